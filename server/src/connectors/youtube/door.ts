import { z } from 'zod'
import type { AccountDoor, AppCredentials, DoorContext, TokenGrant } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, answerOf, refusalOf, type Refused } from '../wire/index.ts'
import { readChannels } from './channels.ts'

/** Uploading; and reading, changing, deleting films, captions and comments. Nothing of the rest of a Google account. */
const SCOPES = [
  'https://www.googleapis.com/auth/youtube.upload',
  'https://www.googleapis.com/auth/youtube.force-ssl',
]

const SAID: Readonly<Record<string, Refused>> = {
  invalid_grant: [
    'auth',
    'Google no longer accepts the permission of this channel.',
    'Connect the channel again. While a project at Google is in testing, this happens after seven days.',
  ],
  invalid_client: [
    'config',
    'Google does not know the application.',
    'Check its client id and secret in the settings.',
  ],
  unauthorized_client: [
    'config',
    'Google does not let this application do that.',
    'Check the kind of its client: it is a web application.',
  ],
  redirect_uri_mismatch: [
    'config',
    'Google does not know the address to come back to.',
    'Add the address that the guide names to the client at Google.',
  ],
}

/** A Google account with a channel, opened by OAuth with PKCE. */
export const youtubeDoor: AccountDoor = {
  kind: 'oauth',
  scopes: SCOPES,
  usesPkce: true,
  app: 'operator',
  asksServer: false,
  authorizeUrl: ({ app, redirectUri, state, codeChallenge }, { origins }) => {
    const query = new URLSearchParams({
      client_id: app.clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: SCOPES.join(' '),
      // Google hands out a refresh token with these two alone.
      access_type: 'offline',
      prompt: 'consent',
      state,
      ...(codeChallenge === null ? {} : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
    })
    return `${origins.consent}/o/oauth2/v2/auth?${query.toString()}`
  },
  exchange: async ({ app, redirectUri, code, codeVerifier }, ctx) => {
    const token = await grantFor(ctx, app, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
    })
    const missing = SCOPES.filter((scope) => !token.scopes.includes(scope))
    if (missing.length > 0) throw boxesUnticked(missing)
    const channels = await readChannels(ctx, token.accessToken)
    return channels.map(({ id, snippet, status }) => ({
      remoteId: id,
      handle: snippet.customUrl ?? snippet.title,
      name: snippet.title,
      settings: { longUploads: status?.longUploadsStatus ?? 'unknown' },
      token,
    }))
  },
  refresh: (app, refreshToken, ctx) =>
    grantFor(ctx, app, { grant_type: 'refresh_token', refresh_token: refreshToken }),
}

const grantSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().optional(),
  // Given where the permission was limited in time: projects in testing get seven days.
  refresh_token_expires_in: z.number().optional(),
  scope: z.string().default(''),
})

async function grantFor(
  ctx: DoorContext,
  { clientId, clientSecret }: AppCredentials,
  asked: Readonly<Record<string, string>>,
): Promise<TokenGrant> {
  const form = {
    ...asked,
    client_id: clientId,
    ...(clientSecret === null ? {} : { client_secret: clientSecret }),
  }
  const response = await ctx.fetch(`${ctx.origins.token}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: ctx.signal,
  })
  const answer = await answerOf(response)
  if (answer.status >= 400) throw doorRefusal(answer, ctx)
  const read = grantSchema.safeParse(answer.body)
  if (!read.success) throw doorRefusal(answer, ctx)
  const { access_token, expires_in, refresh_token, refresh_token_expires_in, scope } = read.data
  return {
    accessToken: access_token,
    refreshToken: refresh_token === undefined || refresh_token === '' ? null : refresh_token,
    expiresAt: ctx.now() + expires_in * 1000,
    refreshExpiresAt:
      refresh_token_expires_in === undefined ? null : ctx.now() + refresh_token_expires_in * 1000,
    scopes: scope.split(' ').filter((one) => one !== ''),
  }
}

const doorErrorSchema = z.looseObject({ error: z.string() })

function doorRefusal(answer: Answer, ctx: DoorContext): ConnectorRefusal {
  const read = doorErrorSchema.safeParse(answer.body)
  const code = read.success ? read.data.error : `http-${answer.status}`
  const refused = SAID[code] ?? ['transient', 'Google could not answer.', 'It is tried again by itself.']
  return refusalOf(answer, { code, refused, now: ctx.now() })
}

function boxesUnticked(missing: readonly string[]): ConnectorRefusal {
  return new ConnectorRefusal({
    kind: 'scope',
    code: 'boxes-unticked',
    what: 'Not everything that is needed was allowed.',
    remedy: 'Connect the channel again and leave every box ticked.',
    retryAt: null,
    raw: missing.join(' '),
  })
}

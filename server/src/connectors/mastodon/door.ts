import { z } from 'zod'
import type { AccountDoor, AppCredentials, DoorContext, TokenGrant } from '../account-door.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import { type Answer, answerOf, refusalOf, type Refused } from '../wire/index.ts'
import { mastodonRefusal } from './errors.ts'

// A token that ends while a call is on its way is no use.
const MARGIN_MS = 60_000
const SCOPES = ['read:accounts', 'read:statuses', 'write:media', 'write:statuses']

const App = z.object({ client_id: z.string(), client_secret: z.string() })

// Mastodon's own tokens live until they are revoked; other servers with its API hand out shorter ones to be renewed.
const Token = z.object({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  expires_in: z.number().nullish(),
  refresh_token: z.string().nullish(),
})

const Own = z.object({
  id: z.string(),
  acct: z.string(),
  username: z.string(),
  display_name: z.string(),
  url: z.string(),
})

const SAID: Readonly<Record<string, Refused>> = {
  invalid_grant: ['auth', 'The server no longer accepts the account.', 'Connect the account again.'],
  invalid_client: [
    'config',
    'The server no longer knows this house.',
    'Connect the account again: the house registers itself anew.',
  ],
}

/** An account at any server, opened by OAuth; the house registers itself there. PKCE is heeded from Mastodon 4.3 on. */
export const mastodonDoor: AccountDoor = {
  kind: 'oauth',
  scopes: SCOPES,
  usesPkce: true,
  app: 'by-itself',
  asksServer: true,
  register: async (redirectUri, ctx) => {
    const answer = await post(ctx, '/api/v1/apps', {
      client_name: 'Stagedoor',
      redirect_uris: redirectUri,
      scopes: SCOPES.join(' '),
    })
    if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
    const { client_id: clientId, client_secret: clientSecret } = App.parse(answer.body)
    return { clientId, clientSecret }
  },
  authorizeUrl: ({ app, redirectUri, state, codeChallenge }, { origins }) => {
    const address = new URL('/oauth/authorize', serverOf(origins))
    const asked = {
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: redirectUri,
      scope: SCOPES.join(' '),
      state,
      ...(codeChallenge === null ? {} : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
    }
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
    return address.toString()
  },
  exchange: async ({ app, redirectUri, code, codeVerifier }, ctx) => {
    const token = await tokenFor(ctx, app, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
    })
    const answer = await answerOf(
      await ctx.fetch(new URL('/api/v1/accounts/verify_credentials', serverOf(ctx.origins)), {
        headers: { authorization: `Bearer ${token.accessToken}` },
      }),
    )
    if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
    const own = Own.parse(answer.body)
    const { host } = new URL(serverOf(ctx.origins))
    return [
      {
        remoteId: own.url,
        handle: `@${own.username}@${host}`,
        name: own.display_name === '' ? own.username : own.display_name,
        settings: { accountId: own.id },
        token,
      },
    ]
  },
  refresh: (app, refreshToken, ctx) =>
    tokenFor(ctx, app, { grant_type: 'refresh_token', refresh_token: refreshToken }),
}

async function tokenFor(
  ctx: DoorContext,
  { clientId, clientSecret }: AppCredentials,
  asked: Readonly<Record<string, string>>,
): Promise<TokenGrant> {
  const answer = await post(ctx, '/oauth/token', {
    client_id: clientId,
    ...(clientSecret === null ? {} : { client_secret: clientSecret }),
    ...asked,
  })
  if (answer.status >= 300) throw tokenRefusal(answer, ctx.now())
  const {
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: lives,
    scope,
  } = Token.parse(answer.body)
  return {
    accessToken,
    refreshToken: refreshToken ? refreshToken : null,
    expiresAt: lives == null ? null : ctx.now() + lives * 1000 - MARGIN_MS,
    refreshExpiresAt: null,
    scopes: scope?.split(' ') ?? SCOPES,
  }
}

// At a door only what OAuth itself names is a true refusal. https://www.rfc-editor.org/rfc/rfc6749#section-5.2
function tokenRefusal(answer: Answer, now: number): ConnectorRefusal {
  const code = String((answer.body as { error?: unknown } | null)?.error)
  const refused = SAID[code]
  if (refused !== undefined && answer.status < 500) return refusalOf(answer, { code, refused, now })
  return mastodonRefusal(answer, { now })
}

async function post(ctx: DoorContext, path: string, form: Readonly<Record<string, string>>): Promise<Answer> {
  const address = new URL(path, serverOf(ctx.origins))
  return answerOf(await ctx.fetch(address, { method: 'POST', body: new URLSearchParams(form) }))
}

function serverOf({ account }: Readonly<Record<string, string>>): string {
  if (account !== undefined && account !== '') return account
  throw new ConnectorRefusal({
    kind: 'config',
    code: 'server-missing',
    what: 'It is not said at which server the account is.',
    remedy: 'Name the server, such as https://mastodon.social.',
    retryAt: null,
    raw: '',
  })
}

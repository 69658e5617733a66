import { z } from 'zod'
import type { AccountDoor, AppCredentials, DoorContext, TokenGrant } from '../account-door.ts'
import { type Answer, answerOf, refusalOf, type Refused } from '../wire/index.ts'
import { askCreator } from './client.ts'
import { tiktokRefusal } from './errors.ts'

/** Who it is, posting, drafts, and reading one's own posts back. */
const SCOPES = ['user.info.basic', 'video.publish', 'video.upload', 'video.list']

// A token that ends while a call is on its way is no use.
const MARGIN_MS = 60_000

const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().nullish(),
  refresh_expires_in: z.number().nullish(),
  open_id: z.string(),
  scope: z.string(),
})

const SAID: Readonly<Record<string, Refused>> = {
  invalid_grant: [
    'auth',
    'TikTok no longer accepts the permission of this account.',
    'Connect the TikTok account again.',
  ],
  invalid_client: [
    'config',
    'TikTok does not know the application.',
    'Check its client key and secret in the settings.',
  ],
  unauthorized_client: [
    'config',
    'TikTok does not let this application do that.',
    'Check in the TikTok developer portal that Login Kit and the Content Posting API are added to it.',
  ],
  redirect_uri_mismatch: [
    'config',
    'TikTok does not know the address to come back to.',
    'Add the address that the guide names to the application at TikTok.',
  ],
}

/** A TikTok account, opened by OAuth with PKCE. Its refresh token changes with each use, and the old one dies. */
export const tiktokDoor: AccountDoor = {
  kind: 'oauth',
  scopes: SCOPES,
  usesPkce: true,
  app: 'operator',
  asksServer: false,
  authorizeUrl: ({ app, redirectUri, state, codeChallenge }, { origins }) => {
    const query = new URLSearchParams({
      client_key: app.clientId,
      scope: SCOPES.join(','),
      response_type: 'code',
      redirect_uri: redirectUri,
      state,
      ...(codeChallenge === null ? {} : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
    })
    return `${origins['web']}/v2/auth/authorize/?${query.toString()}`
  },
  exchange: async ({ app, redirectUri, code, codeVerifier }, ctx) => {
    const { token, openId } = await tokenFor(ctx, app, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
    })
    const way = { ...ctx, token: () => Promise.resolve(token.accessToken) }
    // Who allowed drafts alone can have drafts alone.
    if (!token.scopes.includes('video.publish')) {
      const name = await nameOf(way)
      const settings = { postingMode: 'inbox', projectIsAudited: false }
      return [{ remoteId: openId, handle: name, name, settings, token }]
    }
    const { creator_username: username, creator_nickname: name } = await askCreator(way)
    return [
      {
        remoteId: openId,
        handle: `@${username}`,
        name,
        settings: { postingMode: 'direct', projectIsAudited: false },
        token,
      },
    ]
  },
  refresh: async (app, refreshToken, ctx) => {
    const { token } = await tokenFor(ctx, app, { grant_type: 'refresh_token', refresh_token: refreshToken })
    return token
  },
  revoke: async (app, { accessToken }, ctx) => {
    const response = await ctx.fetch(`${ctx.origins['api']}/v2/oauth/revoke/`, {
      method: 'POST',
      body: new URLSearchParams({
        client_key: app.clientId,
        client_secret: app.clientSecret ?? '',
        token: accessToken,
      }),
    })
    const answer = await answerOf(response)
    if (answer.status >= 300) throw tiktokRefusal(answer, ctx.now())
  },
}

async function tokenFor(
  ctx: DoorContext,
  { clientId, clientSecret }: AppCredentials,
  asked: Readonly<Record<string, string>>,
): Promise<{ token: TokenGrant; openId: string }> {
  const response = await ctx.fetch(`${ctx.origins['api']}/v2/oauth/token/`, {
    method: 'POST',
    body: new URLSearchParams({ client_key: clientId, client_secret: clientSecret ?? '', ...asked }),
  })
  const answer = await answerOf(response)
  const refusal = refusedAt(answer)
  if (refusal !== null) throw refusalOf(answer, { ...refusal, now: ctx.now() })
  if (answer.status >= 300) throw tiktokRefusal({ ...answer, body: null }, ctx.now())
  const told = tokenSchema.parse(answer.body)
  const at = ctx.now()
  return {
    openId: told.open_id,
    token: {
      accessToken: told.access_token,
      refreshToken: told.refresh_token ? told.refresh_token : null,
      // Older pages name other lives than today's: what is told counts.
      expiresAt: at + told.expires_in * 1000 - MARGIN_MS,
      refreshExpiresAt: told.refresh_expires_in == null ? null : at + told.refresh_expires_in * 1000,
      scopes: told.scope.split(','),
    },
  }
}

// TikTok words a refusal of OAuth as OAuth does, with whatever status.
function refusedAt({ body, status }: Answer): { code: string; refused: Refused } | null {
  const { error } = (body ?? {}) as { error?: unknown }
  const refused = typeof error === 'string' && status < 500 ? SAID[error] : undefined
  return refused === undefined ? null : { code: String(error), refused }
}

const user = z.looseObject({
  data: z.looseObject({ user: z.looseObject({ display_name: z.string() }) }),
})

async function nameOf(ctx: DoorContext & { token: () => Promise<string> }): Promise<string> {
  const response = await ctx.fetch(`${ctx.origins['api']}/v2/user/info/?fields=open_id,display_name`, {
    headers: { authorization: `Bearer ${await ctx.token()}` },
  })
  const answer = await answerOf(response)
  if (answer.status >= 300) throw tiktokRefusal(answer, ctx.now())
  return user.parse(answer.body).data.user.display_name
}

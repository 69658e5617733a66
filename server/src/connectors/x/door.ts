import { z } from 'zod'
import type { AccountDoor, AppCredentials, DoorContext, TokenGrant } from '../account-door.ts'
import { type Answer, answerOf, refusalOf, type Refused } from '../wire/index.ts'
import { ask } from './client.ts'
import { xRefusal } from './errors.ts'

const SCOPES = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access']

// A token that ends while a call is on its way is no use.
const MARGIN_MS = 60_000

const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number(),
  refresh_token: z.string().nullish(),
  scope: z.string().optional(),
})

const me = z.looseObject({ data: z.looseObject({ id: z.string(), username: z.string(), name: z.string() }) })

const GONE: Refused = [
  'auth',
  'X no longer accepts the permission of this account.',
  'Connect the X account again.',
]
const SAID: Readonly<Record<string, Refused>> = {
  invalid_grant: GONE,
  invalid_client: [
    'config',
    'X does not know the application.',
    'Check its client id and secret in the settings.',
  ],
  unauthorized_client: [
    'config',
    'X does not let this application do that.',
    'Switch user authentication on for it in the X developer console, as a web app.',
  ],
}

/** An X account, opened by OAuth 2.0 with PKCE; its access token lives two hours. */
export const xDoor: AccountDoor = {
  kind: 'oauth',
  scopes: SCOPES,
  usesPkce: true,
  app: 'operator',
  asksServer: false,
  authorizeUrl: ({ app, redirectUri, state, codeChallenge }, { origins }) => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app.clientId,
      redirect_uri: redirectUri,
      scope: SCOPES.join(' '),
      state,
      ...(codeChallenge === null ? {} : { code_challenge: codeChallenge, code_challenge_method: 'S256' }),
    })
    return `${origins['web']}/i/oauth2/authorize?${query.toString()}`
  },
  exchange: async ({ app, redirectUri, code, codeVerifier }, ctx) => {
    const token = await tokenFor(ctx, app, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      ...(codeVerifier === null ? {} : { code_verifier: codeVerifier }),
    })
    const way = { ...ctx, token: () => Promise.resolve(token.accessToken) }
    const { data: account } = await ask(way, { method: 'GET', path: '/2/users/me', shape: me })
    return [{ remoteId: account.id, handle: `@${account.username}`, name: account.name, settings: {}, token }]
  },
  refresh: (app, refreshToken, ctx) =>
    tokenFor(ctx, app, { grant_type: 'refresh_token', refresh_token: refreshToken }),
  revoke: async (app, { accessToken, refreshToken }, ctx) => {
    // Each dies by itself: the one that would make new ones first.
    for (const token of [refreshToken, accessToken]) {
      if (token === null) continue
      const answer = await post(ctx, app, { path: '/2/oauth2/revoke', form: { token } })
      if (answer.status >= 300) throw xRefusal(answer, ctx.now())
    }
  },
}

async function tokenFor(
  ctx: DoorContext,
  app: AppCredentials,
  asked: Readonly<Record<string, string>>,
): Promise<TokenGrant> {
  const answer = await post(ctx, app, { path: '/2/oauth2/token', form: asked })
  if (answer.status >= 300) {
    const { error, error_description: why } = (answer.body ?? {}) as Record<string, unknown>
    // X words a dead refresh token as a bad request.
    const isDead = error === 'invalid_request' && /token was invalid/i.test(String(why))
    const refused = answer.status >= 500 ? undefined : isDead ? GONE : SAID[String(error)]
    if (refused === undefined) throw xRefusal(answer, ctx.now())
    throw refusalOf(answer, { code: String(error), refused, now: ctx.now() })
  }
  const told = tokenSchema.parse(answer.body)
  return {
    accessToken: told.access_token,
    refreshToken: told.refresh_token ? told.refresh_token : null,
    expiresAt: ctx.now() + told.expires_in * 1000 - MARGIN_MS,
    refreshExpiresAt: null,
    scopes: told.scope?.split(' ') ?? SCOPES,
  }
}

// A public client names itself in the form, any other proves itself in the header.
async function post(
  ctx: DoorContext,
  { clientId, clientSecret }: AppCredentials,
  { path, form }: { path: string; form: Readonly<Record<string, string>> },
): Promise<Answer> {
  const headers: Record<string, string> =
    clientSecret === null ? {} : { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }
  const body = new URLSearchParams({ ...form, ...(clientSecret === null ? { client_id: clientId } : {}) })
  return answerOf(await ctx.fetch(`${ctx.origins['api']}${path}`, { method: 'POST', headers, body }))
}

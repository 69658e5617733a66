import { randomBytes, randomUUID } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Role } from '@stagedoor/core/production'
import { z } from 'zod'
import { openSaltlight, wren } from '../../clearance/testing.ts'
import { Emulator, operation } from '../../connectors/emulating/index.ts'
import {
  type AccountDoor,
  type Connector,
  ConnectorRefusal,
  type ErrorKind,
  type TokenGrant,
} from '../../connectors/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { type ApiEnv, type Identity, onApiError, siteAt } from '../../plant/http/index.ts'
import { openLog } from '../../plant/log/index.ts'
import { sealUnder } from '../../plant/seal/index.ts'
import { Platforms } from './platforms.ts'
import { platformAccountRoutes } from './routes.ts'

/** An account that the emulated platform has. */
export interface EmulatedAccount {
  readonly id: string
  readonly handle: string
}

const READ = { source: 'https://www.rfc-editor.org/rfc/rfc6749', readOn: '2026-11-21' }
const HOUR_MS = 3_600_000

/** A platform of this test alone: OAuth with PKCE, tokens of two hours, refresh tokens that rotate and die with their use. */
export async function emulateOauth(clock: { now: () => number }) {
  const world = {
    accounts: [{ id: 'u1', handle: 'saltlight' }] as EmulatedAccount[],
    /** What the next renewals answer in place of a new refresh token. */
    refreshAnswer: 'rotates' as 'rotates' | 'empty' | 'none',
    refreshEnds: 180 * 24 * HOUR_MS,
    access: new Set<string>(),
    refresh: new Set<string>(),
    challenges: new Map<string, string>(),
    revoked: [] as string[],
  }
  const word = (kind: string) => `${kind}-${randomBytes(12).toString('hex')}`
  const grant = () => {
    const [access, refresh] = [word('access'), word('refresh')]
    world.access.add(access)
    world.refresh.add(refresh)
    return { access_token: access, refresh_token: refresh, expires_in: 7200 }
  }
  const refused = (error: string, status = 400) => ({ status, body: { error } })
  const emulator = await Emulator.open(
    () => ({
      name: 'Lighthouse',
      refuse: (why) => ({ status: 400, body: { error: 'invalid_request', why } }),
      operations: [
        operation({
          ...READ,
          name: 'token',
          method: 'POST',
          path: '/token',
          reading: 'form',
          body: z.discriminatedUnion('grant_type', [
            z.strictObject({
              grant_type: z.literal('authorization_code'),
              code: z.string(),
              code_verifier: z.string().min(43),
              redirect_uri: z.url(),
              client_id: z.literal('the-house'),
              client_secret: z.literal('the-secret-of-the-house'),
            }),
            z.strictObject({
              grant_type: z.literal('refresh_token'),
              refresh_token: z.string(),
              client_id: z.literal('the-house'),
              client_secret: z.literal('the-secret-of-the-house'),
            }),
          ]),
          answer: async ({ body }) => {
            if (body.grant_type === 'authorization_code') {
              const challenge = world.challenges.get(body.code)
              world.challenges.delete(body.code)
              const made = Buffer.from(
                await crypto.subtle.digest('SHA-256', Buffer.from(body.code_verifier)),
              ).toString('base64url')
              return challenge === made ? { status: 200, body: grant() } : refused('invalid_grant')
            }
            if (!world.refresh.delete(body.refresh_token)) return refused('invalid_grant')
            const { refresh_token, ...rest } = grant()
            if (world.refreshAnswer === 'rotates') return { status: 200, body: { refresh_token, ...rest } }
            // A platform that keeps its refresh tokens.
            world.refresh.add(body.refresh_token)
            const empty = world.refreshAnswer === 'empty' ? { refresh_token: '' } : {}
            return { status: 200, body: { ...rest, ...empty } }
          },
        }),
        operation({
          ...READ,
          name: 'accounts',
          method: 'GET',
          path: '/accounts',
          reading: 'none',
          isRead: true,
          answer: ({ token }) =>
            world.access.has(token ?? '')
              ? { status: 200, body: { accounts: world.accounts } }
              : refused('invalid_token', 401),
        }),
        operation({
          ...READ,
          name: 'revoke',
          method: 'POST',
          path: '/revoke',
          reading: 'form',
          body: z.strictObject({ token: z.string() }),
          answer: ({ body }) => {
            world.revoked.push(body.token)
            return { status: 200, body: {} }
          },
        }),
      ],
    }),
    { clock },
  )
  return {
    emulator,
    world,
    /** Somebody pressed Allow: what the platform puts into the address that it leads back to. */
    allow: (authorizeUrl: string) => {
      const { searchParams } = new URL(authorizeUrl)
      const code = word('code')
      world.challenges.set(code, searchParams.get('code_challenge') ?? '')
      return { code, state: searchParams.get('state') ?? '' }
    },
  }
}

const grantSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number(),
})

/** A connector to that platform which knows its door and nothing else. */
export function oauthConnector({ refreshEndsMs }: { refreshEndsMs: number | null }): Connector {
  const refusal = (kind: ErrorKind, code: string) =>
    new ConnectorRefusal({
      kind,
      code,
      what: `Lighthouse says ${code}.`,
      remedy: 'Connect the account again.',
      retryAt: null,
      raw: '',
    })
  const tokens = async (
    form: Record<string, string>,
    { fetch, origins, now }: Parameters<Extract<AccountDoor, { kind: 'oauth' }>['refresh']>[2],
  ): Promise<TokenGrant> => {
    const answer = await fetch(`${origins['api']}/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    if (answer.status >= 500) throw refusal('transient', `status-${answer.status}`)
    if (!answer.ok) throw refusal('auth', ((await answer.json()) as { error: string }).error)
    const { access_token, refresh_token = null, expires_in } = grantSchema.parse(await answer.json())
    return {
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresAt: now() + expires_in * 1000,
      refreshExpiresAt: refreshEndsMs === null ? null : now() + refreshEndsMs,
      scopes: ['video.publish'],
    }
  }
  const appForm = ({ clientId, clientSecret }: { clientId: string; clientSecret: string | null }) => ({
    client_id: clientId,
    client_secret: clientSecret ?? '',
  })
  const unused = () => Promise.reject(new Error('this test hands nothing over'))
  return {
    id: 'x',
    name: 'Lighthouse',
    capabilities: {
      wayIn: ['bytes'],
      idempotency: 'handle',
      retract: 'hard',
      canHide: false,
      canEdit: false,
      comments: 'none',
      answers: 'none',
      figures: [],
      canPlaceAhead: false,
    },
    origins: { api: 'https://api.lighthouse.example' },
    door: {
      kind: 'oauth',
      scopes: ['video.publish'],
      usesPkce: true,
      app: 'operator',
      asksServer: false,
      authorizeUrl: ({ app, redirectUri, state, codeChallenge }, { origins }) =>
        `${origins['api']}/authorize?${String(
          new URLSearchParams({
            client_id: app.clientId,
            redirect_uri: redirectUri,
            state,
            code_challenge: codeChallenge ?? '',
            code_challenge_method: 'S256',
          }),
        )}`,
      exchange: async ({ app, redirectUri, code, codeVerifier }, ctx) => {
        const token = await tokens(
          {
            grant_type: 'authorization_code',
            code,
            code_verifier: codeVerifier ?? '',
            redirect_uri: redirectUri,
            ...appForm(app),
          },
          ctx,
        )
        const answer = await ctx.fetch(`${ctx.origins['api']}/accounts`, {
          headers: { authorization: `Bearer ${token.accessToken}` },
        })
        const { accounts } = (await answer.json()) as { accounts: EmulatedAccount[] }
        return accounts.map(({ id, handle }) => ({
          remoteId: id,
          handle,
          name: `@${handle}`,
          settings: {},
          token,
        }))
      },
      refresh: (app, refreshToken, ctx) =>
        tokens({ grant_type: 'refresh_token', refresh_token: refreshToken, ...appForm(app) }, ctx),
      revoke: async (_app, { accessToken }, { fetch, origins }) => {
        await fetch(`${origins['api']}/revoke`, {
          method: 'POST',
          body: new URLSearchParams({ token: accessToken }),
        })
      },
    },
    limits: async ({ fetch, origins, token }) => {
      const answer = await fetch(`${origins['api']}/accounts`, {
        headers: { authorization: `Bearer ${await token()}` },
      })
      if (answer.status === 401) throw refusal('auth', 'invalid_token')
      return {} as never
    },
    validate: () => [],
    prepare: () => [],
    begin: unused,
    transfer: unused,
    poll: unused,
    commit: unused,
    reconcile: unused,
    observe: unused,
    hide: unused,
    retract: unused,
    abort: unused,
  }
}

/** A house with accounts' doors over HTTP, an emulated platform behind one of them, and its log in `written`. */
export async function openAccountHouse(house: TestDatabase, { refreshEndsMs = null as number | null } = {}) {
  const saltlight = await openSaltlight(house)
  const platform = await emulateOauth(house.clock)
  const written: string[] = []
  const log = openLog('trace', { write: (line: string) => void written.push(line) })
  const ports = {
    db: house.crew,
    clock: house.clock,
    site: siteAt('https://house.example'),
    platforms: new Platforms({
      connectors: [oauthConnector({ refreshEndsMs })],
      named: { x: { every: platform.emulator.origin, byRole: {} } },
    }),
    accountSeal: sealUnder(randomBytes(32)),
  }
  // Each test's house has a crew of its own.
  const crew = { userId: randomUUID(), name: wren.name }
  await house.auth.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [
    crew.userId,
    crew.name,
    `${crew.userId}@house.example`,
  ])
  const { productionId } = saltlight
  const membership = { id: randomUUID(), productionId, userId: crew.userId }
  const becomes = async (role: Role) => {
    await house.crew
      .insertInto('production.memberships')
      .values({ ...membership, role })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ role }))
      .execute()
  }
  await becomes('publicist')
  let identity: Identity = operatorOf(crew)
  let session = 'stagedoor.session_token=first'
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(log))
  api.use(async (c, next) => {
    c.set('identity', identity)
    await next()
  })
  api.route('/api/v1', platformAccountRoutes(ports))
  const request = (method: string, path: string, body?: unknown) =>
    api.request(`/api/v1${path}`, {
      method,
      headers: {
        cookie: session,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const asks = async (method: string, path: string, body?: unknown) => {
    const answer = await request(method, path, body)
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
  }
  const goes = async (accountId: string | null = null) => {
    const { status, body } = await asks('POST', `/productions/${saltlight.slug}/account-doors`, {
      connector: 'x',
      accountId,
    })
    if (status !== 201) throw new Error(JSON.stringify(body))
    return platform.allow(String(body['url']))
  }
  const comesBack = async (brought: { code?: string; state: string; error?: string }) => {
    const answer = await request('GET', `/connectors/x/callback?${new URLSearchParams(brought).toString()}`)
    return answer.headers.get('location') ?? String(answer.status)
  }
  return {
    ...saltlight,
    ...ports,
    ...platform,
    written,
    crew,
    becomes,
    asks,
    goes,
    comesBack,
    as: (somebody: Identity, cookie = session) => {
      identity = somebody
      session = cookie
    },
    /** The operator gives the application, and the account is connected; its id. */
    connects: async (): Promise<string> => {
      await asks('PUT', '/apps/x', { clientId: 'the-house', clientSecret: 'the-secret-of-the-house' })
      await comesBack(await goes())
      const { body } = await asks('GET', `/productions/${saltlight.slug}/accounts`)
      const [account] = body['items'] as { id: string }[]
      if (account === undefined) throw new Error('nothing was connected')
      return account.id
    },
    accounts: async () => {
      const { body } = await asks('GET', `/productions/${saltlight.slug}/accounts`)
      return body['items'] as Record<string, unknown>[]
    },
    close: async () => {
      ports.platforms.close()
      await platform.emulator.close()
    },
  }
}

/** Somebody as the operator of the house. */
export function operatorOf(person: { userId: string; name: string }): Extract<Identity, { kind: 'account' }> {
  return { kind: 'account', ...person, email: '', isOperator: true }
}

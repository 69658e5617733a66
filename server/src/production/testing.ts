import { OpenAPIHono } from '@hono/zod-openapi'
import type { Role } from '@stagedoor/core/production'
import { openAccounts } from '../plant/auth/index.ts'
import { openClock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { TestDatabase } from '../plant/db/testing.ts'
import { type ApiEnv, type Identity, onApiError, siteAt } from '../plant/http/index.ts'
import { Jobs } from '../plant/jobs/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { Topics } from '../plant/realtime/index.ts'
import { ClaimDoor } from './claim-house.ts'
import { identify } from './identify.ts'
import { productionRoutes } from './routes.ts'
import { startProduction } from './start-production.ts'

/** What is sent along with a request: a session's cookies or an API key. */
export interface Credentials {
  cookie?: string
  key?: string
}

interface Asked {
  by?: Credentials
  body?: unknown
  /** The network address it comes from. */
  address?: string
}

/** Somebody new with a role in a production, as the API knows them: nobody signs in. */
export async function joins(
  house: TestDatabase,
  {
    productionId,
    role,
    name = `The ${role}`,
    email,
  }: { productionId: string; role: Role; name?: string; email?: string },
): Promise<Identity> {
  const userId = newId()
  const address = email ?? `${userId}@house.example`
  await house.auth.query('insert into auth.users (id, name, email) values ($1, $2, $3)', [
    userId,
    name,
    address,
  ])
  await house.crew
    .insertInto('production.memberships')
    .values({ id: newId(), productionId, userId, role })
    .execute()
  return { kind: 'account', userId, name, email: address, isOperator: false }
}

/** A house with this stage's routes over HTTP, as a browser or a program meets it; end it with `close`. */
export async function openStage(
  house: TestDatabase,
  { clock: mode = 'manual' as 'manual' | 'real', ticks = () => performance.now() } = {},
) {
  const listener = { listen: house.listen }
  const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, mode)
  const site = siteAt('http://127.0.0.1:4321')
  const accounts = openAccounts({ pool: house.auth, site, secret: 'x'.repeat(44) })
  const jobs = new Jobs({ db: house.worker, listener, log: silentLog, crewRole: house.roles.crew })
  const topics = new Topics({ listener })
  const door = new ClaimDoor()
  await topics.start()
  const deps = { db: house.crew, accounts, clock, site, door, jobs, topics, ticks }
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', await identify(deps, c.req.raw.headers))
    c.set('clientAddress', c.req.header('x-test-address') ?? '192.0.2.1')
    await next()
  })
  api.route('/', productionRoutes(deps))

  const request = (method: string, path: string, { by = {}, body, address }: Asked = {}) =>
    api.request(path, {
      method,
      headers: {
        ...(address === undefined ? {} : { 'x-test-address': address }),
        ...(by.cookie === undefined ? {} : { cookie: by.cookie }),
        ...(by.key === undefined ? {} : { authorization: `Bearer ${by.key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const asks = async (method: string, path: string, about: Asked = {}) => {
    const answer = await request(method, path, about)
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) }
  }
  const cookiesOf = (headers: Headers): Credentials => ({
    cookie: headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  })

  return {
    ...deps,
    request,
    asks,
    cookiesOf,
    /** A production with its owner. */
    startsProduction: async (title: string, ownerId: string | null = null) =>
      startProduction({ db: house.crew, clock }, { title, kind: 'film', zone: 'Europe/Oslo', ownerId }),
    /** Somebody new who is signed in, with a role in a production or with none. */
    person: async (name: string, in_?: { productionId: string; role: Role }) => {
      const email = `${newId()}@saltlight.example`
      const account = await accounts.create({ name, email, password: 'a lamp in the rain' })
      if (in_ !== undefined)
        await house.crew
          .insertInto('production.memberships')
          .values({ id: newId(), userId: account.userId, ...in_ })
          .execute()
      const cookies = await accounts.signIn({ email, password: 'a lamp in the rain' }, new Headers())
      return { ...account, by: cookiesOf(cookies) }
    },
    close: async (): Promise<void> => {
      await topics.stop()
      await clock.close()
    },
  }
}

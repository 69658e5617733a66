import { createHash, randomBytes } from 'node:crypto'
import { OpenAPIHono } from '@hono/zod-openapi'
import { openAccounts } from '../../plant/auth/index.ts'
import type { TestDatabase } from '../../plant/db/testing.ts'
import { type ApiEnv, onApiError, siteAt } from '../../plant/http/index.ts'
import { silentLog } from '../../plant/log/index.ts'
import { identify } from '../../production/index.ts'
import { progressRoutes, Viewers } from '../../wall/index.ts'
import { joiningRoutes } from '../routes/joining.ts'
import { meRoutes } from '../routes/me.ts'
import { Tickets } from './tickets.ts'

const LITTLE_WORK = 6

/** A letter as it was written, before any server. */
export interface WrittenLetter {
  readonly to: string | null
  readonly subject: string
  readonly text: string
}

/** The doors of a house for fans, over HTTP, and browsers that keep their cookies. */
export function openDoors(house: TestDatabase, { url = 'https://house.example' } = {}) {
  const site = siteAt(url)
  const { clock } = house
  const db = house.crew
  const accounts = openAccounts({ pool: house.auth, site, secret: 'x'.repeat(44) })
  const viewers = new Viewers({ db, clock, key: randomBytes(32), site })
  const tickets = new Tickets({ db, key: randomBytes(32), workBits: LITTLE_WORK })
  const letters: WrittenLetter[] = []
  const mail = {
    write: async (_trx: unknown, { to, subject, text }: WrittenLetter) => {
      letters.push({ to, subject, text })
    },
  }
  const deps = { db, fan: house.fan, clock, site, accounts, viewers, tickets, mail }
  const api = new OpenAPIHono<ApiEnv>()
  api.onError(onApiError(silentLog))
  api.use(async (c, next) => {
    c.set('identity', await identify(deps, c.req.raw.headers))
    c.set('clientAddress', c.req.header('x-test-address') ?? '192.0.2.1')
    c.set('madeViewer', null)
    c.set('viewer', await viewers.whoLooks(c.req.raw.headers, c.var.identity))
    await next()
  })
  api.route('/', joiningRoutes(deps))
  api.route('/', meRoutes(deps))
  api.route('/', progressRoutes({ ...deps, madeViewers: undefined as never }))

  let networks = 0
  /** A browser of its own, in a network of its own. */
  const browser = () => {
    const jar = new Map<string, string>()
    const address = `198.51.100.${(networks += 1)}`
    const asks = async (method: string, path: string, body?: unknown) => {
      const answer = await api.request(path, {
        method,
        headers: {
          'x-test-address': address,
          cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        if (/max-age=0/i.test(line)) jar.delete(name)
        else jar.set(name, value)
      }
      const text = await answer.text()
      return { status: answer.status, text, body: JSON.parse(text) }
    }
    /** A ticket that was worked for, as a form carries it. */
    const ticket = async () => {
      const { body } = await asks('GET', '/public/door')
      return { ticket: body.ticket, proof: workFor(body.ticket), website: '' }
    }
    const joins = async (handle: string, password = 'a lamp in the rain') =>
      asks('POST', '/public/accounts', { handle, password, ...(await ticket()) })
    return { jar, asks, ticket, joins }
  }
  return { ...deps, letters, browser }
}

/** Works for a ticket as a browser does. */
function workFor(ticket: string): string {
  for (let tried = 0; ; tried += 1) {
    const proof = tried.toString(36)
    const digest = createHash('sha256').update(`${ticket} ${proof}`).digest()
    if (digest.readUInt32BE(0) >>> (32 - LITTLE_WORK) === 0) return proof
  }
}

import { createHash, randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { silentLog } from '../log/index.ts'
import {
  boundChanges,
  createApi,
  idempotency,
  type Identity,
  instantIn,
  json,
  jsonBody,
  networkPrefix,
  onApiError,
  RateLimit,
  refusals,
  sameOrigin,
  shortText,
  siteAt,
} from './index.ts'

const house = await testDatabase()
const secrets = { derive: (purpose: string) => createHash('sha256').update(purpose).digest() }

let invitations = 0
let wait: Promise<void> = Promise.resolve()
let identity: Identity = { kind: 'nobody' }

const invite = createRoute({
  method: 'post',
  path: '/invitations',
  request: { body: jsonBody(z.object({ name: shortText(20), at: instantIn.optional() })) },
  responses: {
    201: json('Invited', z.object({ number: z.int(), link: z.string(), at: z.number().nullable() })),
    ...refusals,
  },
})
const api = createApi()
api.onError(onApiError(silentLog))
api.use('*', sameOrigin(siteAt('https://house.example')))
api.use('*', async (c, next) => {
  c.set('identity', identity)
  await next()
})
api.use('*', idempotency({ db: house.crew, secrets }))
api.openapi(invite, async (c) => {
  const { name, at = null } = c.req.valid('json')
  invitations += 1
  const number = invitations
  await wait
  if (name === 'crash') throw new Error('with the secret of the lamp')
  if (name === 'stranger') throw new Problem('not-allowed', { act: 'manage-members' })
  if (name.includes('\0')) await sql`select ${name}::text`.execute(house.crew)
  return c.json({ number, link: '/s/shown-this-once', at }, 201)
})

const post = (body: unknown, headers: Record<string, string> = {}) =>
  api.request('/invitations', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })
const once = (key: string) => ({ 'idempotency-key': key })

describe('an idempotency key', () => {
  test('lets a request happen once and gives its answer again', async () => {
    const key = once(randomUUID())
    const first = await post({ name: 'Ida' }, key)
    const again = await post({ name: 'Ida' }, key)
    expect([again.status, await again.json()]).toEqual([201, await first.json()])
    const other = await post({ name: 'Ida' }, once(randomUUID()))
    expect(await other.json()).not.toEqual(await (await post({ name: 'Ida' }, key)).json())
  })

  test('gives a refusal again as the refusal that it was', async () => {
    const key = once(randomUUID())
    const before = invitations
    for (const answer of [await post({ name: 'stranger' }, key), await post({ name: 'stranger' }, key)]) {
      expect(answer.status).toBe(403)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(await answer.json()).toMatchObject({ type: '/problems/not-allowed' })
    }
    expect(invitations).toBe(before + 1)
  })

  test('is refused for another request', async () => {
    const key = once(randomUUID())
    await post({ name: 'Ida' }, key)
    const answer = await post({ name: 'Tomas' }, key)
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { type: '/problems/idempotency-key-reused' },
    ])
  })

  test('belongs to whoever asks', async () => {
    const key = once(randomUUID())
    const account = { kind: 'account', name: 'Ida', email: '', isOperator: false } as const
    identity = { ...account, userId: randomUUID() }
    const hers = await (await post({ name: 'Noor' }, key)).json()
    identity = { ...account, userId: randomUUID() }
    expect(await (await post({ name: 'Noor' }, key)).json()).not.toEqual(hers)
    identity = { kind: 'nobody' }
  })

  test('lets a request that crashed be tried again', async () => {
    const key = once(randomUUID())
    expect((await post({ name: 'crash' }, key)).status).toBe(500)
    const before = invitations
    expect((await post({ name: 'crash' }, key)).status).toBe(500)
    expect(invitations).toBe(before + 1)
  })

  test('refuses the second of two at once while the first is running', async () => {
    const key = once(randomUUID())
    let finish: () => void = () => undefined
    wait = new Promise((resolve) => (finish = resolve))
    const before = invitations
    const first = post({ name: 'Ida' }, key)
    await expect.poll(() => invitations).toBe(before + 1)
    const second = await post({ name: 'Ida' }, key)
    expect([second.status, await second.json()]).toMatchObject([
      409,
      { type: '/problems/request-still-running' },
    ])
    finish()
    expect((await first).status).toBe(201)
    expect((await post({ name: 'Ida' }, key)).status).toBe(201)
    expect(invitations).toBe(before + 1)
  })

  test('of a request whose process ended may be used again after a minute', async () => {
    const key = randomUUID()
    const pending = { scope: 'nobody /invitations', key, requestDigest: Buffer.alloc(32), status: null }
    await house.crew
      .insertInto('plant.idempotencyKeys')
      .values({ ...pending, createdAt: sql<never>`now() - interval '61 seconds'` })
      .execute()
    expect((await post({ name: 'Ida' }, once(key))).status).toBe(201)
  })

  test('keeps no answer in the clear: it may hold what is shown once', async () => {
    await post({ name: 'Ida' }, once(randomUUID()))
    const { rows } = await sql<{ row: string }>`select k::text as row from plant.idempotency_keys k`.execute(
      house.crew,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) expect(row).not.toContain('shown-this-once')
  })

  test('is visible characters', async () => {
    expect((await post({ name: 'Ida' }, once('two words'))).status).toBe(400)
    expect((await post({ name: 'Ida' }, once('x'.repeat(129)))).status).toBe(400)
  })
})

describe('a change', () => {
  test.for([
    ['of the same origin', { 'sec-fetch-site': 'same-origin', origin: 'https://house.example' }, 201],
    ['of no browser', {}, 201],
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['of an old browser on another site', { origin: 'https://elsewhere.example' }, 403],
    ['of a page without an origin', { origin: 'null' }, 403],
    ['of the same host without its HTTPS', { origin: 'http://house.example' }, 403],
    ['that carries an API key', { 'sec-fetch-site': 'cross-site', authorization: 'Bearer sd_key' }, 201],
    [
      'that carries what a proxy asked for',
      { 'sec-fetch-site': 'cross-site', authorization: 'Basic eA==' },
      403,
    ],
  ] as const)('%s is taken or refused', async ([, headers, status]) => {
    expect((await post({ name: 'Ida' }, headers)).status).toBe(status)
  })
})

describe('an answer', () => {
  test('to a request that does not fit says field by field what is wrong', async () => {
    const answer = await post({ name: '   ' })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({
      type: '/problems/invalid-request',
      status: 400,
      fields: [{ field: 'name' }],
    })
    const garbled = await api.request('/invitations', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    })
    expect([garbled.status, await garbled.json()]).toMatchObject([400, { type: '/problems/invalid-request' }])
  })

  test('to a crash is bare and tells nothing of its cause', async () => {
    const answer = await post({ name: 'crash' })
    const text = await answer.text()
    expect([answer.status, JSON.parse(text).type]).toEqual([500, '/problems/internal'])
    expect(text).not.toContain('lamp')
  })

  test('to a character that no text can hold is a refusal, not a crash', async () => {
    const answer = await post({ name: 'Ida\0' })
    expect([answer.status, await answer.json()]).toMatchObject([400, { type: '/problems/invalid-request' }])
  })

  test('takes a moment with its offset and nothing that is no moment', async () => {
    const at = await post({ name: 'Ida', at: '2026-11-27T18:00:00+01:00' })
    expect(await at.json()).toMatchObject({ at: Date.UTC(2026, 10, 27, 17) })
    for (const wrong of ['2026-11-27T18:00:00', '2026-13-27T18:00:00Z', 'tomorrow', 0])
      expect((await post({ name: 'Ida', at: wrong })).status).toBe(400)
  })
})

describe('a rate limit', () => {
  test('takes a burst, then as many as flow in', () => {
    const limit = new RateLimit({ burst: 3, perMinute: 60 })
    for (let count = 0; count < 3; count += 1) limit.take('ida', 0)
    expect(() => limit.take('ida', 0)).toThrow(expect.objectContaining({ facts: { retryAfterSeconds: 1 } }))
    limit.take('tomas', 0)
    limit.take('ida', 1_000)
    expect(() => limit.take('ida', 1_500)).toThrow(Problem)
  })

  test('is not washed away by asking from many networks', () => {
    const limit = new RateLimit({ burst: 1, perMinute: 1 })
    limit.take('ida', 0)
    for (let network = 0; network < 9_000; network += 1) limit.take(`network ${network}`, 1)
    expect(() => limit.take('ida', 2)).toThrow(Problem)
    for (let network = 0; network < 9_000; network += 1) limit.take(`other ${network}`, 3)
    expect(() => limit.take('ida', 4)).toThrow(Problem)
  })

  test.for([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::6', '2001:db8:1:2'],
    ['2001:DB8::6', '2001:db8:0:0'],
    ['2001:0db8:0::7', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['', ''],
  ] as const)('%s sits in the network %s', ([address, network]) => {
    expect(networkPrefix(address)).toBe(network)
  })
})

describe('a flood from one address', () => {
  let now = 0
  const hall = createApi()
  hall.onError(onApiError(silentLog))
  hall.use(async (c, next) => {
    c.set('viewer', c.req.header('x-test-viewer') ?? null)
    c.set('clientAddress', c.req.header('x-test-address') ?? '')
    await next()
  })
  hall.use(boundChanges(() => now))
  hall.all('/', (c) => c.text('done'))
  /** How many of so many changes were made. */
  const made = async (
    count: number,
    address: (n: number) => string,
    viewer: (n: number) => string | null,
  ) => {
    let done = 0
    for (let n = 0; n < count; n += 1) {
      const by = viewer(n)
      const headers = { 'x-test-address': address(n), ...(by === null ? {} : { 'x-test-viewer': by }) }
      if ((await hall.request('/', { method: 'POST', headers })).status === 200) done += 1
    }
    return done
  }
  const ofOne = (n: number) => `2001:db8:1:2::${n.toString(16)}`
  const nobody = () => null

  test('spends what is its own: one viewer, whatever address of the network it shows, takes nothing from the next seat', async () => {
    expect(await made(3000, ofOne, () => 'wren')).toBe(120)
    expect(await made(3000, ofOne, nobody)).toBe(600)
    expect(await made(100, ofOne, () => 'ida')).toBe(100)
    expect((await hall.request('/', { headers: { 'x-test-address': ofOne(1) } })).status).toBe(200)
  })

  test('of many accounts is as wide as a cinema, and no wider', async () => {
    now += 3_600_000
    // Five hundred people who each react twice within the same moment.
    expect(await made(1000, ofOne, (n) => `seat ${n % 500}`)).toBe(1000)
    expect(await made(3000, ofOne, (n) => `puppet ${n}`)).toBe(200)
    expect(
      await made(
        10,
        () => '2001:db8:1:3::1',
        () => 'tomas',
      ),
    ).toBe(10)
    now += 30_000
    expect(await made(3000, ofOne, (n) => `another ${n}`)).toBe(600)
  })
})

describe('links of the house', () => {
  test('are made from its configured address, and a loopback one is no use to a phone', () => {
    const site = siteAt('https://house.example/')
    expect([site.origin, site.link('/s/abc'), site.reachableByPhone]).toEqual([
      'https://house.example',
      'https://house.example/s/abc',
      true,
    ])
    for (const url of [
      'http://127.0.0.1:4321',
      'http://localhost:4321',
      'http://[::1]:4321',
      'http://house.localhost',
    ])
      expect(siteAt(url).reachableByPhone).toBe(false)
  })
})

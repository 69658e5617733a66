import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant } from '@stagedoor/core/time'
import type { Audience } from '@stagedoor/core/wall'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { openDiskStorage } from '../plant/storage/index.ts'
import {
  createGate,
  GateWatch,
  MediaAddresses,
  mediaHandler,
  moveGate,
  reopenGate,
  shutGate,
} from './index.ts'

const house = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'stagedoor-wall-test-'))
const storage = await openDiskStorage(folder)
let isListening = true
const gates = new GateWatch({
  db: house.worker,
  listener: { listen: house.listen },
  isListening: () => isListening && house.isListening(),
})
await gates.start()
const key = randomBytes(32)
const addresses = new MediaAddresses({ db: house.worker, key, clock: house.clock, gates })
const film = randomBytes(100_000)
const { sha256 } = await storage.put([film] as unknown as AsyncIterable<Uint8Array>)
const door = await serving(addresses)

afterAll(async () => {
  await gates.stop()
  await rm(folder, { recursive: true })
})

async function serving(of: MediaAddresses): Promise<Server> {
  const handler = mediaHandler({ addresses: of, storage })
  const server = createServer((asked, response) => void handler(asked, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  return server
}

interface Answer {
  status: number
  headers: IncomingMessage['headers']
  raw: string[]
  body: Buffer
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = door.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          raw: response.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      )
    })
      .on('error', reject)
      .end()
  })
}

const inTrx = house.crew.transaction()
const gateFor = (audience: Audience, opensAt: number | null = house.clock.now()) =>
  inTrx.execute((trx) => createGate(trx, { productionId: randomUUID(), audience, opensAt }))
const shut = (gateId: string) => inTrx.execute((trx) => shutGate(trx, { gateId, because: 'recalled' }))
const mint = (gateId: string, order: Partial<Parameters<MediaAddresses['mint']>[0]> = {}) =>
  addresses.mint({ gateId, mintedFor: 'public', sha256, mediaType: 'video/mp4', ...order })

describe('media behind an open gate', () => {
  test('is sent whole, under headers that let a browser run nothing of it and keep nothing of it', async () => {
    const { status, headers, body } = await ask(mint(await gateFor('public')))
    expect([status, body.equals(film)]).toEqual([200, true])
    expect(headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '100000',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'referrer-policy': 'no-referrer',
    })
    expect(headers).not.toHaveProperty('content-disposition')
  })

  test.for([
    ['bytes=0-9', 206, 'bytes 0-9/100000', [0, 10]],
    ['bytes=99990-', 206, 'bytes 99990-99999/100000', [99_990, 100_000]],
    ['bytes=-5', 206, 'bytes 99995-99999/100000', [99_995, 100_000]],
    ['bytes=0-1,5-6', 200, undefined, [0, 100_000]],
    ['bytes=100000-', 416, 'bytes */100000', [0, 0]],
  ] as const)('asked for %s is answered %i', async ([range, wanted, contentRange, [from, until]]) => {
    const { status, headers, body } = await ask(mint(await gateFor('public')), { range })
    expect([status, headers['content-range']]).toEqual([wanted, contentRange])
    expect(body.equals(film.subarray(from, until))).toBe(true)
  })

  test('asked for its head says its size and sends nothing, also when a range is asked for', async () => {
    const path = mint(await gateFor('public'))
    for (const headers of [{}, { range: 'bytes=0-9' }] as Record<string, string>[]) {
      const answer = await ask(path, headers, 'HEAD')
      expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([
        200,
        '100000',
        0,
      ])
    }
  })

  test('is sent whole to somebody who holds a part of something else', async () => {
    const { status, body } = await ask(mint(await gateFor('public')), {
      range: 'bytes=5-9',
      'if-range': '"other"',
    })
    expect([status, body.length]).toEqual([200, film.length])
  })

  test('is handed over as a file under its name, whatever that name holds', async () => {
    for (const downloadName of [
      'teaser.mp4',
      'Leuchtturm "außen"; 灯台\r\nSet-Cookie: a=b.mp4',
      '灯'.repeat(200),
    ]) {
      const { status, headers } = await ask(mint(await gateFor('public'), { downloadName }))
      expect(status).toBe(200)
      const [, plain, encoded] =
        /^attachment; filename="([\w.-]*)"; filename\*=UTF-8''(.*)$/.exec(
          headers['content-disposition'] ?? '',
        ) ?? []
      expect(decodeURIComponent(encoded ?? '')).toBe(downloadName)
      expect(plain).toHaveLength(downloadName.length)
      expect(headers).not.toHaveProperty('set-cookie')
    }
  })
})

describe('an address for one fetch', () => {
  const once = async () => mint(await gateFor('public'), { isForOneFetch: true })

  test('is dead once the film was sent to its end, and looks like one that never was', async () => {
    const path = await once()
    expect((await ask(path)).body.equals(film)).toBe(true)
    const again = await ask(path)
    const never = await ask(`/m/${'A'.repeat(200)}`)
    expect([again.status, again.body]).toEqual([404, never.body])
    expect(Object.keys(again.headers)).toEqual(Object.keys(never.headers))
  })

  test('outlives a look at its head, a part, and a fetch that broke off', async () => {
    const path = await once()
    expect((await ask(path, {}, 'HEAD')).status).toBe(200)
    expect((await ask(path, { range: 'bytes=0-9' })).status).toBe(206)
    expect((await ask(path, { range: 'bytes=10-' })).body.equals(film.subarray(10))).toBe(true)
    expect((await ask(path)).status).toBe(404)
  })

  test('is used up for every process of the house, and for itself alone', async () => {
    const gateId = await gateFor('public')
    const [one, other] = [mint(gateId, { isForOneFetch: true }), mint(gateId, { isForOneFetch: true })]
    const elsewhere = new MediaAddresses({ db: house.worker, key, clock: house.clock, gates })
    await ask(one)
    expect(await elsewhere.resolve(one.slice('/m/'.length))).toBeNull()
    expect((await ask(other)).status).toBe(200)
  })
})

test('hidden, not open yet, expired, altered, sealed by another house, lost and never there are the same, byte for byte', async () => {
  const hidden = await gateFor('public')
  const hiddenPath = mint(hidden)
  await shut(hidden)
  const open = await gateFor('public')
  const expired = mint(open)
  const lost = () => mint(open, { sha256: 'ab'.repeat(32) })
  const foreign = new MediaAddresses({ db: house.worker, key: randomBytes(32), clock: house.clock, gates })
  await house.clock.advance(600_000)
  const path = mint(open)
  expect((await ask(path)).status).toBe(200)
  const answers = await Promise.all([
    ask(hiddenPath),
    ask(mint(hidden)),
    ask(mint(await gateFor('public', house.clock.now() + 1))),
    ask(mint(await gateFor('crew'))),
    ask(mint(await gateFor('slip'))),
    ask(expired),
    ask(lost()),
    ask(mint(randomUUID())),
    ask(foreign.mint({ gateId: open, mintedFor: 'public', sha256, mediaType: 'video/mp4' })),
    ask(path.slice(0, -2) + (path.at(-2) === 'A' ? 'B' : 'A') + path.at(-1)),
    ask('/m/'),
    ask('/m/nothing'),
    ask(`${path}/more`),
    ask(path, {}, 'POST'),
    ask(path, {}, 'DELETE'),
    ask(hiddenPath, { range: 'bytes=0-1' }),
  ])
  const texts = answers.map(({ status, raw, body }) =>
    JSON.stringify([
      status,
      raw.filter((_, place, all) => all[place - (place % 2)] !== 'Date'),
      body.toString(),
    ]),
  )
  expect(new Set(texts)).toEqual(new Set([texts[0]]))
  expect(answers[0]?.status).toBe(404)
})

test('an address dies ten minutes after it was made, to the millisecond', async () => {
  const path = mint(await gateFor('public'))
  await house.clock.advance(599_999)
  expect((await ask(path)).status).toBe(200)
  await house.clock.advance(1)
  expect((await ask(path)).status).toBe(404)
})

describe('a gate', () => {
  test('that is shut is seen at once, and so is its opening again by a person', async () => {
    const gateId = await gateFor('crew', null)
    const path = mint(gateId, { mintedFor: 'crew' })
    expect((await ask(path)).status).toBe(200)
    await shut(gateId)
    await expect.poll(async () => (await ask(path)).status, { interval: 5 }).toBe(404)
    await inTrx.execute((trx) => reopenGate(trx, gateId))
    await expect.poll(async () => (await ask(path)).status, { interval: 5 }).toBe(200)
  })

  test('opens to the public at its moment, wherever that is moved', async () => {
    const gateId = await gateFor('public', house.clock.now() + 1_000)
    expect((await ask(mint(gateId))).status).toBe(404)
    await house.clock.advance(1_000)
    expect((await ask(mint(gateId))).status).toBe(200)
    await inTrx.execute((trx) => moveGate(trx, { gateId, opensAt: instant(house.clock.now() + 5_000) }))
    await expect.poll(async () => (await ask(mint(gateId))).status, { interval: 5 }).toBe(404)
  })

  test('cuts off what is on its way when it is shut', async () => {
    const gateId = await gateFor('public')
    const long = await storage.put([randomBytes(64 * 1024 * 1024)] as unknown as AsyncIterable<Uint8Array>)
    const { port } = door.address() as AddressInfo
    const response = await new Promise<IncomingMessage>((resolve) =>
      request(
        { host: '127.0.0.1', port, path: mint(gateId, { sha256: long.sha256 }), agent: false },
        resolve,
      ).end(),
    )
    // Whoever reads slowly is in the middle of it.
    await new Promise((resolve) => response.once('readable', resolve))
    response.read(1_000)
    const cut = new Promise((resolve) => response.once('error', resolve))
    await shut(gateId)
    await new Promise((resolve) => setTimeout(resolve, 100))
    let bytes = 0
    response.on('data', (chunk: Buffer) => (bytes += chunk.length))
    expect(await cut).toMatchObject({ code: 'ECONNRESET' })
    expect(bytes).toBeLessThan(long.sizeBytes)
    await storage.remove(long.sha256)
  })

  test('that was seen open is not trusted while the database is not heard', async () => {
    const gateId = await gateFor('public')
    const path = mint(gateId)
    expect((await ask(path)).status).toBe(200)
    isListening = false
    onTestFinished(() => void (isListening = true))
    await shut(gateId)
    expect((await ask(path)).status).toBe(404)
  })

  test('that is shut while it is being read is not remembered as open', async () => {
    // Heard by nobody before the read is over: the order in which two connections may bring it.
    const heard: ((gateId: string) => void)[] = []
    const watch = new GateWatch({
      db: house.worker,
      listener: {
        listen: async (_, subscription) => {
          heard.push(subscription.heard)
          return async () => undefined
        },
      },
      isListening: () => true,
    })
    await watch.start()
    const gateId = await gateFor('public')
    const reading = watch.gate(gateId)
    heard[0]?.(gateId)
    await reading
    await shut(gateId)
    expect(await watch.gate(gateId)).toMatchObject({ standing: 'shut' })
  })

  test('that another session shut without a word is noticed within seconds', async () => {
    const deaf = new GateWatch({
      db: house.worker,
      listener: { listen: async () => async () => undefined },
      isListening: () => true,
    })
    await deaf.start()
    const gateId = await gateFor('public')
    expect(await deaf.gate(gateId)).toMatchObject({ standing: 'stands' })
    await shut(gateId)
    await expect.poll(() => deaf.gate(gateId), { timeout: 4_000 }).toMatchObject({ standing: 'shut' })
  })
})

test('a sealed house sends nothing out, while its crew look through what is theirs', async () => {
  const [post, dailies] = [await gateFor('public'), await gateFor('crew', null)]
  const [publicPath, crewPath] = [mint(post), mint(dailies, { mintedFor: 'crew' })]
  expect((await ask(publicPath)).status).toBe(200)
  await house.crew.updateTable('plant.house').set({ sealedAt: new Date() }).execute()
  await expect.poll(async () => (await ask(publicPath)).status, { interval: 5 }).toBe(404)
  expect((await ask(crewPath)).status).toBe(200)
  await house.crew.updateTable('plant.house').set({ sealedAt: null }).execute()
  await expect.poll(async () => (await ask(publicPath)).status, { interval: 5 }).toBe(200)
})

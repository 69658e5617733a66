import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { typed } from '../testing.ts'

// A stand-in of a house that takes files; the real one is asked in e2e.
const UPLOADS = '/api/v1/productions/saltlight/uploads'
const kept = new Map<string, { name: string; bytes: Buffer }>()
const sentBodies: string[] = []
let begun = 0
let [atOnce, mostAtOnce] = [0, 0]
let roomBytes = 2 ** 40
let refusesOnce: { status: number; problem: object } | null = null
let answersAfter = (): Promise<unknown> => Promise.resolve()
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  mostAtOnce = Math.max(mostAtOnce, (atOnce += 1))
  response.on('close', () => (atOnce -= 1))
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  const answer = () => {
    const { method = '', url = '', headers } = request
    const tus = { 'tus-resumable': '1.0.0' }
    if (url === '/api/v1/productions/saltlight/upload-room') {
      const room = { largestFileBytes: 2 ** 40, roomBytes, roomFiles: 1000 }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(room))
      return
    }
    const refusal = refusesOnce
    if (refusal !== null && method === 'POST') {
      refusesOnce = null
      response
        .writeHead(refusal.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(refusal.problem))
      return
    }
    const address = method === 'POST' ? `${UPLOADS}/u${begun + 1}` : url
    if (method === 'POST') {
      const told = /filename ([^,]+)/.exec(String(headers['upload-metadata']))?.[1] ?? ''
      begun += 1
      kept.set(address, { name: Buffer.from(told, 'base64').toString(), bytes: Buffer.alloc(0) })
      response.setHeader('location', address)
    }
    const upload = kept.get(address)
    if (upload === undefined) {
      response.writeHead(410).end()
      return
    }
    if (method !== 'HEAD') {
      upload.bytes = Buffer.concat([upload.bytes, ...chunks])
      sentBodies.push(upload.name)
    }
    const digest = createHash('sha256').update(upload.bytes).digest('base64')
    response
      .writeHead(method === 'POST' ? 201 : method === 'PATCH' ? 204 : 200, {
        ...tus,
        'upload-offset': String(upload.bytes.length),
        'upload-length': String(upload.bytes.length),
        'repr-digest': `sha-256=:${digest}:`,
        'stagedoor-receipt': `SALT ${(/\d+$/.exec(address)?.[0] ?? '').padStart(4, '0')}`,
      })
      .end()
  }
  request.on('end', () => void answersAfter().then(answer))
})
let folder = ''
let card = ''
let env: Record<string, string> = {}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
beforeEach(async () => {
  kept.clear()
  sentBodies.length = 0
  begun = 0
  roomBytes = 2 ** 40
  refusesOnce = null
  folder = await mkdtemp(join(tmpdir(), 'ingest-card-'))
  card = join(folder, 'A001R2EC')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  env = { STAGEDOOR_URL: `http://127.0.0.1:${address.port}`, STAGEDOOR_KEY: 'sd_key', XDG_STATE_HOME: folder }
  await mkdir(join(card, 'Clips'), { recursive: true })
  await writeFile(join(card, 'Clips', 'long.mov'), film('a long take'.repeat(50)))
  await writeFile(join(card, 'Clips', 'short.mov'), film('a short one'))
  await writeFile(join(card, 'Clips', 'short.THM'), Buffer.from([0xff, 0xd8, 0xff, 0xe0]))
  await writeFile(join(card, 'Clips', 'short.xml'), '<clip/>')
})
afterEach(() => rm(folder, { recursive: true, force: true }))
afterAll(() => void server.close())

const film = (words: string) =>
  Buffer.concat([Buffer.from('\0\0\0\u0014ftypqt  \0\0\0\0qt  '), Buffer.from(words)])

const ingested = (...more: string[]) => typed(['ingest', ...more, '--production', 'saltlight'], env)

test('a card is sent small files first, without what is no footage, and has a manifest of all of it', async () => {
  const { code, said } = await ingested(card, '--json')
  expect(code).toBe(0)
  expect(sentBodies.toSorted()).toEqual(['long.mov', 'short.mov'])
  expect(JSON.parse(said)).toMatchObject({
    generationsBefore: 0,
    missing: [],
    passedOver: [],
    sent: {
      'Clips/short.mov': { kind: 'sent', number: expect.stringMatching(/^SALT 000[12]$/) },
      'Clips/short.THM': { kind: 'not-footage', because: 'a camera’s own preview' },
      'Clips/short.xml': { kind: 'not-footage', because: 'text' },
    },
    manifest: expect.stringContaining('0001_A001R2EC_'),
  })
  expect(await readdir(join(card, 'ascmhl'))).toHaveLength(2)
})

test('what the house cannot show is sent and named as kept; what a camera notes of its card is listed alone', async () => {
  await writeFile(join(card, 'Clips', 'still.dng'), Buffer.from('II*\0raw'))
  await writeFile(join(card, 'Clips', 'sheet.rtf'), '{\\rtf1')
  await writeFile(join(card, 'Clips', 'A001_C001.R3D'), Buffer.from([1, 2, 3, 0, 4, 5, 6, 7, 8, 9]))
  await writeFile(join(card, 'Clips', 'INDEX.BDM'), Buffer.from([1, 2, 3, 0]))
  const { code, said } = await ingested(card)
  expect(code).toBe(0)
  expect(sentBodies.toSorted()).toEqual(['A001_C001.R3D', 'long.mov', 'sheet.rtf', 'short.mov', 'still.dng'])
  expect(said).toMatch(/sheet\.rtf: arrived whole.*\n.*\n {2}kept, and cannot be shown yet: a document/)
  expect(said).toMatch(/R3D: arrived whole.*\n.*\n {2}kept, and cannot be shown yet: nothing that this house/)
  expect(said).toContain('INDEX.BDM: listed, not sent: a camera’s note of its card')
  expect(said).toContain('5 sent, 0 there already')
})

test('small files go four at a time', async () => {
  for (let take = 0; take < 12; take += 1)
    await writeFile(join(card, 'Clips', `take ${take}.mov`), film(`take ${take}`))
  mostAtOnce = 0
  answersAfter = () => wait(20)
  expect((await ingested(card)).code).toBe(0)
  answersAfter = () => Promise.resolve()
  expect([sentBodies.length, mostAtOnce]).toEqual([14, 4])
})

test('what the house has is asked after and not sent twice; what it has no longer is sent again', async () => {
  await ingested(card)
  sentBodies.length = 0
  const again = await ingested(card)
  expect(again).toMatchObject({
    code: 0,
    said: expect.stringMatching(/short\.mov: in the house already, receipt SALT 000[12]/),
  })
  expect(again.said).toContain('0 sent, 2 there already')
  expect(sentBodies).toEqual([])
  for (const [address, { name }] of kept) if (name === 'short.mov') kept.delete(address)
  await ingested(card)
  expect(sentBodies).toEqual(['short.mov'])
})

test('a file that is not what the card’s history says stays here, and the others are sent', async () => {
  await ingested(card)
  await writeFile(join(card, 'Clips', 'long.mov'), film('damaged'))
  await writeFile(join(card, 'Clips', 'late.mov'), film('one more'))
  sentBodies.length = 0
  const { code, said } = await ingested(card)
  expect(code).toBe(1)
  expect(said).toMatch(
    /long\.mov: CHANGED since it was listed\.\n {2}its history says xxh64 [0-9a-f]{16}\n {2}here it is {7}xxh64/,
  )
  expect(said).toContain('late.mov: new, in no manifest before.')
  expect(said).toContain('1 sent, 1 there already, 0 refused, 1 held back, 2 not footage.')
  expect(sentBodies).toEqual(['late.mov'])
})

test('a house that wants a pause gets one; a file that it refuses does not keep the others', async () => {
  refusesOnce = {
    status: 429,
    problem: { type: '/problems/too-many-requests', title: 'Wait.', status: 429, retryAfterSeconds: 0.01 },
  }
  expect((await ingested(card)).code).toBe(0)
  await writeFile(join(card, 'Clips', 'a.mov'), film(''))
  await writeFile(join(card, 'Clips', 'b.mov'), film('second'))
  refusesOnce = { status: 410, problem: { type: '/problems/inbox-closed', title: 'Closed.', status: 410 } }
  sentBodies.length = 0
  const { code, said } = await ingested(card)
  // Small files go side by side: which of the two is refused is chance.
  expect([code, sentBodies.length]).toEqual([1, 1])
  expect(said).toContain('1 sent, 2 there already, 1 refused')
})

test('a card for which the house lacks room is refused before its first byte, with what is missing', async () => {
  roomBytes = 100
  const { code, warned } = await ingested(card)
  expect([code, sentBodies]).toEqual([1, []])
  expect(warned).toContain('The house lacks 501 B of room for this card. Nothing of it was sent.')
  roomBytes = 2 ** 40
  await ingested(card)
  roomBytes = 0
  expect(await ingested(card)).toMatchObject({ code: 0, said: expect.stringContaining('2 there already') })
})

test('a folder is named by itself, and a manifest is of a folder', async () => {
  const file = join(card, 'Clips', 'short.mov')
  expect(await ingested(card, file)).toMatchObject({ code: 2, warned: expect.stringContaining('by itself') })
  expect(await ingested(file, '--manifest', folder)).toMatchObject({ code: 2 })
  await rm(join(card, 'Clips'), { recursive: true })
  expect(await ingested(card)).toMatchObject({ code: 1, warned: expect.stringContaining('There is no file') })
  expect(sentBodies).toEqual([])
})

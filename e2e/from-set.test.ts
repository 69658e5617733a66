import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestTold, sideBySide } from '@stagedoor/contract/upload'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FaultyLine, layFaultyLine } from './faulty-line.ts'
import { openFirstDay } from './first-day.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { sendStubbornly } from './stubborn-sender.ts'
import { must, tokenOf, visitorOf } from './visitor.ts'

// From set: what is sent over a line that is as bad as lines are on set.
const OWNER = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const production = 'saltlight'
const MIB = 2 ** 20
/** Three in ten requests meet with something, and a long body is cut every few mebibytes. */
const BAD = { share: 0.3, bytesBetweenCuts: 3 * MIB, requestsPerAddress: 40, onTheAir: 6 * 1024 }
// A program does not wait as long as a person's phone before it gives a silent connection up.
const patience = 0.03

let dataDir: Awaited<ReturnType<typeof newDataDir>>
let port = 0
let house: RunningHouse
let line: FaultyLine
let origin = ''
let inboxLink = ''

const open = () => startHouse({ dataDir: dataDir.path, port, env: { STAGEDOOR_URL: origin } })
const inbox = () =>
  must(
    visitorOf(house.origin).GET('/api/v1/inbox-slips/{token}', {
      params: { path: { token: tokenOf(inboxLink) } },
    }),
  )
const doorOf = () => `${origin}/api/v1/inbox-slips/${tokenOf(inboxLink)}/uploads`

beforeAll(async () => {
  dataDir = await newDataDir()
  port = await freePort()
  line = await layFaultyLine(await freePort(), { toPort: port, seed: 20_310_420 })
  origin = `http://127.0.0.1:${line.port}`
  house = await open()
  const owner = visitorOf(origin)
  await must(
    owner.POST('/api/v1/claims/{token}', {
      params: { path: { token: house.claimToken ?? '' } },
      body: OWNER,
    }),
  )
  await must(
    owner.POST('/api/v1/productions', {
      body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
    }),
  )
  inboxLink = await openFirstDay(owner, production)
})
afterAll(async () => {
  await house?.stop()
  await line?.close()
  await dataDir?.remove()
})

const fileOf = async (name: string, bytes: Buffer) => {
  const path = join(dataDir.path, name)
  await writeFile(path, bytes)
  return { endpoint: doorOf(), path, name, sizeBytes: bytes.length, key: randomUUID(), patience }
}

test('a film comes whole over a line that breaks again and again, and less than a hundredth of it is sent twice', async () => {
  const bytes = randomBytes(48 * MIB)
  line.suffer(BAD)
  const before = { ...line.tally }
  const answer = await sendStubbornly(await fileOf('film.mp4', bytes))
  line.suffer(null)
  expect(digestTold(answer.header('Repr-Digest'))).toBe(createHash('sha256').update(bytes).digest('hex'))
  const { cuts, sentBytes } = line.tally
  expect(cuts - before.cuts).toBeGreaterThan(3)
  const twice = sentBytes - before.sentBytes - bytes.length
  expect(twice).toBeGreaterThanOrEqual(0)
  expect(twice / bytes.length).toBeLessThan(0.01)
})

test('of a batch of small files over the same line each is there once, and none takes the room of two', async () => {
  const { roomFiles } = await inbox()
  const files = await Promise.all(
    Array.from({ length: 80 }, (_, take) => fileOf(`still ${take}.raw`, randomBytes(300_000 + take))),
  )
  const before = { ...line.tally }
  line.suffer(BAD)
  const receipts = new Set<string | null>()
  await sideBySide(files, async (file) => {
    receipts.add((await sendStubbornly(file)).header('Stagedoor-Receipt'))
  })
  line.suffer(null)
  const { tally } = line
  for (const fault of ['lostRequests', 'lostAnswers', 'stalls', 'newAddresses'] as const)
    expect(tally[fault], fault).toBeGreaterThan(before[fault])
  expect(receipts.size).toBe(files.length)
  const whole = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  expect(roomFiles - (await inbox()).roomFiles).toBe(files.length)
  // What is on the air is a larger share of a still than of a film.
  expect((tally.sentBytes - before.sentBytes - whole) / whole).toBeLessThan(0.05)
})

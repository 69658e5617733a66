import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secondsToFlicks } from '@stagedoor/core/time'
import { drawFilm } from '../server/src/ingest/testing-footage.ts'
import { chooseEngine, type Engine } from '../server/src/plant/media/index.ts'
import { openDiskStorage, type Storage } from '../server/src/plant/storage/index.ts'
import { operatorCommands } from './commands.ts'
import { openFirstDay } from './first-day.ts'
import {
  freePort,
  houseEnv,
  isRunning,
  newDataDir,
  postmasterOf,
  processesUnder,
  type RunningHouse,
  startHouse,
} from './house.ts'
import { announceUpload, beginToSend, offsetOf, sendRest, sendWhole } from './tus.ts'
import { must, tokenOf, type Visitor, visitorOf } from './visitor.ts'

// The power goes at the worst moments: while bytes arrive, while a film is prepared, while one is rendered, and when a
// publication opens. Afterwards nothing is lost, nothing is there twice, and what was begun is ended.
const START = Date.parse('2027-03-01T09:00:00.000Z')
const HOUR = 3_600_000
const production = 'saltlight'
const params = { path: { production } }
/** How long after a new start what was broken off may take to be worked on again; generous for slow machines. */
const SOON = { timeout: 45_000, interval: 100 }
const CAUGHT = { timeout: 45_000, interval: 20 }
const PATIENT = { timeout: 120_000, interval: 100 }

let folder: Awaited<ReturnType<typeof newDataDir>>
let port = 0
let house: RunningHouse
let owner: Visitor
let inbox = ''
let media: Engine
let storage: Storage
const running: RunningHouse[] = []
const nobody = () => visitorOf(house.origin)

async function start(command: 'start' | 'serve' | 'work' = 'start'): Promise<RunningHouse> {
  const started = await startHouse({ dataDir: folder.path, port, command })
  running.push(started)
  return started
}

/** Ends a process as a power cut does, and waits until nothing of it is left. */
async function killWhole(victim: RunningHouse): Promise<void> {
  const below = await processesUnder(victim.pid)
  expect(below.length).toBeGreaterThan(0)
  await victim.kill()
  const left = async () => (await Promise.all(below.map(isRunning))).filter(Boolean).length
  await expect.poll(left, SOON).toBe(0)
}

beforeAll(async () => {
  folder = await newDataDir()
  media = await chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
  storage = await openDiskStorage(join(folder.path, 'drawn'))
  port = await freePort()
  house = await start()
  owner = nobody()
  await must(
    owner.POST('/api/v1/claims/{token}', {
      params: { path: { token: house.claimToken ?? '' } },
      body: { name: 'Wren Okafor', email: 'wren@saltlight.example', password: 'the lamp is lit at dusk' },
    }),
  )
  await must(owner.PUT('/api/v1/clock', { body: { now: new Date(START).toISOString() } }))
  await must(
    owner.POST('/api/v1/productions', {
      body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
    }),
  )
  inbox = tokenOf(await openFirstDay(owner, production))
})
afterAll(async () => {
  for (const one of running.toReversed()) await one.stop()
  await media.close()
  await folder.remove()
})

const doorOf = (): string => `${house.origin}/api/v1/inbox-slips/${inbox}/uploads`

/** A film long enough to be caught in the middle of its work; each number of seconds is another file. */
const film = (seconds: number): Promise<Buffer> => drawFilm({ media, storage }, { seconds, sound: true })

const dailies = async () =>
  (await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))).items
const work = async () => (await must(owner.GET('/api/v1/productions/{production}/work', { params }))).items
const isWorkingOn = async (ref: string) =>
  (await work()).some((job) => job.ref === ref && job.state === 'working')

async function isWhole(): Promise<void> {
  const verified = await operatorCommands(houseEnv({ dataDir: folder.path, port }))('verify')
  expect(verified).toMatchObject({ code: 0, stdout: expect.stringMatching(/^saltlight: whole/m) })
}

let asset = ''
let cut = ''

test('killed while bytes arrive: the phone goes on where it was, and the file is there once', async () => {
  const bytes = await film(24)
  const { location } = await announceUpload(doorOf(), {
    size: bytes.length,
    metadata: { filename: 'take 1.mp4', contributor: 'Noor' },
  })
  const half = Math.floor(bytes.length / 2)
  const sending = beginToSend(location, bytes, half)
  await sending.written
  // Bytes count as taken when they are on the disk.
  await new Promise((resolve) => setTimeout(resolve, 300))
  await killWhole(house)
  sending.tear()
  house = await start()
  const kept = await offsetOf(location)
  expect(kept).toBeGreaterThan(0)
  expect(kept).toBeLessThanOrEqual(half)
  expect((await sendRest(location, bytes, kept)).status).toBe(204)
  await expect.poll(async () => (await dailies()).length, SOON).toBe(1)
  asset = (await dailies())[0]?.id ?? ''
})

test('killed while the film is prepared: the next start takes it up, and each file is made once', async () => {
  await expect.poll(() => isWorkingOn(asset), CAUGHT).toBe(true)
  await killWhole(house)
  house = await start()
  await expect
    .poll(async () => (await isWorkingOn(asset)) || (await dailies())[0]?.state === 'ready', SOON)
    .toBe(true)
  await expect.poll(async () => (await dailies())[0]?.state, PATIENT).toBe('ready')
  const { files } = await must(owner.GET('/api/v1/assets/{asset}', { params: { path: { asset } } }))
  const roles = files.map(({ role }) => role).sort()
  expect(roles).toEqual([...new Set(roles)])
  expect(roles).toEqual(expect.arrayContaining(['clean', 'poster', 'proxy']))
})

test('killed while a cut is rendered: it is rendered once, by the next start', async () => {
  const made = await must(
    owner.POST('/api/v1/productions/{production}/cuts', {
      params,
      body: {
        title: 'The pier',
        assetId: asset,
        range: { from: secondsToFlicks(1), to: secondsToFlicks(16) },
        shape: '9:16',
      },
    }),
  )
  cut = made.id
  const { workId, renderId } = await must(
    owner.POST('/api/v1/cuts/{cut}/renders', { params: { path: { cut } } }),
  )
  const state = async () => (await work()).find(({ id }) => id === workId)?.state
  await expect.poll(state, CAUGHT).toBe('working')
  await killWhole(house)
  house = await start()
  const look = async () => (await must(owner.GET('/api/v1/cuts/{cut}', { params: { path: { cut } } }))).render
  await expect.poll(async () => (await look())?.state, PATIENT).toBe('rendered')
  expect(await look()).toMatchObject({ id: renderId })
  expect((await must(owner.POST('/api/v1/cuts/{cut}/renders', { params: { path: { cut } } }))).renderId).toBe(
    renderId,
  )
})

test('killed at the moment of opening: it is out once, whether the house saw the moment or slept through it', async () => {
  const opensAt = START + HOUR
  const { id, url } = await must(
    owner.POST('/api/v1/productions/{production}/publications', {
      params,
      body: { cutId: cut, title: 'The pier', opensAt: new Date(opensAt).toISOString() },
    }),
  )
  await must(owner.PUT('/api/v1/clock', { body: { now: new Date(opensAt).toISOString() } }))
  await killWhole(house)
  house = await start()
  const post = () =>
    nobody().GET('/api/v1/public/productions/{production}/posts/{post}', {
      params: { path: { production, post: tokenOf(url ?? '') } },
    })
  expect((await must(post())).title).toBe('The pier')
  const state = async () =>
    (await must(owner.GET('/api/v1/publications/{publication}', { params: { path: { publication: id } } })))
      .state
  await expect.poll(state, SOON).toBe('live')
  const posts = await must(nobody().GET('/api/v1/public/productions/{production}/posts', { params }))
  expect(posts.items).toHaveLength(1)
  const log = await must(owner.GET('/api/v1/productions/{production}/log', { params }))
  const opened = log.items.filter(
    ({ kind, facts }) => /open|publi/.test(kind) && facts['publicationId'] === id,
  )
  expect(opened.map(({ kind }) => kind)).toEqual([...new Set(opened.map(({ kind }) => kind))])
  await isWhole()
})

test('the database is killed under an open house: it is up again by itself, and the work under way is ended', async () => {
  const { location } = await sendWhole(doorOf(), await film(22), {
    filename: 'take 2.mp4',
    contributor: 'Noor',
  })
  expect(location).toContain('/uploads/')
  await expect.poll(async () => (await dailies()).length, SOON).toBe(2)
  const second = (await dailies()).find(({ id }) => id !== asset)?.id ?? ''
  await expect.poll(() => isWorkingOn(second), CAUGHT).toBe(true)
  const before = await postmasterOf(folder.path)
  process.kill(before, 'SIGKILL')
  const isBack = async () =>
    (await nobody().bare('/readyz')).status === 200 &&
    (await postmasterOf(folder.path).catch(() => before)) !== before
  await expect.poll(() => isBack().catch(() => false), SOON).toBe(true)
  expect(await isRunning(house.pid)).toBe(true)
  const states = async () => (await dailies().catch(() => [])).map(({ state }) => state)
  await expect.poll(states, PATIENT).toEqual(['ready', 'ready'])
  await isWhole()
})

test('a worker of its own is killed: the door stays open, and the next worker ends what it began', async () => {
  await house.stop()
  house = await start('serve')
  const worker = await start('work')
  await sendWhole(doorOf(), await film(20), { filename: 'take 3.mp4', contributor: 'Noor' })
  await expect.poll(async () => (await dailies()).length, SOON).toBe(3)
  const third = (await dailies()).find(({ state }) => state !== 'ready')?.id ?? ''
  await expect.poll(() => isWorkingOn(third), CAUGHT).toBe(true)
  const below = await processesUnder(worker.pid)
  await worker.kill()
  await expect
    .poll(async () => (await Promise.all(below.map(isRunning))).filter(Boolean).length, SOON)
    .toBe(0)
  expect((await nobody().bare('/readyz')).status).toBe(200)
  expect((await dailies()).map(({ state }) => state).sort()).toEqual(['preparing', 'ready', 'ready'])
  await start('work')
  await expect
    .poll(async () => (await dailies()).map(({ state }) => state), PATIENT)
    .toEqual(['ready', 'ready', 'ready'])
  const { files } = await must(owner.GET('/api/v1/assets/{asset}', { params: { path: { asset: third } } }))
  const roles = files.map(({ role }) => role)
  expect(roles).toEqual([...new Set(roles)])
  await isWhole()
})

test('a house that is asked to end leaves no process behind', async () => {
  const pids = [...(await processesUnder(house.pid)), house.pid]
  for (const one of running.toReversed()) await one.stop()
  await expect.poll(async () => (await Promise.all(pids.map(isRunning))).filter(Boolean).length, SOON).toBe(0)
})

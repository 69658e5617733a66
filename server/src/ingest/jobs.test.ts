import { randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { Alarms } from '../plant/alarms/index.ts'
import { openClock } from '../plant/clock/index.ts'
import { testDatabase } from '../plant/db/testing.ts'
import { silentLog } from '../plant/log/index.ts'
import { chooseEngine } from '../plant/media/index.ts'
import { beginUpload } from './begin-upload.ts'
import { openInbox } from './inboxes.ts'
import { ingestJobs } from './jobs.ts'
import { openSet, saltlight, sendFromSet } from './testing.ts'
import { drawFilm } from './testing-footage.ts'

const house = await testDatabase()
const set = await openSet(house)
const place = await saltlight(house)
const media = await chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, 'manual')
const alarms = new Alarms({ db: house.worker, clock, listener: { listen: house.listen }, log: silentLog })
const deps = { ...(await set.restarted()), media, alarms }
ingestJobs({ ...deps, db: house.worker })
await set.jobs.start({ works: true })
await alarms.start()
afterAll(async () => {
  await alarms.stop()
  await clock.close()
  await set.close()
  await media.close()
})

const assetState = async (id: string) =>
  (await house.crew.selectFrom('ingest.assets').select('state').where('id', '=', id).executeTakeFirst())
    ?.state
const uploadState = async (id: string) =>
  (await house.crew.selectFrom('ingest.uploads').select('state').where('id', '=', id).executeTakeFirst())
    ?.state

test('what arrives is prepared by the house itself, and its work says so', { timeout: 120_000 }, async () => {
  const bytes = await drawFilm(deps, { seconds: 1, sound: true })
  const { assetId } = await sendFromSet(deps, { ...place, bytes, name: 'take 1.mp4' })
  await expect.poll(() => assetState(assetId), { timeout: 90_000, interval: 200 }).toBe('ready')
  const work = () => house.crew.selectFrom('plant.work').selectAll().where('ref', '=', assetId).execute()
  await expect.poll(async () => (await work())[0]?.state, { timeout: 5000 }).toBe('done')
})

test('what cannot be read fails its work with the reason, and is not tried again', async () => {
  const bytes = (await drawFilm(deps, { seconds: 1, sound: false })).subarray(0, 9000)
  const { assetId } = await sendFromSet(deps, { ...place, bytes, name: 'half.mp4' })
  await expect.poll(() => assetState(assetId), { timeout: 90_000, interval: 200 }).toBe('unreadable')
  const work = () => house.crew.selectFrom('plant.work').selectAll().where('ref', '=', assetId).execute()
  await expect
    .poll(async () => (await work())[0], { timeout: 5000 })
    .toMatchObject({ state: 'failed', tries: 1, problem: { type: '/problems/unreadable' } })
})

test('an upload that nobody goes on with for three days is given up, and its bytes go', async () => {
  const inbox = await openInbox(deps, { ...place, closesAt: null, quotaBytes: null })
  const sender = { kind: 'inbox', ...place, inboxId: inbox.id, quotaBytes: 2 ** 30 } as const
  const id = randomUUID()
  await beginUpload(deps, {
    id,
    sender,
    sizeBytes: 1000,
    told: { filename: 'a.mp4', contributor: 'Samir Haddad' },
  })
  await deps.arriving.append({
    id,
    from: 0,
    until: 1000,
    bytes: Readable.from([Buffer.alloc(400)]),
    interrupted: new AbortController().signal,
  })
  await house.clock.advance(3 * 86_400_000 - 1)
  await clock.refresh()
  await alarms.settled()
  expect(await uploadState(id)).toBe('arriving')
  await house.clock.advance(1)
  await clock.refresh()
  await alarms.settled()
  await expect.poll(() => uploadState(id), { timeout: 5000 }).toBe('abandoned')
  await expect.poll(() => readdir(join(set.folder, 'arriving')), { timeout: 15_000 }).not.toContain(id)
})

test('a file whose last byte came before the house ended becomes an asset, though its sender never asks again', async () => {
  const inbox = await openInbox(deps, { ...place, closesAt: null, quotaBytes: null })
  const sender = { kind: 'inbox', ...place, inboxId: inbox.id, quotaBytes: 2 ** 30 } as const
  const id = randomUUID()
  const film = await drawFilm(deps, { seconds: 1, sound: false })
  await beginUpload(deps, {
    id,
    sender,
    sizeBytes: film.length,
    told: { filename: 'a.mp4', contributor: 'Samir Haddad' },
  })
  await writeFile(deps.arriving.path(id), film)
  await house.clock.advance(3 * 86_400_000)
  await clock.refresh()
  await alarms.settled()
  await expect.poll(() => uploadState(id), { timeout: 10_000 }).toBe('arrived')
  await expect.poll(() => readdir(join(set.folder, 'arriving')), { timeout: 5000 }).not.toContain(id)
})

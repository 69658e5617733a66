import { Problem } from '@stagedoor/contract/problems'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { chooseEngine } from '../plant/media/index.ts'
import { readAsset } from './asset-card.ts'
import { deleteByReceipt } from './delete-material.ts'
import { prepareAgain } from './prepare-again.ts'
import { settleStep } from './prepare/settle-step.ts'
import { STEPS } from './prepare/steps.ts'
import { calmly, prepareAsset } from './testing-prepare.ts'
import { openSet, saltlight, sendFromSet } from './testing.ts'
import { anotherTake, drawFilm, drawSound, withPhoneDetails } from './testing-footage.ts'
import { MATERIAL_UNREADABLE } from './unreadable.ts'
import { listUnreadable } from './unreadable-files.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const place = await saltlight(house)
const media = await chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
const deps = { ...(await set.restarted()), media }
afterAll(async () => {
  await media.close()
  await set.close()
})

const film = await drawFilm(deps, { seconds: 2, sound: true })
const silent = await drawFilm(deps, { seconds: 1, sound: false, rate: '30000/1001' })
const phoneFilm = withPhoneDetails(film, {
  '©xyz': '+52.5200+013.4050/',
  '©mak': 'Acme Phones',
  '©mod': 'Pocket 9 Pro',
})

/** A photograph as a phone writes it, with its place, owner and device. */
function phoneStill(): Promise<Buffer> {
  return sharp({ create: { width: 80, height: 60, channels: 3, background: '#c04010' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'Acme Phones', Model: 'Lantern 13 Pro', Artist: 'Samir Haddad', Software: 'Wharf 2.1' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '52/1 30/1 59/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '13/1 22/1 40/1',
      },
    })
    .toBuffer()
}

const send = (bytes: Buffer, name: string) => sendFromSet(deps, { ...place, bytes, name })
const assetOf = (id: string) =>
  house.crew.selectFrom('ingest.assets').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const noticesOf = () =>
  house.crew
    .selectFrom('production.tasks')
    .select(['facts', 'doneAt'])
    .where('kind', '=', MATERIAL_UNREADABLE)
    .execute()
const workOf = (ref: string) =>
  house.crew.selectFrom('plant.work').selectAll().where('ref', '=', ref).execute()

async function filesOf(assetId: string) {
  const rows = await house.crew
    .selectFrom('ingest.assetFiles')
    .selectAll()
    .where('assetId', '=', assetId)
    .orderBy('role')
    .execute()
  return new Map(rows.map((row) => [row.role, { ...row, sha256: row.sha256.toString('hex') }]))
}

async function bytesOf(sha: string | undefined): Promise<Buffer> {
  const file = await set.storage.open(sha ?? '')
  if (file === null) throw new Error('not stored')
  return buffer(file.stream())
}

/** Every file in the vault. */
async function vault(): Promise<string[]> {
  const all = await readdir(join(set.folder, 'storage'), { recursive: true })
  return all
    .map((path) => path.split('/').at(-1) ?? '')
    .filter((name) => name.length === 64)
    .sort()
}

test('a film that is light already is its own light copy, kept once and not encoded again', async () => {
  const light = await readFile(
    new URL('../../../fixtures/saltlight/media/lamp-goes-out.mp4', import.meta.url),
  )
  const { assetId } = await send(light, 'shared in the crew’s chat.mp4')
  await prepareAsset(deps, assetId)
  expect((await assetOf(assetId)).state).toBe('ready')
  const files = await filesOf(assetId)
  expect([...files.keys()]).toEqual(['clean', 'filmstrip', 'original', 'poster', 'proxy', 'waveform'])
  expect(files.get('proxy')).toMatchObject({
    sha256: files.get('clean')?.sha256,
    sizeBytes: files.get('clean')?.sizeBytes,
    mediaType: 'video/mp4',
  })
  expect((await workOf(assetId)).map(({ job }) => job)).not.toContain(STEPS.proxy)
})

test(
  'a phone’s film becomes a clean copy, a proxy, a poster, a filmstrip and a waveform, and its original stays as it was',
  { timeout: 120_000 },
  async () => {
    const { assetId } = await send(phoneFilm, 'VID_2026.mp4')
    await prepareAsset(deps, assetId)
    const asset = await assetOf(assetId)
    expect(asset).toMatchObject({
      state: 'ready',
      kind: 'video',
      width: 320,
      height: 240,
      removed: ['location', 'device', 'maker'],
    })
    expect(asset.durationFlicks).toBe(2 * 705_600_000)
    const files = await filesOf(assetId)
    expect([...files.keys()]).toEqual(['clean', 'filmstrip', 'original', 'poster', 'proxy', 'waveform'])
    expect(files.get('original')?.sha256).toBe(sha256(phoneFilm))
    for (const [role, file] of files) {
      const bytes = await bytesOf(file.sha256)
      expect(sha256(bytes)).toBe(file.sha256)
      for (const told of ['+52.52', 'Acme', 'Pocket 9'])
        expect(bytes.includes(told)).toBe(role === 'original')
    }
    expect(files.get('clean')?.facts).toEqual({
      extension: 'mp4',
      isLight: false,
      manner: 'copied',
      playsInBrowsers: true,
      sounds: 1,
      colours: 'own',
    })
    expect(JSON.parse((await bytesOf(files.get('waveform')?.sha256)).toString())).toMatchObject({
      everyFlicks: 35_280_000,
    })
    const events = await house.crew
      .selectFrom('plant.outbox')
      .select(['name', 'payload'])
      .where('name', '=', 'ingest.asset-ready')
      .execute()
    expect(events.filter(({ payload }) => payload['assetId'] === assetId)).toHaveLength(1)
  },
)

test(
  'a film says how many frames it has a second, and whether they come evenly',
  { timeout: 120_000 },
  async () => {
    const { assetId } = await send(anotherTake(silent), 'take 0.mp4')
    expect((await readAsset(deps, assetId)).frameRate).toBeNull()
    await prepareAsset(deps, assetId)
    expect((await readAsset(deps, assetId)).frameRate).toEqual({ num: 30000, den: 1001, isConstant: true })
    const { probe } = await assetOf(assetId)
    const picture = { ...(probe?.['picture'] as object), oddStepShare: 0.3 }
    await house.crew
      .updateTable('ingest.assets')
      .set({ probe: JSON.stringify({ ...probe, picture }) })
      .where('id', '=', assetId)
      .execute()
    expect((await readAsset(deps, assetId)).frameRate).toEqual({ num: 30000, den: 1001, isConstant: false })
  },
)

/** As after a crash between what a step kept and its end. */
const beginAgain = (assetId: string) =>
  house.crew.transaction().execute(async (trx) => {
    await trx.updateTable('ingest.assets').set({ state: 'preparing' }).where('id', '=', assetId).execute()
    await trx
      .updateTable('plant.work')
      .set({ state: 'waiting', endedAt: null })
      .where('ref', '=', assetId)
      .execute()
  })

test('preparing twice makes nothing twice', { timeout: 120_000 }, async () => {
  const { assetId } = await send(anotherTake(silent), 'take 1.mp4')
  await prepareAsset(deps, assetId)
  const before = await vault()
  await beginAgain(assetId)
  await prepareAsset(deps, assetId)
  expect(await vault()).toEqual(before)
  expect([...(await filesOf(assetId)).keys()]).toEqual(['clean', 'filmstrip', 'original', 'poster', 'proxy'])
})

test(
  'a preparation that was torn off at any stage goes on, and leaves no byte that no row knows',
  { timeout: 120_000 },
  async () => {
    for (const stage of ['clean', 'poster', 'proxy']) {
      const { assetId } = await send(anotherTake(silent), `${stage}.mp4`)
      const torn = new AbortController()
      const tearing = prepareAsset(deps, assetId, {
        signal: torn.signal,
        progress: (progress) => {
          if (progress.stage === stage) torn.abort('stopping')
        },
      })
      await expect(tearing).rejects.toThrow()
      expect((await assetOf(assetId)).state).toBe('preparing')
      await prepareAsset(deps, assetId)
      expect((await assetOf(assetId)).state).toBe('ready')
    }
    const known = await house.crew.selectFrom('ingest.assetFiles').select('sha256').execute()
    expect(new Set(await vault())).toEqual(new Set(known.map((row) => row.sha256.toString('hex'))))
  },
)

test(
  'a row whose bytes a crash kept from being written gets them at the next try',
  { timeout: 120_000 },
  async () => {
    const { assetId } = await send(anotherTake(silent), 'take 2.mp4')
    await prepareAsset(deps, assetId)
    const poster = (await filesOf(assetId)).get('poster')
    await set.storage.remove(poster?.sha256 ?? '')
    await beginAgain(assetId)
    await prepareAsset(deps, assetId)
    expect(await set.storage.has((await filesOf(assetId)).get('poster')?.sha256 ?? '')).toBe(true)
  },
)

test('a film that was cut off is kept as it arrived, told with its reason, and may be tried again', async () => {
  const cut = film.subarray(0, film.length - 4000)
  const { assetId, uploadId, receiptToken } = await send(cut, 'half.mp4')
  await expect(prepareAsset(deps, assetId)).rejects.toMatchObject({ type: 'unreadable' })
  expect(await assetOf(assetId)).toMatchObject({
    state: 'unreadable',
    problem: { type: '/problems/unreadable', because: 'damaged' },
  })
  const upload = await house.crew
    .selectFrom('ingest.uploads')
    .selectAll()
    .where('id', '=', uploadId)
    .executeTakeFirstOrThrow()
  expect(upload).toMatchObject({ state: 'arrived', problem: null })
  expect(await set.storage.has(sha256(cut))).toBe(true)
  expect([...(await filesOf(assetId)).keys()]).toEqual(['original'])
  expect(await noticesOf()).toMatchObject([{ facts: { files: 1 }, doneAt: null }])
  await prepareAsset(deps, assetId)
  await prepareAgain(deps, assetId)
  await expect(prepareAsset(deps, assetId)).rejects.toMatchObject({ type: 'unreadable' })
  await deleteByReceipt(deps, receiptToken)
  expect(await set.storage.has(sha256(cut))).toBe(false)
  expect(await noticesOf()).toMatchObject([{ facts: { files: 1 }, doneAt: expect.any(Number) }])
})

test(
  'a kept file that no house knew is prepared by a house that knows it',
  { timeout: 120_000 },
  async () => {
    const bytes = await phoneStill()
    const { assetId } = await send(bytes, 'IMG_0011.RAW')
    // As a house that does not know its format leaves it.
    await house.crew
      .updateTable('ingest.assets')
      .set({ state: 'unreadable', kind: null })
      .where('id', '=', assetId)
      .execute()
    await house.crew
      .updateTable('ingest.assetFiles')
      .set({ facts: '{}', mediaType: 'application/octet-stream' })
      .where('assetId', '=', assetId)
      .execute()
    await expect(readAsset(deps, assetId)).rejects.toMatchObject({ type: 'not-found' })
    expect(await listUnreadable(house.crew, { ...place, offset: 0, limit: 9 })).toMatchObject([{ assetId }])
    await prepareAgain(deps, assetId)
    await prepareAsset(deps, assetId)
    expect(await assetOf(assetId)).toMatchObject({ state: 'ready', kind: 'still' })
    expect(await listUnreadable(house.crew, { ...place, offset: 0, limit: 9 })).toEqual([])
  },
)

test('what the house failed on too often is given up, and kept sealed', async () => {
  const { assetId, receiptToken } = await send(anotherTake(silent), 'crash.mp4')
  const problem = new Problem('internal').toDetails()
  const worn = { ref: assetId, job: STEPS.proxy, state: 'failed', problem } as const
  await house.crew.transaction().execute((trx) => settleStep(trx, deps.jobs, worn))
  expect(await assetOf(assetId)).toMatchObject({ state: 'unreadable', problem: { because: 'given-up' } })
  await house.crew.transaction().execute((trx) => settleStep(trx, deps.jobs, worn))
  await deleteByReceipt(deps, receiptToken)
})

test('an MP4 that holds sound alone is sound; a WAV is too', { timeout: 120_000 }, async () => {
  for (const format of ['mp4', 'wav'] as const) {
    const { assetId } = await send(await drawSound(deps, format), `atmo.${format}`)
    await prepareAsset(deps, assetId)
    expect(await assetOf(assetId)).toMatchObject({ state: 'ready', kind: 'sound', width: null })
    expect([...(await filesOf(assetId)).keys()]).toEqual(['clean', 'original', 'proxy', 'waveform'])
  }
})

test('a still from a phone is written anew without its words, with a light copy', async () => {
  const { assetId } = await send(await phoneStill(), 'IMG_0010.JPG')
  await prepareAsset(deps, assetId)
  expect(await assetOf(assetId)).toMatchObject({
    state: 'ready',
    kind: 'still',
    width: 80,
    height: 60,
    durationFlicks: null,
    removed: ['location', 'device', 'owner', 'maker'],
  })
  const files = await filesOf(assetId)
  expect([...files.keys()]).toEqual(['clean', 'original', 'poster', 'proxy'])
  for (const [role, file] of files)
    expect((await bytesOf(file.sha256)).includes('Lantern 13')).toBe(role === 'original')
})

test('a picture of a hundred megapixels is kept, and not unfolded', async () => {
  const bomb = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  const { assetId } = await send(bomb, 'sky.png')
  await expect(prepareAsset(deps, assetId)).rejects.toMatchObject({ type: 'unreadable' })
  expect(await assetOf(assetId)).toMatchObject({ state: 'unreadable', problem: { because: 'too-much' } })
  expect(await set.storage.has(sha256(bomb))).toBe(true)
})

test(
  'an asset that its sender deletes while it is prepared leaves nothing',
  { timeout: 120_000 },
  async () => {
    const bytes = anotherTake(silent)
    const before = await vault()
    const { assetId, receiptToken } = await send(bytes, 'oops.mp4')
    const deletions: Promise<void>[] = []
    await prepareAsset(deps, assetId, {
      signal: new AbortController().signal,
      progress: ({ stage }) => {
        if (stage === 'proxy' && deletions.length === 0) deletions.push(deleteByReceipt(deps, receiptToken))
      },
    })
    await Promise.all(deletions)
    expect((await assetOf(assetId)).state).toBe('deleted')
    expect(await filesOf(assetId)).toEqual(new Map())
    expect(await vault()).toEqual(before)
  },
)

test(
  'a preparation that the crew cancels keeps the original, and can be asked for again',
  { timeout: 120_000 },
  async () => {
    const { assetId } = await send(anotherTake(silent), 'later.mp4')
    const cancelled = new AbortController()
    const run = {
      signal: cancelled.signal,
      progress: ({ stage }: { stage: string }) => {
        if (stage === 'clean') cancelled.abort('cancelled')
      },
    }
    await expect(prepareAsset(deps, assetId, run)).rejects.toThrow()
    expect(await assetOf(assetId)).toMatchObject({
      state: 'unreadable',
      problem: { type: '/problems/asset-not-ready' },
    })
    expect([...(await filesOf(assetId)).keys()]).toEqual(['original'])
    await prepareAgain(deps, assetId)
    expect((await workOf(assetId)).every(({ state }) => state === 'waiting')).toBe(true)
    await prepareAsset(deps, assetId)
    expect(await assetOf(assetId)).toMatchObject({ state: 'ready', problem: null })
  },
)

test(
  'a light copy that is cancelled takes nothing along, and is made when it is asked for again',
  { timeout: 120_000 },
  async () => {
    const { assetId } = await send(anotherTake(silent), 'no light.mp4')
    const cancelled = new AbortController()
    const run = {
      signal: cancelled.signal,
      progress: ({ stage }: { stage: string }) => {
        if (stage === 'proxy') cancelled.abort('cancelled')
      },
    }
    await expect(prepareAsset(deps, assetId, run)).rejects.toThrow()
    expect((await assetOf(assetId)).state).toBe('preparing')
    expect([...(await filesOf(assetId)).keys()]).toEqual(['clean', 'filmstrip', 'original', 'poster'])
    const light = (await workOf(assetId)).find(({ job }) => job === STEPS.proxy)
    await house.crew.transaction().execute((trx) => deps.jobs.again(trx, light?.id ?? ''))
    await prepareAsset(deps, assetId)
    expect(await assetOf(assetId)).toMatchObject({ state: 'ready', problem: null })
  },
)

test('an original that the disk changed is not shown', async () => {
  const bytes = anotherTake(silent)
  const { assetId } = await send(bytes, 'rotten.mp4')
  await house.crew
    .updateTable('ingest.assetFiles')
    .set({ sha256: Buffer.from(sha256(film), 'hex') })
    .where('assetId', '=', assetId)
    .execute()
  const damaged = {
    ...deps,
    storage: { ...deps.storage, open: async () => deps.storage.open(sha256(bytes)) },
  }
  await expect(prepareAsset(damaged, assetId, { ...calmly(), tries: 2 })).rejects.toMatchObject({
    type: 'bytes-damaged',
  })
  expect(await assetOf(assetId)).toMatchObject({
    state: 'unreadable',
    problem: { type: '/problems/bytes-damaged' },
  })
})

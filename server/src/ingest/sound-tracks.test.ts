import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { readAsset } from './asset-card.ts'
import { deleteAsset } from './delete-material.ts'
import { hearTrack } from './hear-track.ts'
import { measureMissing } from './measure-missing.ts'
import { STEPS } from './prepare/steps.ts'
import { openDesk } from './testing-desk.ts'
import { prepareAsset } from './testing-prepare.ts'
import { sendFromSet } from './testing.ts'
import { drawFilm, drawSounds } from './testing-footage.ts'

const { house, set, place, deps, prepared } = await openDesk({ searchPath: process.env['PATH'] })
const soundsOf = async (assetId: string) => (await readAsset(deps, assetId)).sounds
const workOf = (ref: string) =>
  house.crew
    .selectFrom('plant.work')
    .selectAll()
    .where('ref', '=', ref)
    .where('job', '=', STEPS.sound)
    .executeTakeFirst()

/** Every file in the vault. */
async function vault(): Promise<string[]> {
  const all = await readdir(join(set.folder, 'storage'), { recursive: true })
  return all.map((path) => path.split('/').at(-1) ?? '').filter((name) => name.length === 64)
}

const scratch = { name: 'SoundHandler', hertz: 440, decibels: -40 }
const boom = { name: 'Boom Ostrava', hertz: 1000, decibels: -20 }
const take = await prepared(await drawSounds(deps, [scratch, boom]), 'two tracks.mov')

test('each sound of a film says how loud it is', async () => {
  const sounds = await soundsOf(take.assetId)
  expect(sounds).toMatchObject([
    { track: 0, channels: 1, sampleRateHz: 48_000 },
    { track: 1, channels: 1, sampleRateHz: 48_000 },
  ])
  const [quiet, loud] = sounds.map(({ loudness }) => loudness)
  expect(loud?.integratedLufs).toBeCloseTo(-23, 0)
  expect(loud?.truePeakDbtp).toBeCloseTo(-20, 0)
  expect((loud?.integratedLufs ?? 0) - (quiet?.integratedLufs ?? 0)).toBeGreaterThan(18)
})

test('the sound that its recorder called the boom is heard, and the film can be given another', async () => {
  const { assetId } = take
  const card = () => readAsset(deps, assetId)
  const heard = async () => (await card()).sounds.filter(({ isHeard }) => isHeard).map(({ track }) => track)
  const file = async (role: string) => (await card()).files.find((one) => one.role === role)
  const levels = async () => {
    const row = await house.crew
      .selectFrom('ingest.assetFiles')
      .select('sha256')
      .where('assetId', '=', assetId)
      .where('role', '=', 'waveform')
      .executeTakeFirstOrThrow()
    const kept = await set.storage.open(row.sha256.toString('hex'))
    if (kept === null) throw new Error('no wave is kept')
    const { peaks } = JSON.parse((await buffer(kept.stream())).toString()) as { peaks: number[] }
    return Math.max(...peaks)
  }
  expect(await heard()).toEqual([1])
  expect(await levels()).toBe(10)
  expect((await file('proxy'))?.facts).toEqual({ track: 1 })
  expect((await card()).sounds.every(({ waveform }) => waveform !== null)).toBe(true)
  const before = await file('proxy')

  const { workIds } = await hearTrack(deps, { assetId, track: 0 })
  expect(workIds).toHaveLength(2)
  expect(await hearTrack(deps, { assetId, track: 0 })).toEqual({ workIds })
  expect(await heard()).toEqual([0])
  // What was made plays on until the other is there.
  expect((await file('proxy'))?.sizeBytes).toBe(before?.sizeBytes)
  await prepareAsset(deps, assetId)
  expect(await levels()).toBe(1)
  expect((await file('proxy'))?.facts).toEqual({})
  expect(await hearTrack(deps, { assetId, track: 0 })).toEqual({ workIds: [] })
  await expect(hearTrack(deps, { assetId, track: 2 })).rejects.toMatchObject({ type: 'invalid-request' })
  // Prepared once more, a person's choice stands before the recorder's words.
  const { heardTrack } = await house.crew
    .selectFrom('ingest.heardTracks')
    .selectAll()
    .where('assetId', '=', assetId)
    .executeTakeFirstOrThrow()
  expect(heardTrack).toBe(0)
  const known = await house.crew
    .selectFrom('ingest.assetFiles')
    .select('sha256')
    .union(house.crew.selectFrom('ingest.assetParts').select('sha256'))
    .execute()
  expect((await vault()).toSorted()).toEqual(known.map(({ sha256 }) => sha256.toString('hex')).toSorted())
})

test('a sound that is chosen while another is made is made after it', async () => {
  const { assetId } = await sendFromSet(deps, {
    ...place,
    bytes: await drawSounds(deps, [scratch, boom]),
    name: 'chosen early.mov',
  })
  const chosen: Promise<unknown>[] = []
  await prepareAsset(deps, assetId, {
    signal: new AbortController().signal,
    progress: ({ stage }) => {
      if (stage === 'proxy' && chosen.length === 0) chosen.push(hearTrack(deps, { assetId, track: 0 }))
    },
  })
  await Promise.all(chosen)
  const { state, files } = await readAsset(deps, assetId)
  expect(state).toBe('ready')
  expect(
    files.filter(({ role }) => role === 'proxy' || role === 'waveform').map(({ facts }) => facts),
  ).toEqual([{}, {}])
})

test('what was prepared before sounds were measured is measured once, behind everything else, and nothing is drawn again', async () => {
  const silent = await prepared(await drawFilm(deps, { seconds: 1, sound: false }), 'no sound.mp4')
  await house.crew.deleteFrom('ingest.soundTracks').where('assetId', '=', take.assetId).execute()
  expect((await soundsOf(take.assetId)).map(({ loudness }) => loudness)).toEqual([null, null])
  const wave = (await readAsset(deps, take.assetId)).files.find(({ role }) => role === 'waveform')
  expect(await measureMissing(deps)).toEqual({ assets: 1 })
  expect(await measureMissing(deps)).toEqual({ assets: 0 })
  expect(await workOf(take.assetId)).toMatchObject({ state: 'waiting', rank: 90, lane: 'quick' })
  expect(await workOf(silent.assetId)).toBeUndefined()
  await prepareAsset(deps, take.assetId)
  expect((await soundsOf(take.assetId)).every(({ loudness }) => loudness !== null)).toBe(true)
  const after = (await readAsset(deps, take.assetId)).files.find(({ role }) => role === 'waveform')
  expect(after?.sizeBytes).toBe(wave?.sizeBytes)
  expect(await measureMissing(deps)).toEqual({ assets: 0 })
})

test('what could not be measured is not asked for again by itself', async () => {
  await house.crew.deleteFrom('ingest.soundTracks').where('assetId', '=', take.assetId).execute()
  await measureMissing(deps)
  const work = house.crew.updateTable('plant.work').where('ref', '=', take.assetId)
  await work.where('job', '=', STEPS.sound).set({ state: 'failed', endedAt: new Date() }).execute()
  expect(await measureMissing(deps)).toEqual({ assets: 0 })
})

test('an asset that is deleted takes what was measured of it along', async () => {
  const gone = await prepared(await drawSounds(deps, [boom]), 'gone.mov')
  expect(await soundsOf(gone.assetId)).toHaveLength(1)
  await deleteAsset(deps, { uploadId: gone.uploadId, actor: { userId: place.owner, name: 'Ida Brandt' } })
  const left = house.crew.selectFrom('ingest.soundTracks').where('assetId', '=', gone.assetId)
  expect(await left.select('track').execute()).toEqual([])
})

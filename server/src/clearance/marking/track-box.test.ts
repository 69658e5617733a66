import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overlapShare } from '@stagedoor/core/clearance/marking'
import { FLICKS_PER_SECOND, flicks, secondsToFlicks, timeRange } from '@stagedoor/core/time'
import { boxAt, type BoxTrack } from '@stagedoor/core/timeline'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { enginesHere } from '../../plant/media/testing.ts'
import { openDiskStorage } from '../../plant/storage/index.ts'
import { appearanceOf, orderOfRow } from './appearances.ts'
import { markAppearance } from './mark-appearance.ts'
import { findShots, shotsOf } from './mark-shots.ts'
import { openSaltlight, wren } from '../testing.ts'
import { trackBox } from './track-box.ts'
import { followDrawnBox } from './track-follow.ts'
import { withFrames } from './track-frames.ts'
import { performTracking } from './track-job.ts'
import { takeTrackingBack } from './track-take-back.ts'

const footage = new URL('../../../../fixtures/saltlight/', import.meta.url).pathname
const drawn = JSON.parse(await readFile(join(footage, 'appearances.json'), 'utf8')) as {
  clip: string
  durationFlicks: number
  appearances: { subject: string; fromFlicks: number; toFlicks: number; boxes: BoxTrack }[]
}[]

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const folder = await mkdtemp(join(tmpdir(), 'tracking-'))
const storage = await openDiskStorage(folder)
const engines = await enginesHere()
afterAll(async () => {
  for (const engine of engines.values()) await engine.close()
  await rm(folder, { recursive: true, force: true })
})
const [media] = engines.values()
if (media === undefined) throw new Error('no engine here')
const ports = { db: house.worker, clock: house.clock, storage, media }
const run = { signal: new AbortController().signal, progress: () => undefined }

async function clip(name: string): Promise<string> {
  const { durationFlicks } = drawn.find((each) => each.clip === name)!
  const assetId = await saltlight.footage(name, durationFlicks / FLICKS_PER_SECOND)
  const copy = join(folder, `${newId()}.mp4`)
  await copyFile(join(footage, 'media', `${name}.mp4`), copy)
  const { sha256, sizeBytes } = await storage.adopt({ kind: 'arrived', path: copy, sha256: null })
  const about = { role: 'proxy' as const, mediaType: 'video/mp4', facts: '{}' }
  await house.worker
    .insertInto('ingest.assetFiles')
    .values({ id: newId(), assetId, sha256: Buffer.from(sha256, 'hex'), sizeBytes, ...about })
    .execute()
  return assetId
}

const truthOf = (name: string, subject: string, second: number): BoxTrack =>
  drawn
    .find((each) => each.clip === name)!
    .appearances.find(
      (seen) =>
        seen.subject === subject &&
        seen.fromFlicks <= secondsToFlicks(second) &&
        secondsToFlicks(second) < seen.toFlicks,
    )!.boxes

describe.each([...engines])('a box followed by what the %s engine shows', (_, engine) => {
  test.each([
    ['lamp-room-rehearsal', 'ida-brandt', 4, [0, 9.4], 0.85],
    ['quarry-first-float', 'ida-brandt', 2, [0, 12], 0.65],
    ['second-lantern', 'elin-sorby', 5, [0, 13.4], 0.65],
  ] as const)('stays on its subject in %s: %s', async (name, subject, second, [from, to], least) => {
    const assetId = await clip(name)
    const truth = truthOf(name, subject, second)
    const at = secondsToFlicks(second)
    const range = timeRange(secondsToFlicks(from), secondsToFlicks(to))
    const followed = await withFrames({ ...ports, media: engine }, assetId, (frames) =>
      followDrawnBox(
        frames,
        { at, box: boxAt(truth, at), range },
        { signal: run.signal, told: () => undefined },
      ),
    )
    if (followed === undefined) throw new Error('no picture')
    expect(followed).toMatchObject({ found: range, lostBefore: null, lostAfter: null })
    expect(followed.boxes.length).toBeLessThan(((to - from) * 25) / 3)
    const moments = Array.from({ length: Math.floor((to - from) * 10) }, (_step, i) =>
      flicks(range.from + (i * FLICKS_PER_SECOND) / 10),
    )
    const shares = moments.map((moment) => overlapShare(boxAt(followed.boxes, moment), boxAt(truth, moment)))
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(least)
    expect(Math.min(...shares)).toBeGreaterThan(0.45)
  })
})

describe('the job that follows a box', () => {
  const second = 5.5
  const seconds = [3, 9] as const

  async function markTomas() {
    const assetId = await clip('lamp-room-rehearsal')
    const subjectId = await saltlight.person(`Tomas Reyes ${newId()}`)
    const truth = truthOf('lamp-room-rehearsal', 'tomas-reyes', second)
    const { appearanceId } = await markAppearance(saltlight, {
      productionId,
      assetId,
      subjectId,
      appearance: {
        fromFlicks: secondsToFlicks(seconds[0]),
        toFlicks: secondsToFlicks(seconds[1]),
        sides: ['picture'],
        boxes: [],
        prominence: 'featured',
      },
      actor: wren,
    })
    const jobs = { enqueue: async () => newId() }
    const follow = async (at: number) => {
      const atFlicks = secondsToFlicks(at)
      const order = { productionId, appearanceId, atFlicks, box: boxAt(truth, atFlicks), actor: wren }
      const { trackingId } = await trackBox({ db: house.crew, jobs }, order)
      return trackingId
    }
    const marks = () =>
      house.crew
        .selectFrom('clearance.appearances')
        .selectAll()
        .where('assetId', '=', assetId)
        .orderBy('fromFlicks')
        .execute()
    return { assetId, appearanceId, truth, follow, marks }
  }

  test('keeps the part it followed, and marks the rest without a box, as sure as before', async () => {
    const { assetId, follow, marks, truth } = await markTomas()
    const trackingId = await follow(second)
    await expect(follow(second)).rejects.toMatchObject({ type: 'already-followed' })
    await performTracking(ports, trackingId, run)
    const rows = await marks()
    const orders = rows.map(orderOfRow)
    expect(orders[0]?.fromFlicks).toBe(secondsToFlicks(3))
    expect(orders.at(-1)?.toFlicks).toBe(secondsToFlicks(9))
    for (const [i, order] of orders.entries())
      if (i > 0) expect(order.fromFlicks).toBe(orders[i - 1]!.toFlicks)
    expect(orders.map(({ boxes }) => boxes.length > 0)).toEqual([false, true, false])
    expect(orders.every(({ certainty }) => certainty === 'sure')).toBe(true)
    const middle = orders[1]!
    const at = flicks(Math.floor((middle.fromFlicks + middle.toFlicks) / 2))
    const [head, ...rest] = middle.boxes
    expect(overlapShare(boxAt([head!, ...rest], at), boxAt(truth, at))).toBeGreaterThan(0.7)
    const tracking = await house.crew
      .selectFrom('clearance.trackings')
      .selectAll()
      .where('assetId', '=', assetId)
      .executeTakeFirstOrThrow()
    expect(tracking).toMatchObject({ state: 'lost', lostBefore: 'left-frame', lostAfter: 'left-frame' })
    expect(tracking.confidence).toBeGreaterThan(0.3)
    await takeTrackingBack(saltlight, { productionId, trackingId, actor: wren })
    expect((await marks()).map(orderOfRow)).toMatchObject([{ boxes: [], fromFlicks: secondsToFlicks(3) }])
  })

  test('follows a correction from there on, and leaves what was before it', async () => {
    const { appearanceId, follow, truth } = await markTomas()
    await performTracking(ports, await follow(second), run)
    const boxesNow = async () =>
      house.crew
        .transaction()
        .execute(async (trx) => orderOfRow(await appearanceOf(trx, { productionId, appearanceId })).boxes)
    const before = (await boxesNow()).filter(({ at }) => at < secondsToFlicks(second))
    await performTracking(ports, await follow(6.5), run)
    const after = await boxesNow()
    expect(after.filter(({ at }) => at < secondsToFlicks(second))).toEqual(before)
    const [head, ...rest] = after
    const at = secondsToFlicks(7)
    expect(overlapShare(boxAt([head!, ...rest], at), boxAt(truth, at))).toBeGreaterThan(0.7)
  })

  test('writes nothing into a mark that somebody changed meanwhile', async () => {
    const { appearanceId, follow, marks } = await markTomas()
    const trackingId = await follow(second)
    await house.crew
      .updateTable('clearance.appearances')
      .set({ prominence: 'background' })
      .where('id', '=', appearanceId)
      .execute()
    await expect(performTracking(ports, trackingId, run)).rejects.toMatchObject({
      type: 'cannot-be-followed',
    })
    expect((await marks()).map(orderOfRow)).toMatchObject([{ boxes: [], prominence: 'background' }])
  })

  test('leaves the mark as it was when it is cancelled', async () => {
    const { follow, marks, assetId } = await markTomas()
    const trackingId = await follow(second)
    const cancelled = new AbortController()
    cancelled.abort('cancelled')
    await expect(
      performTracking(ports, trackingId, { ...run, signal: cancelled.signal }),
    ).rejects.toBeDefined()
    expect((await marks()).map(orderOfRow)).toMatchObject([{ boxes: [] }])
    const { state } = await house.crew
      .selectFrom('clearance.trackings')
      .select('state')
      .where('assetId', '=', assetId)
      .executeTakeFirstOrThrow()
    expect(state).toBe('cancelled')
  })
})

test('footage of one shot has one, and it begins at its beginning', async () => {
  const assetId = await clip('waiting-for-the-wave')
  expect(await shotsOf(house.crew, assetId)).toBeNull()
  await findShots(ports, assetId, run)
  expect(await shotsOf(house.crew, assetId)).toEqual([0])
})

import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Ladder, planLadder, segmentsOfPiece } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import {
  joinedFilmPlan,
  lightRate,
  makeLadder as makePieces,
  type MadeHead,
  type MadeStretch,
  type Probe,
} from '../../plant/media/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Storage } from '../../plant/storage/index.ts'
import type { Trx } from '../../schema/index.ts'
import { keepBytes, releaseBytes } from '../bytes.ts'
import { heardIn, trackOf } from '../sound-tracks.ts'
import { forgetLadder, forgetPieces, type KeptLadder, type KeptRendition, ladderOf } from '../ladders.ts'
import { AssetGone, stillPreparing } from './keep-file.ts'
import type { PreparePorts, Run } from './ports.ts'

/** A film at work: its clean copy at `input`, what is known of it, and a folder for what is made. */
export interface LightFilm {
  readonly ports: PreparePorts
  readonly bench: { readonly assetId: string; readonly folder: string }
  readonly run: Pick<Run, 'signal' | 'progress'>
  readonly probe: Probe
  /** Words of the original that no piece may carry. */
  readonly values: readonly string[]
  readonly input: string
  readonly formats: readonly string[]
}

// Small machines encode for the crew's phones and desks, not for cinemas.
const DAILIES = { classes: ['720', '360'], keysPerSegment: 2 } as const

/**
 * Makes a film's light copy as a ladder of pieces that can be watched while the rest is made, and joins the top rung to
 * one film at `output` without encoding it again. Pieces that an earlier try has kept are not made again.
 */
export async function makeLightFilm(making: LightFilm, output: string): Promise<void> {
  const { ports, bench, run, probe } = making
  if (probe.picture === null) throw new TypeError('a ladder is made of pictures')
  const plan = planLadder(probe.picture, lightRate(probe.picture.rate), DAILIES)
  await begin(making, plan)
  const before = await ladderOf(ports.db, bench.assetId)
  const first = before === null ? 0 : await firstMissing(ports.storage, before)
  if (before?.isWhole !== true || first < piecesIn(before)) {
    await goOn(making, plan, first).catch(async (error: unknown) => {
      // Another engine, or another version of it, writes other heads: what was kept does not go with what comes.
      if (!(error instanceof OtherHeads)) throw error
      await forget(making)
      await begin(making, plan)
      await goOn(making, plan, 0)
    })
  }
  run.progress({ stage: 'join' })
  await joinTopRung(making, { plan, output })
}

/** The pieces in order, until one is missing; what was kept behind that one is made again. */
async function firstMissing(storage: Storage, { renditions }: KeptLadder): Promise<number> {
  for (const { sha256 } of renditions) if (!(await storage.has(sha256))) return 0
  const pieces = renditions.flatMap((one) => one.pieces)
  const last = Math.max(-1, ...pieces.map(({ piece }) => piece))
  for (let piece = 0; piece <= last; piece += 1) {
    const own = pieces.filter((each) => each.piece === piece)
    if (own.length === 0) return piece
    for (const { sha256 } of own) if (!(await storage.has(sha256))) return piece
  }
  return last + 1
}

const piecesIn = ({ renditions }: KeptLadder): number =>
  Math.max(0, ...renditions.flatMap(({ pieces }) => pieces.map(({ piece }) => piece + 1)))

async function begin({ ports, bench: { assetId }, probe }: LightFilm, plan: Ladder): Promise<void> {
  const track = heardIn(probe)
  const gone = await ports.db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    const before = await trx
      .selectFrom('ingest.ladders')
      .select('plan')
      .where('assetId', '=', assetId)
      .executeTakeFirst()
    // An edition of the house that plans otherwise begins anew, and so does who has another sound heard meanwhile.
    const isSame = before !== undefined && isEqual(before.plan, plan) && trackOf({ ...before.plan }) === track
    const forgotten = isSame || before === undefined ? [] : await forgetLadder(trx, assetId)
    if (!isSame)
      await trx
        .insertInto('ingest.ladders')
        .values({ assetId, plan: JSON.stringify({ ...plan, track }) })
        .execute()
    return forgotten
  })
  await releaseBytes(ports, gone)
}

// The database keeps the names of a plan in an order of its own.
function isEqual(a: Ladder, b: Ladder): boolean {
  const told = ({ rungs, rate, framesPerKey, framesPerSegment }: Ladder): string =>
    JSON.stringify([
      rungs.map(({ name, width, height, crf, peakBitrate }) => [name, width, height, crf, peakBitrate]),
      [rate.num, rate.den, framesPerKey, framesPerSegment],
    ])
  return told(a) === told(b)
}

const forget = ({ ports, bench: { assetId } }: LightFilm): Promise<void> => dropLadder(ports, assetId)

/** Forgets an asset's pieces, which are not what they would be made as now. */
export async function dropLadder(ports: PreparePorts, assetId: string): Promise<void> {
  const gone = await ports.db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    return forgetLadder(trx, assetId)
  })
  await releaseBytes(ports, gone)
}

class OtherHeads extends Error {
  override readonly name = 'OtherHeads'
}

async function goOn(making: LightFilm, plan: Ladder, firstPiece: number): Promise<void> {
  const { ports, bench, run, probe, values, input, formats } = making
  const { assetId, folder } = bench
  const stale = await ports.db
    .transaction()
    .execute(async (trx) => forgetPieces(trx, { assetId, from: firstPiece }))
  await releaseBytes(ports, stale)
  await makePieces(
    ports.media,
    { input, formats, probe, ladder: plan, folder, firstPiece, values },
    {
      signal: run.signal,
      onProgress: ({ outTimeFlicks }) =>
        run.progress({
          stage: 'proxy',
          done: Math.min(outTimeFlicks, probe.duration),
          total: probe.duration,
        }),
      keeper: {
        keepHeads: (heads) => keepHeads(making, heads),
        keepPiece: (piece, stretches) => keepPiece(making, { plan, piece, stretches }),
      },
    },
  )
  await ports.db.transaction().execute(async (trx) => {
    const { productionId } = await stillPreparing(trx, assetId)
    await trx.updateTable('ingest.ladders').set({ isWhole: true }).where('assetId', '=', assetId).execute()
    await notifyTopic(trx, productionId, 'dailies')
  })
}

async function keepHeads(
  { ports, bench: { assetId } }: LightFilm,
  heads: readonly MadeHead[],
): Promise<void> {
  await ports.db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    for (const { name, codecs, timescale, released } of heads) {
      const sha256 = Buffer.from(released.sha256, 'hex')
      const before = await trx
        .selectFrom('ingest.renditions')
        .select('sha256')
        .where('assetId', '=', assetId)
        .where('name', '=', name)
        .executeTakeFirst()
      if (before?.sha256.equals(sha256) === false) throw new OtherHeads()
      if (before === undefined)
        await trx
          .insertInto('ingest.renditions')
          .values({ assetId, name, codecs, timescale, sha256, sizeBytes: released.sizeBytes })
          .execute()
    }
  })
  for (const { released } of heads) if (!(await keepBytes(ports, released))) throw new AssetGone()
}

/** Rows first and bytes after them: what a crash leaves between is a row without bytes, which is made again. */
async function keepPiece(
  { ports, bench: { assetId } }: LightFilm,
  { plan, piece, stretches }: { plan: Ladder; piece: number; stretches: readonly MadeStretch[] },
): Promise<void> {
  await ports.db.transaction().execute((trx) => insertPiece(trx, { assetId, plan, piece, stretches }))
  for (const { released } of stretches) if (!(await keepBytes(ports, released))) throw new AssetGone()
  await ports.db
    .transaction()
    .execute(async (trx) => notifyTopic(trx, (await stillPreparing(trx, assetId)).productionId, 'dailies'))
}

async function insertPiece(
  trx: Trx,
  about: { assetId: string; plan: Ladder; piece: number; stretches: readonly MadeStretch[] },
): Promise<void> {
  const { assetId, plan, piece, stretches } = about
  await stillPreparing(trx, assetId)
  const { rate, framesPerSegment } = plan
  const fromFlicks = Math.round(
    (segmentsOfPiece(piece).from * framesPerSegment * rate.den * FLICKS_PER_SECOND) / rate.num,
  )
  for (const { name, released, segments } of stretches) {
    const units = segments.reduce((sum, each) => sum + each.units, 0)
    const perSecond = name === 'sound' ? { num: SOUND_UNITS, den: 1 } : rate
    await trx
      .insertInto('ingest.renditionPieces')
      .values({
        assetId,
        name,
        piece,
        fromFlicks,
        durationFlicks: Math.round((units * perSecond.den * FLICKS_PER_SECOND) / perSecond.num),
        sha256: Buffer.from(released.sha256, 'hex'),
        sizeBytes: released.sizeBytes,
        segmentBytes: segments.map(({ bytes }) => bytes),
        segmentUnits: segments.map((each) => each.units),
      })
      .execute()
  }
}

const SOUND_UNITS = 48_000

async function joinTopRung(
  { ports, bench, run }: LightFilm,
  { plan, output }: { plan: Ladder; output: string },
): Promise<void> {
  const made = await ladderOf(ports.db, bench.assetId)
  if (made === null) throw new AssetGone()
  const find = (name: string | undefined): KeptRendition | undefined =>
    made.renditions.find((each) => each.name === name)
  const top = find(plan.rungs[0]?.name)
  if (top === undefined) throw new AssetGone()
  const sound = find('sound')
  const files: string[] = []
  for (const rendition of sound === undefined ? [top] : [top, sound]) {
    const path = join(bench.folder, `whole-${rendition.name}.mp4`)
    for (const sha256 of [rendition.sha256, ...rendition.pieces.map((each) => each.sha256)]) {
      const file = await ports.storage.open(sha256)
      if (file === null)
        throw new Error(`a piece of ${bench.assetId} is gone; it is made again at the next try`)
      await pipeline(file.stream(), createWriteStream(path, { flags: 'a' }))
    }
    files.push(path)
  }
  await ports.media.run(joinedFilmPlan(files, output), { signal: run.signal })
}

import { Problem } from '@stagedoor/contract/problems'
import { pictureBits } from '@stagedoor/core/cut'
import type { Flicks } from '@stagedoor/core/time'
import { stat } from 'node:fs/promises'
import { announce } from '../plant/events/index.ts'
import type { JobContext } from '../plant/jobs/index.ts'
import {
  MediaFailure,
  type Probe,
  probeMedia,
  type Released,
  releaseFilm,
  renditionPlan,
} from '../plant/media/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { useFile } from '../plant/storage/index.ts'
import { lockFilm, removeUnlessKept } from './drop-rendition.ts'
import { renditionEnded } from './events.ts'
import type { RenderDeps } from './perform-render.ts'
import { type Rendition, renditionById } from './renditions.ts'

/** A film that was made within its bounds and let out, still in a folder of the work. */
interface Made {
  readonly released: Released
  readonly width: number
  readonly height: number
  readonly frameRate: number
}

/**
 * Makes what a row of `cut.renditions` asks for. Run twice it finds its own work done or does it anew. What does not
 * keep to its bytes is tried with fewer, and given up where that does not help: never handed on.
 */
export async function performRendition(
  deps: RenderDeps,
  renditionId: string,
  { signal, progress, workId }: JobContext,
): Promise<void> {
  const { db, storage } = deps
  const rendition = await renditionById(db, renditionId)
  // Another piece of work has taken it over, or nobody wants it any more.
  if (rendition === undefined || rendition.workId !== workId) return
  if (rendition.state === 'made' || rendition.state === 'dropped') return
  const about = await renderOf(db, rendition.renderId)
  await db
    .updateTable('cut.renditions')
    .set({ state: 'making' })
    .where('id', '=', renditionId)
    .where('workId', '=', workId)
    .where('state', '=', 'waiting')
    .execute()
  try {
    await useFile(storage, about.sha256, (input) =>
      storage.inTemp(async (folder) => {
        const made = await makeWithin(deps, { rendition, input, folder, signal, progress })
        await keep(deps, { rendition, made, productionId: about.productionId })
      }),
    )
  } catch (error) {
    if (signal.aborted || !isFinal(error)) throw error
    const problem = error instanceof Error ? error.message : String(error)
    await end(deps, { renditionId, workId, problem, productionId: about.productionId })
    throw new Problem('render-failed', { detail: `The copy could not be made: ${problem}` }, { cause: error })
  }
}

class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

const isFinal = (error: unknown): boolean =>
  error instanceof TooLarge || (error instanceof MediaFailure && error.kind !== 'engine-crashed')

async function renderOf(db: RenderDeps['db'], renderId: string) {
  const { sha256, productionId } = await db
    .selectFrom('cut.renders as r')
    .innerJoin('cut.cuts as c', 'c.id', 'r.cutId')
    .select(['r.sha256', 'c.productionId'])
    .where('r.id', '=', renderId)
    .executeTakeFirstOrThrow()
  if (sha256 === null) throw new Error(`The render ${renderId} has no film to copy`)
  return { sha256: sha256.toString('hex'), productionId }
}

const TRIES = 3
// What is tried next aims below what is allowed, by what it was over and a little more.
const LESS = 0.94

interface Work extends Pick<JobContext, 'signal' | 'progress'> {
  readonly rendition: Rendition
  readonly input: string
  readonly folder: string
}

async function makeWithin(
  { media }: Pick<RenderDeps, 'media'>,
  { rendition: { spec }, input, folder, signal, progress }: Work,
): Promise<Made> {
  const probe = await probeMedia(media, input, FORMATS)
  const { duration } = probe
  let aim = spec.mostBytes
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const path = `${folder}/${attempt}.mp4`
    const bits = pictureBits({
      mostBytes: aim,
      durationFlicks: duration,
      hasSound: probe.sound !== null,
    })
    if (bits <= 0) break
    const order = { size: spec, rate: spec.rate, pictureBits: bits }
    await media.run(renditionPlan(probe, order, { input, formats: FORMATS, output: path }), {
      signal,
      onProgress: ({ outTimeFlicks }) =>
        progress({ stage: 'copying', done: Math.min(outTimeFlicks, duration), total: duration }),
    })
    const { size } = await stat(path)
    if (size <= spec.mostBytes) {
      const streams = Number(probe.picture !== null) + Number(probe.sound !== null)
      const film = { path, mediaType: 'video/mp4', format: 'mp4', streams }
      return measured(await releaseFilm(media, film, []), duration)
    }
    aim = Math.floor(aim * (spec.mostBytes / size) * LESS)
  }
  throw new TooLarge(
    `Even at its smallest it has more than ${Math.floor(spec.mostBytes / 10_000) / 100} MB; a shorter cut would do.`,
  )
}

const FORMATS = ['mov']
// A film of another length is not the same film: one frame, and the packet that the sound ends in.
const ROUNDING = 70_560_000

function measured({ released, probe }: { released: Released; probe: Probe }, duration: Flicks): Made {
  const { picture } = probe
  if (picture === null) throw new Error('The copy has no picture')
  if (Math.abs(probe.duration - duration) > ROUNDING) throw new Error('The copy is not as long as its film')
  const { width, height, rate } = picture
  return { released, width, height, frameRate: rate.num / rate.den }
}

async function keep(
  { db, storage, clock }: RenderDeps,
  { rendition, made, productionId }: { rendition: Rendition; made: Made; productionId: string },
): Promise<void> {
  const { id, workId } = rendition
  const { released, ...facts } = made
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('cut.renditions')
      .select(['state', 'workId', 'sha256'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    // Dropped, or begun anew by somebody else meanwhile: then these bytes are nobody's.
    if (row?.state !== 'making' || row.workId !== workId) return
    const sha256 = Buffer.from(released.sha256, 'hex')
    await lockFilm(trx, sha256)
    // Whoever dropped the one before died before its file was removed.
    if (row.sha256 !== null && !row.sha256.equals(sha256)) await removeUnlessKept(trx, storage, row.sha256)
    const kept = await storage.adopt(released)
    await trx
      .updateTable('cut.renditions')
      .set({
        ...facts,
        sha256,
        sizeBytes: kept.sizeBytes,
        state: 'made',
        problem: null,
        madeAt: new Date(clock.now()),
      })
      .where('id', '=', id)
      .execute()
    await announce(trx, renditionEnded(productionId, id))
    await notifyTopic(trx, productionId, 'cuts')
  })
}

async function end(
  { db }: Pick<RenderDeps, 'db'>,
  {
    renditionId,
    workId,
    problem,
    productionId,
  }: { renditionId: string; workId: string; problem: string; productionId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('cut.renditions')
      .set({ state: 'failed', problem })
      .where('id', '=', renditionId)
      .where('workId', '=', workId)
      .where('state', '=', 'making')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await announce(trx, renditionEnded(productionId, renditionId))
    await notifyTopic(trx, productionId, 'cuts')
  })
}

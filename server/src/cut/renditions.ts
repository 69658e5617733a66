import { createHash } from 'node:crypto'
import type { RenditionSpec } from '@stagedoor/core/cut'
import { canonicalJson } from '../plant/chain/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** The job that makes one row of `cut.renditions`. */
export const MAKE_RENDITION = 'cut.rendition'

// A change of how a copy is made must not find an older one under its digest.
const EDITION = 1

/**
 * Has a copy of a render made within some bounds, or answers with the one that is there or on its way: however many
 * want it, it is made once. One that failed, or was dropped because nobody wanted it any more, is begun anew.
 */
export async function askForRendition(
  trx: Trx,
  { jobs }: { jobs: Pick<Jobs, 'enqueue'> },
  { productionId, renderId, spec }: { productionId: string; renderId: string; spec: RenditionSpec },
): Promise<{ renditionId: string }> {
  const specDigest = createHash('sha256')
    .update(canonicalJson({ edition: EDITION, ...spec }))
    .digest()
  await trx
    .insertInto('cut.renditions')
    .values({ id: newId(), renderId, specDigest, spec: JSON.stringify(spec), state: 'dropped' })
    .onConflict((conflict) => conflict.columns(['renderId', 'specDigest']).doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('cut.renditions')
    .select('id')
    .where('renderId', '=', renderId)
    .where('specDigest', '=', specDigest)
    .executeTakeFirstOrThrow()
  await makeRenditionAgain(trx, { jobs }, { productionId, renditionId: id })
  return { renditionId: id }
}

/** Begins a copy anew that is not there and not on its way; else nothing happens. */
export async function makeRenditionAgain(
  trx: Trx,
  { jobs }: { jobs: Pick<Jobs, 'enqueue'> },
  { productionId, renditionId }: { productionId: string; renditionId: string },
): Promise<void> {
  await trx.selectFrom('cut.renditions').select('id').where('id', '=', renditionId).forUpdate().execute()
  const known = await renditionById(trx, renditionId)
  if (known === undefined || (known.state !== 'failed' && known.state !== 'dropped')) return
  const workId = await jobs.enqueue(trx, MAKE_RENDITION, {
    productionId,
    ref: renditionId,
    payload: { renditionId },
  })
  await trx
    .updateTable('cut.renditions')
    .set({ state: 'waiting', workId, problem: null })
    .where('id', '=', renditionId)
    .execute()
}

/** A copy of a render, as it stands: one whose work was stopped, or has failed for good, counts as failed. */
export interface Rendition {
  readonly id: string
  readonly renderId: string
  readonly spec: RenditionSpec
  readonly state: 'waiting' | 'making' | 'made' | 'failed' | 'dropped'
  /** Of the work at it, 0 to 1; null where none is under way. */
  readonly progress: number | null
  readonly workId: string | null
  readonly problem: string | null
  readonly film: RenditionFilm | null
}

/** The file of a copy, as it was measured. */
export interface RenditionFilm {
  readonly sha256: string
  readonly sizeBytes: number
  readonly width: number
  readonly height: number
  /** Frames a second. */
  readonly frameRate: number
}

/** Reads a copy, or undefined. */
export async function renditionById(db: Db, renditionId: string): Promise<Rendition | undefined> {
  const row = await db
    .selectFrom('cut.renditions as r')
    .leftJoin('plant.work as w', 'w.id', 'r.workId')
    .where('r.id', '=', renditionId)
    .select(['r.id', 'r.renderId', 'r.spec', 'r.state', 'r.workId', 'r.problem'])
    .select(['r.sha256', 'r.sizeBytes', 'r.width', 'r.height', 'r.frameRate'])
    .select(['w.state as workState', 'w.done', 'w.total'])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, renderId, spec, workId, problem, workState, done, total } = row
  const isUnderWay = row.state === 'waiting' || row.state === 'making'
  const hasStopped = isUnderWay && (workState === 'failed' || workState === 'cancelled')
  return {
    id,
    renderId,
    spec,
    workId,
    state: hasStopped ? 'failed' : row.state,
    problem: hasStopped ? (problem ?? STOPPED[workState]) : problem,
    progress: isUnderWay && !hasStopped && total ? Math.min(1, (done ?? 0) / total) : null,
    film: filmOf(row),
  }
}

const STOPPED = {
  failed: 'It was tried several times and failed; the log has the cause.',
  cancelled: 'Somebody stopped the work at it.',
} as const

function filmOf({
  state,
  sha256,
  sizeBytes,
  width,
  height,
  frameRate,
}: {
  state: string
  sha256: Buffer | null
  sizeBytes: number | null
  width: number | null
  height: number | null
  frameRate: number | null
}): RenditionFilm | null {
  if (state !== 'made' || !sha256 || !sizeBytes || !width || !height || !frameRate) return null
  return { sha256: sha256.toString('hex'), sizeBytes, width, height, frameRate }
}

/** Which of some copies are there. */
export async function renditionsMade(db: Db, renditionIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (renditionIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('cut.renditions')
    .select('id')
    .where('id', 'in', renditionIds)
    .where('state', '=', 'made')
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** The digests of all copies of a cut's renders that lie in the house, in hex. */
export async function renditionFilesOf(db: Db, cutId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('cut.renditions as r')
    .innerJoin('cut.renders as film', 'film.id', 'r.renderId')
    .select('r.sha256')
    .where('film.cutId', '=', cutId)
    .where('r.state', '=', 'made')
    .execute()
  return rows.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256.toString('hex')]))
}

import type { FilmFacts, FilmState, PostPlan } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import { type Rendition, renditionById, renditionsMade } from '../../cut/index.ts'
import type { Db } from '../../schema/index.ts'

/** The trouble of a delivery whose copy could not be made. */
export const NOT_MADE = 'copy-not-made'

/** How it stands with the file of a delivery. */
export async function filmStateOf(
  db: Db,
  { renditionId, error }: { renditionId: string | null; error: { code: string } | null },
): Promise<FilmState> {
  if (renditionId === null) return 'ready'
  const rendition = await renditionById(db, renditionId)
  switch (rendition?.state) {
    case 'made':
      return 'ready'
    case 'waiting':
    case 'making':
      return 'being-made'
    case 'failed':
      return error?.code === NOT_MADE ? 'failed-and-told' : 'failed'
    case 'dropped':
    case undefined:
      return 'gone'
  }
}

/** Which of some posts are to go as a copy that is not there. */
export async function withoutTheirCopy(
  db: Db,
  publicationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('publish.deliveries')
    .select(['publicationId', 'renditionId'])
    .where('publicationId', '=', sql<string>`any(${[...publicationIds]}::uuid[])`)
    .where('renditionId', 'is not', null)
    .execute()
  const made = await renditionsMade(db, [...new Set(rows.flatMap(({ renditionId }) => renditionId ?? []))])
  return new Set(
    rows.flatMap(({ publicationId, renditionId }) => (made.has(renditionId ?? '') ? [] : [publicationId])),
  )
}

/**
 * The copy that goes in place of a delivery's film, as its platform will find it; null where the film itself goes, or
 * the copy is not there.
 */
export async function copyFor(
  db: Db,
  { renditionId, plan }: { renditionId: string | null; plan: PostPlan },
): Promise<{ readonly sha256: string; readonly facts: FilmFacts } | null> {
  const film = renditionId === null ? null : (await renditionById(db, renditionId))?.film
  if (!film) return null
  const { sha256, sizeBytes, width, height, frameRate } = film
  const made = { sizeBytes, width, height, frameRate, hasFastStart: true } as const
  const audioCodec = plan.film.audioCodec === null ? null : ('aac' as const)
  return { sha256, facts: { ...plan.film, ...made, container: 'mp4', videoCodec: 'h264', audioCodec } }
}

/** A copy as crew see it on the page of its delivery; null where the film itself goes. */
export async function copyView(db: Db, renditionId: string | null) {
  const rendition = renditionId === null ? undefined : await renditionById(db, renditionId)
  return rendition === undefined ? null : shown(rendition)
}

function shown({ state, progress, workId, problem, spec, film }: Rendition) {
  return {
    state,
    progress,
    workId,
    problem,
    width: film?.width ?? spec.width,
    height: film?.height ?? spec.height,
    mostBytes: spec.mostBytes,
    sizeBytes: film?.sizeBytes ?? null,
  }
}

import type { Database, Db, Trx } from '../schema/index.ts'
import type { Selectable } from 'kysely'
import { type CutVersion, type MeantFor, meantForSchema, versionSchema } from './cut-values.ts'

/** A cut with its present version and that version's newest render. */
export type CutRow = Omit<Selectable<Database['cut.listedCuts']>, keyof CutVersion> & CutVersion

const parse = ({
  shape,
  timeline,
  captions,
  chapters,
  ...row
}: Selectable<Database['cut.listedCuts']>): CutRow => ({
  ...row,
  ...versionSchema.parse({ shape, timeline, captions, chapters }),
})

/** A cut, or undefined. */
export async function cutById(db: Db, cutId: string): Promise<CutRow | undefined> {
  const row = await db.selectFrom('cut.listedCuts').selectAll().where('id', '=', cutId).executeTakeFirst()
  return row && parse(row)
}

/** A production's cuts, newest first. */
export async function cutsOf(db: Db, productionId: string): Promise<CutRow[]> {
  const rows = await db
    .selectFrom('cut.listedCuts')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy('createdAt', 'desc')
    .limit(500)
    .execute()
  return rows.map(parse)
}

/** The cut's own row, locked against every other change of it. */
export async function lockCutRow(trx: Trx, cutId: string) {
  const row = await trx
    .selectFrom('cut.cuts')
    .selectAll()
    .where('id', '=', cutId)
    .forUpdate()
    .executeTakeFirst()
  return row && { ...row, meantFor: meantForSchema.parse(row.meantFor) as MeantFor }
}

/** What a cut is meant for. */
export async function meantForOf(db: Db, cutId: string): Promise<MeantFor> {
  const row = await db
    .selectFrom('cut.cuts')
    .select('meantFor')
    .where('id', '=', cutId)
    .executeTakeFirstOrThrow()
  return meantForSchema.parse(row.meantFor)
}

/** One version of a cut. */
export async function versionOf(db: Db, cutId: string, version: number): Promise<CutVersion | undefined> {
  const row = await db
    .selectFrom('cut.versions')
    .select(['shape', 'timeline', 'captions', 'chapters'])
    .where('cutId', '=', cutId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row && versionSchema.parse(row)
}

/** Keeps a version of a cut. */
export async function putVersion(
  trx: Trx,
  { cutId, version, madeBy, ...value }: CutVersion & { cutId: string; version: number; madeBy: string },
): Promise<void> {
  await trx
    .insertInto('cut.versions')
    .values({
      cutId,
      version,
      madeBy,
      shape: value.shape,
      timeline: JSON.stringify(value.timeline),
      captions: JSON.stringify(value.captions),
      chapters: JSON.stringify(value.chapters),
    })
    .execute()
}

/** What clearance knows of a cut. */
export interface KnownVerdict {
  exposureId: string
  verdictKind: 'cleared' | 'cleared-with-edits' | 'held' | 'refused' | null
}

/** What clearance says of cuts now, by the cut's id. */
export async function verdictsOf(db: Db, cutIds: readonly string[]) {
  if (cutIds.length === 0) return new Map<string, KnownVerdict>()
  const rows = await db
    .selectFrom('clearance.standingVerdicts')
    .select(['ref', 'exposureId', 'verdictKind'])
    .where('ofKind', '=', 'cut')
    .where('ref', 'in', [...cutIds])
    .execute()
  return new Map(rows.map(({ ref, ...known }): [string, KnownVerdict] => [ref, known]))
}

/** What has been asked of people about a version, newest first. */
export function approvalsOf(db: Db, cutId: string) {
  return db
    .selectFrom('cut.approvals')
    .selectAll()
    .where('cutId', '=', cutId)
    .orderBy('createdAt', 'desc')
    .execute()
}

/** The names of subjects, by id. */
export async function subjectNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('clearance.namedSubjects')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Which of its sounds speaks for an asset now. */
export async function heardTrackOf(db: Db, assetId: string): Promise<number> {
  const row = await db
    .selectFrom('ingest.heardTracks')
    .select('heardTrack')
    .where('assetId', '=', assetId)
    .executeTakeFirst()
  return row?.heardTrack ?? 0
}

/** Assets as this stage needs them, by id. */
export function assetsById(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('ingest.listedAssets')
    .select([
      'id',
      'productionId',
      'gateId',
      'kind',
      'title',
      'state',
      'durationFlicks',
      'width',
      'height',
      'files',
      'contributorName',
      'craft',
    ])
    .where('id', 'in', [...ids])
    .execute()
}

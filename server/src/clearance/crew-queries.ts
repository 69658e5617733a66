import type { Db } from '../schema/index.ts'

/** The subjects of a production by name, each with its newest release form. */
export async function subjectsWithForms(db: Db, productionId: string) {
  const subjects = await db
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy('kind')
    .orderBy('name')
    .execute()
  const forms = await db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .distinctOn('subjectId')
    .where('productionId', '=', productionId)
    .orderBy('subjectId')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const newest = new Map(forms.map((form) => [form.subjectId, form]))
  return subjects.map((subject) => ({ subject, form: newest.get(subject.id) ?? null }))
}

/** What is marked on an asset, in the order in which it appears, with whom or what it is. */
export function appearancesWithSubjects(
  db: Db,
  assetId: string,
  { offset, limit }: { offset: number; limit: number },
) {
  return db
    .selectFrom('clearance.appearances as a')
    .innerJoin('clearance.subjects as s', 's.id', 'a.subjectId')
    .selectAll('a')
    .select(['s.name as subjectName', 's.kind as subjectKind'])
    .where('a.assetId', '=', assetId)
    .orderBy('a.fromFlicks')
    .orderBy('a.id')
    .offset(offset)
    .limit(limit)
    .execute()
}

/** Something of clearance that has an id of its own. */
export type Owned =
  | 'clearance.subjects'
  | 'clearance.appearances'
  | 'clearance.trackings'
  | 'clearance.releaseForms'
  | 'clearance.embargoes'
  | 'clearance.killRights'
  | 'clearance.delegates'
  | 'clearance.reviewRounds'
  | 'clearance.roundUnits'
  | 'clearance.exposures'
  | 'clearance.prohibitions'
  | 'clearance.holdbacks'
  | 'clearance.ndas'
  | 'clearance.crowdNotices'
  | 'production.storyPoints'
  | 'production.premieres'
  | 'ingest.assetFacts'

/** In which production a thing is, for asking who may; undefined for one that is not there. */
export async function productionOf(db: Db, table: Owned, id: string): Promise<string | undefined> {
  const row = await db.selectFrom(table).select('productionId').where('id', '=', id).executeTakeFirst()
  return row?.productionId
}

import type { Db } from '../schema/index.ts'

/** What ingest publishes of some assets. */
export function assetFactsOf(db: Db, assetIds: readonly string[]) {
  return db.selectFrom('ingest.assetFacts').selectAll().where('id', 'in', some(assetIds)).execute()
}

/** Who and what is seen or heard in some assets. */
export function appearancesOf(db: Db, assetIds: readonly string[]) {
  return db
    .selectFrom('clearance.appearances')
    .selectAll()
    .where('assetId', 'in', some(assetIds))
    .orderBy('assetId')
    .orderBy('fromFlicks')
    .orderBy('id')
    .execute()
}

/** Every embargo of a production, lifted or not. */
export function embargoesOf(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.embargoes')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .execute()
}

/** What was decided about some subjects, and every word on some versions of cuts. */
export function decisionsAbout(
  db: Db,
  { subjectIds, versions }: { subjectIds: readonly string[]; versions: readonly string[] },
) {
  return db
    .selectFrom('clearance.decisions')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'needs-none'), eb('subjectId', 'in', some(subjectIds))]),
        eb('cutVersion', 'in', versions.length > 0 ? [...versions] : ['']),
      ]),
    )
    .orderBy('id')
    .execute()
}

/** Some subjects. */
export function subjectsOf(db: Db, subjectIds: readonly string[]) {
  return db
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('id', 'in', some(subjectIds))
    .orderBy('id')
    .execute()
}

/** The release forms of some subjects, in any state. */
export function releaseFormsOf(db: Db, subjectIds: readonly string[]) {
  return db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('subjectId', 'in', some(subjectIds))
    .orderBy('id')
    .execute()
}

// SQL knows no empty list; this id is nobody's.
const NOBODY = '00000000-0000-0000-0000-000000000000'

function some(ids: readonly string[]): string[] {
  return ids.length > 0 ? [...ids] : [NOBODY]
}

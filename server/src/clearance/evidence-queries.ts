import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../schema/index.ts'

/** What ingest publishes of some assets, with what clearance was told of their place and contribution. */
export function assetFactsOf(db: Db, assetIds: readonly string[]) {
  return db
    .selectFrom('ingest.assetFacts as a')
    .leftJoin('clearance.assetFacts as said', 'said.assetId', 'a.id')
    .selectAll('a')
    .select(['said.placeId', 'said.contributionId'])
    .where('a.id', '=', anyOf(assetIds))
    .execute()
}

/** Who and what is seen or heard in some assets. */
export function appearancesOf(db: Db, assetIds: readonly string[]) {
  return db
    .selectFrom('clearance.appearances')
    .selectAll()
    .where('assetId', '=', anyOf(assetIds))
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

/** The embargoes on some scenes, assets and days, and on the production itself, by what their rows refer to. */
export function embargoesOn(
  db: Db,
  { productionId, refs }: { productionId: string; refs: readonly string[] },
) {
  return db
    .selectFrom('clearance.embargoes')
    .selectAll()
    .where('productionId', '=', productionId)
    .where('ref', '=', anyOf([productionId, ...refs]))
    .orderBy('id')
    .execute()
}

/** What was decided about some subjects. */
export function needsNoneOf(db: Db, subjectIds: readonly string[]) {
  return db
    .selectFrom('clearance.decisions')
    .selectAll()
    .where('kind', '=', 'needs-none')
    .where('subjectId', '=', anyOf(subjectIds))
    .orderBy('id')
    .execute()
}

/** Every word on some versions of cuts. */
export function approvalsOf(db: Db, versions: readonly string[]) {
  return db
    .selectFrom('clearance.decisions')
    .selectAll()
    .where('cutVersion', '=', sql<string>`any(${[...versions]}::text[])`)
    .orderBy('id')
    .execute()
}

/** Some subjects. */
export function subjectsOf(db: Db, subjectIds: readonly string[]) {
  return db
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('id', '=', anyOf(subjectIds))
    .orderBy('id')
    .execute()
}

/** The release forms of some subjects, in any state. */
export function releaseFormsOf(db: Db, subjectIds: readonly string[]) {
  return db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('subjectId', '=', anyOf(subjectIds))
    .orderBy('id')
    .execute()
}

/** The prohibitions that stand on some subjects, and on the production as a whole. */
export function prohibitionsOver(
  db: Db,
  { productionId, subjectIds }: { productionId: string; subjectIds: readonly string[] },
) {
  return db
    .selectFrom('clearance.prohibitions')
    .selectAll()
    .where('productionId', '=', productionId)
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('subjectId', 'is', null), eb('subjectId', '=', anyOf(subjectIds))]))
    .orderBy('id')
    .execute()
}

/** The holdbacks of a production that stand. */
export function standingHoldbacks(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.holdbacks')
    .selectAll()
    .where('productionId', '=', productionId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** The real publications of some cuts. */
export function releasesOf(db: Db, cutIds: readonly string[]) {
  return db
    .selectFrom('clearance.releases')
    .selectAll()
    .where('cutId', '=', anyOf(cutIds))
    .orderBy('at')
    .orderBy('ref')
    .execute()
}

/** The agreements that stand with some contributors. */
export function ndasWith(db: Db, contributorIds: readonly string[]) {
  return db
    .selectFrom('clearance.ndas')
    .selectAll()
    .where('contributorId', '=', anyOf(contributorIds))
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** The crowd notices that were posted on some days. */
export function crowdNoticesOn(db: Db, dayIds: readonly string[]) {
  return db
    .selectFrom('clearance.crowdNotices')
    .selectAll()
    .where('dayId', '=', anyOf(dayIds))
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** The kills in some assets and of some cuts, taken back or not. */
export function killsIn(
  db: Db,
  { assetIds, cutIds }: { assetIds: readonly string[]; cutIds: readonly string[] },
) {
  return db
    .selectFrom('clearance.kills')
    .selectAll()
    .where(
      sql<boolean>`killed ->> 'assetId' = any(${[...assetIds]}::text[]) or killed ->> 'cutId' = any(${[...cutIds]}::text[])`,
    )
    .orderBy('id')
    .execute()
}

function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${[...ids]}::uuid[])`
}

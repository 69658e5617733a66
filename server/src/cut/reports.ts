import { sql } from 'kysely'
import type { Matter } from '../clearance/index.ts'
import type { Db } from '../schema/index.ts'

/** A cut as a report names it, or none while it has not been judged. */
export async function matterOfCut(db: Db, cutId: string): Promise<Matter[]> {
  return (await cutMatters(db).where('c.id', '=', cutId).execute()).map(matterIn)
}

/** Every cut and every asset of a production that the doorkeeper is asked about, by name. */
export async function mattersOf(db: Db, productionId: string): Promise<Matter[]> {
  const cuts = await cutMatters(db).where('c.productionId', '=', productionId).execute()
  const assets = await db
    .selectFrom('ingest.listedAssets as a')
    .innerJoin('clearance.standingVerdicts as v', (join) =>
      join.on('v.ofKind', '=', 'asset').on('v.ref', '=', sql<string>`a.id`),
    )
    .select(['v.exposureId', 'a.title'])
    .where('a.productionId', '=', productionId)
    .where('a.state', '=', 'ready')
    .orderBy('a.title')
    .orderBy('a.id')
    .execute()
  return [
    ...cuts.map(matterIn),
    ...assets.map(({ exposureId, title }) => ({ exposureId, title, version: null, digest: null })),
  ]
}

function cutMatters(db: Db) {
  return db
    .selectFrom('cut.listedCuts as c')
    .innerJoin('clearance.standingVerdicts as v', (join) =>
      join.on('v.ofKind', '=', 'cut').on('v.ref', '=', sql<string>`c.id`),
    )
    .select(['v.exposureId', 'c.title', 'c.version', 'c.sha256'])
    .orderBy('c.title')
    .orderBy('c.id')
}

function matterIn(row: {
  exposureId: string
  title: string
  version: number
  sha256: string | null
}): Matter {
  return {
    exposureId: row.exposureId,
    title: row.title,
    version: `version ${row.version}`,
    digest: row.sha256,
  }
}

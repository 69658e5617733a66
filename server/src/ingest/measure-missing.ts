import { sql } from 'kysely'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { askStepAgain, STEPS } from './prepare/steps.ts'

// One transaction holds the rows it asks for: short ones let everybody else by.
const AT_ONCE = 200

/**
 * Has the sounds measured of what an earlier edition of the house prepared, behind everything that somebody waits for;
 * answers of how many assets. Called as a house begins to work: what was asked for, or failed, is not asked for again.
 */
export async function measureMissing({
  db,
  jobs,
}: {
  db: Db
  jobs: Pick<Jobs, 'ask'>
}): Promise<{ assets: number }> {
  let assets = 0
  for (;;) {
    const asked = await db.transaction().execute(async (trx) => {
      const found = await unmeasured(trx)
      for (const asset of found) await askStepAgain(trx, jobs, { ...asset, step: 'sound', isAwaited: false })
      return found.length
    })
    assets += asked
    if (asked < AT_ONCE) return { assets }
  }
}

async function unmeasured(trx: Trx) {
  // Two workers that begin at once do not ask twice.
  await sql`select pg_advisory_xact_lock(hashtextextended('measure-missing', 0))`.execute(trx)
  return trx
    .selectFrom('ingest.assets as a')
    .innerJoin('ingest.assetFiles as f', (join) =>
      join.onRef('f.assetId', '=', 'a.id').on('f.role', '=', 'clean'),
    )
    .select(['a.id as assetId', 'a.productionId', 'a.kind', 'f.sizeBytes'])
    .where('a.state', '=', 'ready')
    .where(sql<boolean>`jsonb_typeof(a.probe -> 'sound') = 'object'`)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('ingest.soundTracks as t').select('t.track').whereRef('t.assetId', '=', 'a.id'),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('plant.work as w')
            .select('w.id')
            .whereRef('w.ref', '=', 'a.id')
            .where('w.job', '=', STEPS.sound)
            .where('w.rank', 'is not', null)
            .where('w.state', '<>', 'done'),
        ),
      ),
    )
    .orderBy('a.id')
    .limit(AT_ONCE)
    .execute()
}

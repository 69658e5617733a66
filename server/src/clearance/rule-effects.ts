import { sql } from 'kysely'
import type { Db } from '../schema/index.ts'

/** What one rule does today: how many open exposures it holds, and how many it asks edits of. */
export interface RuleEffect {
  readonly ruleId: string
  readonly holds: number
  readonly edits: number
}

/**
 * What embargoes, prohibitions, holdbacks, agreements and secrets do to the open exposures of a production, each by its
 * id, as the verdicts of record tell. What does nothing today is left out.
 */
export async function ruleEffects(db: Db, productionId: string): Promise<readonly RuleEffect[]> {
  const { rows } = await sql<RuleEffect>`
    select told.rule as "ruleId",
      count(distinct told.exposure) filter (where told.standing <> 'edits')::int as holds,
      count(distinct told.exposure) filter (where told.standing = 'edits')::int as edits
    from (
      select e.id as exposure, concern ->> 'standing' as standing,
        coalesce(
          concern #>> '{facts,embargoId}', concern #>> '{facts,prohibitionId}', concern #>> '{facts,holdbackId}',
          concern #>> '{facts,ndaId}',
          case when concern #>> '{facts,kind}' = 'secret' then concern #>> '{facts,subject,id}' end
        ) as rule
      from clearance.exposures e
      join clearance.verdicts v on v.id = e.verdict_id
      cross join lateral jsonb_array_elements(coalesce(v.verdict -> 'concerns', '[]'::jsonb)) concern
      where e.production_id = ${productionId} and e.closed_at is null
    ) told
    where told.rule is not null
    group by told.rule
    order by told.rule`.execute(db)
  return rows
}

/** How many assets were made at the place and on the day of each crowd notice, by the notice's id. */
export async function noticeReaches(
  db: Db,
  productionId: string,
): Promise<readonly { readonly noticeId: string; readonly assets: number }[]> {
  return db
    .selectFrom('clearance.crowdNotices as n')
    .innerJoin('clearance.assetFacts as said', 'said.placeId', 'n.placeId')
    .innerJoin('ingest.assetFacts as a', (join) =>
      join.onRef('a.id', '=', 'said.assetId').onRef('a.shootingDayId', '=', 'n.dayId'),
    )
    .select(['n.id as noticeId', sql<number>`count(*)::int`.as('assets')])
    .where('n.productionId', '=', productionId)
    .groupBy('n.id')
    .orderBy('n.id')
    .execute()
}

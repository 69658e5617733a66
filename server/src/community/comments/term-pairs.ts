import { type PairFinder, pairFinder, type TermPair } from '@stagedoor/core/community'
import type { StoryPointId } from '@stagedoor/core/production'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** The term pairs of a production. */
export async function termPairsOf(db: Db, productionId: string): Promise<readonly TermPair[]> {
  const rows = await db
    .selectFrom('community.termPairs')
    .select(['id', 'pointId', 'name', 'event'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
  return rows.map(({ pointId, ...pair }) => ({ ...pair, point: pointId as StoryPointId }))
}

const MOST_KEPT = 32
const kept = new Map<string, { version: string; find: PairFinder }>()

/** Finds the pairs of a production in a text: made once for as long as the pairs are the same. */
export async function pairFinderOf(db: Db, productionId: string): Promise<PairFinder> {
  const { rows } = await sql<{ version: string }>`
    select coalesce(sum(hashtextextended(id::text, 0)), 0) || ' ' || coalesce(max(changed_at)::text, '') as version
    from community.term_pairs where production_id = ${productionId}`.execute(db)
  const version = rows[0]?.version ?? ''
  const before = kept.get(productionId)
  kept.delete(productionId)
  const now =
    before?.version === version ? before : { version, find: pairFinder(await termPairsOf(db, productionId)) }
  kept.set(productionId, now)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return now.find
}

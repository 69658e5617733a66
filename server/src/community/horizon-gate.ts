import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Trx } from '../schema/index.ts'

/**
 * The gate of a production that whoever has passed some points of its story passes; null for no points. Throws
 * `no-such-story-point` where one of them is not in the story any more: what waits for it waits on, and is no less hidden.
 */
export async function horizonGate(
  trx: Trx,
  { productionId, points }: { productionId: string; points: readonly string[] },
): Promise<string | null> {
  if (points.length === 0) return null
  const { rows } = await sql<{ gate: string | null }>`
    select community.horizon_gate(${productionId}, ${[...points]}::uuid[]) as gate`.execute(trx)
  const gate = rows[0]?.gate ?? null
  if (gate === null)
    throw new Problem('no-such-story-point', {
      detail: 'It waits for a point that the story has no more. Nothing was changed.',
    })
  return gate
}

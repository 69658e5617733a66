import type { GateId, ProductionId, StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import type { Gate } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import type { Db } from '../schema/index.ts'

/** Gates as core's predicate reads them, by id; those that are not there are left out. */
export async function gatesAsTheyStand(
  db: Db,
  gateIds: readonly string[],
): Promise<ReadonlyMap<string, Gate>> {
  if (gateIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('wall.gates')
    .select([
      'id',
      'productionId',
      'audience',
      'standing',
      'opensAt',
      'horizonPoints',
      'horizonMoment',
      sql<boolean>`wall.is_sealed()`.as('isSealed'),
    ])
    .where('id', '=', sql<string>`any(${[...gateIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id as GateId,
        production: row.productionId as ProductionId,
        // A sealed house lets nothing out; its crew look through what is theirs.
        standing: row.isSealed && row.audience !== 'crew' ? 'shut' : row.standing,
        opensAt: row.opensAt,
        audience: row.audience,
        horizon: horizonOf(row),
      },
    ]),
  )
}

function horizonOf({
  horizonPoints: points,
  horizonMoment: moment,
}: {
  horizonPoints: readonly string[]
  horizonMoment: Instant | null
}): Gate['horizon'] {
  return points.length === 0 && moment === null ? null : { points: points as StoryPointId[], moment }
}

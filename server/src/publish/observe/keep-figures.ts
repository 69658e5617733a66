import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Observation } from '../../connectors/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'

/** A figure of a post as it stood last. */
export interface LatestFigure {
  readonly publicationId: string
  readonly figure: string
  readonly value: number
  readonly at: Instant
}

/** Keeps the figures that have changed since they were last told, as a series in time; what is no count is left out. */
export async function keepFigures(
  trx: Trx,
  { publicationId, figures, now }: { publicationId: string; figures: Observation['figures']; now: Instant },
): Promise<void> {
  const before = new Map(
    (await latestFigures(trx, [publicationId])).map(({ figure, value }) => [figure, value]),
  )
  const rows = Object.entries(figures).flatMap(([figure, value]) =>
    Number.isSafeInteger(value) && value >= 0 && before.get(figure) !== value
      ? [{ publicationId, figure, value, at: at(now) }]
      : [],
  )
  if (rows.length === 0) return
  await trx
    .insertInto('publish.postFigures')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['publicationId', 'figure', 'at']).doUpdateSet({ value: sql<number>`excluded.value` }),
    )
    .execute()
}

/** The figures of posts as they stood last. */
export async function latestFigures(db: Db, publicationIds: readonly string[]): Promise<LatestFigure[]> {
  if (publicationIds.length === 0) return []
  const rows = await db
    .selectFrom('publish.postFigures')
    .distinctOn(['publicationId', 'figure'])
    .select(['publicationId', 'figure', 'value', 'at'])
    .where('publicationId', 'in', [...publicationIds])
    .orderBy('publicationId')
    .orderBy('figure')
    .orderBy('at', 'desc')
    .execute()
  return rows.map(({ value, ...row }) => ({ ...row, value: Number(value) }))
}

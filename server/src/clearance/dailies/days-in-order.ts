import type { Db } from '../../schema/index.ts'
import type { DailiesAsked } from './asked.ts'

/** Under which everything stands that was shot on no day: the key of `ingest.dailies`. */
export const NO_DAY = '00000000-0000-0000-0000-000000000000'

/** A day of the dailies; `shootingDay` is null for what was shot on none. */
export interface DayInOrder {
  readonly key: string
  readonly shootingDay: { id: string; unit: string; number: number; shotOn: string } | null
}

/** The days that are asked about, in the order of the dailies: what has no day first, then the newest. */
export async function daysInOrder(
  db: Db,
  { productionId, narrowing: { day, unit } }: DailiesAsked,
): Promise<DayInOrder[]> {
  const rows = await db
    .selectFrom('production.numberedDays')
    .select(['id', 'unitName as unit', 'number', 'shotOn'])
    .where('productionId', '=', productionId)
    .$if(day !== undefined, (query) => query.where('id', '=', day ?? NO_DAY))
    .$if(unit !== undefined, (query) => query.where('unitName', '=', unit ?? ''))
    .orderBy('shotOn', 'desc')
    .orderBy('unitName')
    .orderBy('number', 'desc')
    .orderBy('id')
    .execute()
  const days = rows.map((row): DayInOrder => ({ key: row.id, shootingDay: { ...row } }))
  const isNoDayAsked = unit === undefined && (day === undefined || day === NO_DAY)
  return isNoDayAsked ? [{ key: NO_DAY, shootingDay: null }, ...days] : days
}

import { Problem } from '@stagedoor/contract/problems'
import { checkShootingDay, type UnitId } from '@stagedoor/core/production'
import { newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** A shooting day as the call sheet names it. */
export interface ShootingDayOrder {
  productionId: string
  unit: string
  number: number
  shotOn: string
}

/** Adds a shooting day, and its unit when that is new; the same number of the same unit is `name-taken`. */
export function addShootingDay({ db }: { db: Db }, order: ShootingDayOrder): Promise<{ id: string }> {
  return db.transaction().execute((trx) => putShootingDay(trx, order))
}

/** Adds a shooting day within a larger change; the same number of the same unit is `name-taken`. */
export async function putShootingDay(trx: Trx, order: ShootingDayOrder): Promise<{ id: string }> {
  const { productionId, number, shotOn } = order
  const unitId = await unitNamed(trx, order)
  const check = checkShootingDay({ unit: unitId as UnitId, number, date: shotOn })
  if (check.kind === 'refused')
    throw new Problem('invalid-request', {
      detail: `The ${check.because} is not one that a call sheet could have.`,
    })
  const id = newId()
  const added = await trx
    .insertInto('production.shootingDays')
    .values({ id, productionId, unitId, number, shotOn })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined)
    throw new Problem('name-taken', { detail: `${order.unit} already has a shooting day ${number}.` })
  return { id }
}

async function unitNamed(trx: Trx, { productionId, unit }: ShootingDayOrder): Promise<string> {
  await trx
    .insertInto('production.units')
    .values({ id: newId(), productionId, name: unit })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await trx
    .selectFrom('production.units')
    .select('id')
    .where('productionId', '=', productionId)
    .where('name', '=', unit)
    .executeTakeFirstOrThrow()
  return row.id
}

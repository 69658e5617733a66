import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'

/** A moment somebody waits for; setting the same key again moves it. */
export interface AlarmOrder {
  key: string
  name: string
  productionId: string | null
  moment: number
  payload: Record<string, unknown>
}

/** Sets an alarm in the transaction that needs it. */
export function setAlarm(trx: Trx, alarm: AlarmOrder): Promise<void> {
  return setAlarms(trx, [alarm])
}

/** Sets many alarms, each under a key of its own. */
export async function setAlarms(trx: Trx, alarms: readonly AlarmOrder[]): Promise<void> {
  if (alarms.length === 0) return
  await sql`
    insert into plant.alarms (key, name, production_id, moment, payload)
    select key, name, production_id, moment, payload
    from unnest(
      ${alarms.map(({ key }) => key)}::text[],
      ${alarms.map(({ name }) => name)}::text[],
      ${alarms.map(({ productionId }) => productionId)}::uuid[],
      ${alarms.map(({ moment }) => new Date(moment).toISOString())}::timestamptz[],
      ${alarms.map(({ payload }) => JSON.stringify(payload))}::jsonb[]
    ) as e (key, name, production_id, moment, payload)
    on conflict (key) do update set
      name = excluded.name, production_id = excluded.production_id, moment = excluded.moment, payload = excluded.payload`.execute(
    trx,
  )
}

/** Takes an alarm off the table, if it is there. */
export function clearAlarm(trx: Trx, key: string): Promise<void> {
  return clearAlarms(trx, [key])
}

/** Takes many alarms off the table. */
export async function clearAlarms(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await trx
    .deleteFrom('plant.alarms')
    .where('key', '=', sql<string>`any(${[...keys]}::text[])`)
    .execute()
}

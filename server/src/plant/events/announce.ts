import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'

/** A fact of the business: what happened, in which production, and what a listener needs to look it up. */
export interface Announcement {
  name: string
  productionId: string
  payload: Record<string, unknown>
}

/** Writes an event into the outbox of the change's own transaction: announced if it happened, and only then. */
export function announce(trx: Trx, announcement: Announcement): Promise<void> {
  return announceAll(trx, [announcement])
}

/** Writes many events into the outbox, in their order. */
export async function announceAll(trx: Trx, announcements: readonly Announcement[]): Promise<void> {
  if (announcements.length === 0) return
  await sql`
    insert into plant.outbox (name, production_id, payload)
    select name, production_id, payload
    from unnest(
      ${announcements.map(({ name }) => name)}::text[],
      ${announcements.map(({ productionId }) => productionId)}::uuid[],
      ${announcements.map(({ payload }) => JSON.stringify(payload))}::jsonb[]
    ) with ordinality as e (name, production_id, payload, place)
    order by place`.execute(trx)
  const productions = [...new Set(announcements.map(({ productionId }) => productionId))]
  await sql`select pg_notify('outbox', id) from unnest(${productions}::text[]) as id`.execute(trx)
}

import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'

/** A fact of the business: what happened, in which production, and what a listener needs to look it up. */
export interface Announcement {
  name: string
  productionId: string
  payload: Record<string, unknown>
}

/** Writes an event into the outbox of the change's own transaction: announced if it happened, and only then. */
export async function announce(trx: Trx, { name, productionId, payload }: Announcement): Promise<void> {
  await trx
    .insertInto('plant.outbox')
    .values({ name, productionId, payload: JSON.stringify(payload) })
    .execute()
  await sql`select pg_notify('outbox', ${productionId})`.execute(trx)
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** When the opening of a door slip was last written into the log: mail scanners open links again and again. */
export const slipOpenings: Migration = {
  name: '0009-slip-openings',
  up: async (trx) => {
    await sql`alter table plant.slips add column logged_at timestamptz(3)`.execute(trx)
  },
}

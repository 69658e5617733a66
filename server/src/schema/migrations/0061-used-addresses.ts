import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Addresses that are good for one fetch, once they were fetched; kept until they would have died by themselves. */
export const usedAddresses: Migration = {
  name: '0061-used-addresses',
  up: async (trx, roles) => {
    await sql`
      create table wall.used_addresses (
        id uuid primary key,
        dies_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create index used_addresses_by_death on wall.used_addresses (dies_at)`.execute(trx)
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`grant select, insert, delete on wall.used_addresses to ${house}`.execute(trx)
  },
}

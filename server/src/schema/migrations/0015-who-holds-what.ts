import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** A place belongs to a person, not to a name; an entry of the log is found by what it names. */
export const whoHoldsWhat: Migration = {
  name: '0015-who-holds-what',
  up: async (trx) => {
    // Two people of one name have two accounts, and what binds the one must not be lost by the other.
    await sql`
      alter table publish.destinations
        drop constraint destinations_production_id_kind_platform_account_key,
        add constraint one_place_of_an_owner
          unique nulls not distinct (production_id, kind, platform, account, owner_id)`.execute(trx)
    await sql`create index chain_entries_by_body on plant.chain_entries using gin (body jsonb_path_ops)`.execute(
      trx,
    )
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** A post keeps how long before its moment its material is handed over, whether or not that moment is known. */
export const placedAhead: Migration = {
  name: '0058-placed-ahead',
  up: async (trx) => {
    await sql`
      alter table publish.deliveries
        add column ahead_ms integer not null default 0 check (ahead_ms >= 0)`.execute(trx)
    // What was to be placed ahead was so by half an hour, or by what was left of it when it was put on the calendar.
    await sql`
      update publish.deliveries d set ahead_ms = 1800000
      from publish.publications p
        join clearance.exposures e on e.id = p.exposure_id
      where p.id = d.publication_id
        and (d.place_from < p.opens_at or e.exposure ->> 'placedAt' is not null)`.execute(trx)
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Which sound of a film speaks for it: in its light copy, its wave, and the cuts that are made of it. */
export const heardTrack: Migration = {
  name: '0056-heard-track',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // What was prepared before is heard by its first sound; `chosen` says that a person said so.
    await sql`
      alter table ingest.assets
        add column heard_track int not null default 0 check (heard_track >= 0),
        add column heard_track_chosen boolean not null default false`.execute(trx)
    // What a cut takes when it is made.
    await sql`
      create view ingest.heard_tracks as
      select id as asset_id, production_id, heard_track from ingest.assets where state <> 'deleted'`.execute(
      trx,
    )
    await sql`grant select on ingest.heard_tracks to ${house}`.execute(trx)
  },
}

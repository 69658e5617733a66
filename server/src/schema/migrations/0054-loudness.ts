import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** How loud each sound of an asset is. */
export const loudness: Migration = {
  name: '0054-loudness',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`
      create table ingest.sound_tracks (
        asset_id uuid not null references ingest.assets (id) on delete cascade,
        track int not null check (track >= 0),
        integrated_lufs double precision,
        loudness_range_lu double precision,
        true_peak_dbtp double precision,
        measured_at timestamptz(3) not null default wall.now(),
        primary key (asset_id, track),
        check (loudness_range_lu is null or integrated_lufs is not null)
      )`.execute(trx)
    await sql`grant select, insert, update, delete on ingest.sound_tracks to ${house}`.execute(trx)
  },
}

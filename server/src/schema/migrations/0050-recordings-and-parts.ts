import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * What a file told of its recording, the device apart from the rest because fewer may see it; documents, whose pages are
 * what is looked at; and files of an asset that come in numbers: pages, and sounds to choose among.
 */
export const recordingsAndParts: Migration = {
  name: '0050-recordings-and-parts',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`
      create table ingest.recordings (
        asset_id uuid primary key references ingest.assets (id) on delete cascade,
        sureness text check (sureness in ('zoned', 'utc', 'unsure', 'clock')),
        recorded_at timestamptz(3),
        recorded_clock text,
        offset_minutes int,
        timecode jsonb,
        rate jsonb,
        turn int check (turn in (0, 90, 180, 270)),
        slate jsonb,
        sounds jsonb not null default '[]',
        read_at timestamptz(3) not null default wall.now(),
        check ((sureness is null) = (recorded_at is null and recorded_clock is null)),
        check ((sureness = 'clock') = (recorded_clock is not null)),
        check ((sureness = 'zoned') = (offset_minutes is not null))
      )`.execute(trx)
    await sql`
      create table ingest.recording_devices (
        asset_id uuid primary key references ingest.recordings (asset_id) on delete cascade,
        make text,
        model text,
        lens text
      )`.execute(trx)
    // What later stages may know of a recording: when and at which timecode, and nothing of the device.
    await sql`
      create view ingest.recorded_times as
      select r.asset_id, a.production_id, r.sureness, r.recorded_at, r.recorded_clock, r.offset_minutes, r.timecode, r.rate
      from ingest.recordings r join ingest.assets a on a.id = r.asset_id
      where a.state <> 'deleted'`.execute(trx)
    await sql`
      alter table ingest.assets
        drop constraint assets_kind_check,
        add constraint assets_kind_check check (kind in ('video', 'still', 'sound', 'document'))`.execute(trx)
    await sql`
      create table ingest.asset_parts (
        id uuid primary key,
        asset_id uuid not null references ingest.assets (id),
        kind text not null check (kind in ('page', 'page-small', 'sound', 'sound-peaks')),
        number int not null check (number >= 0),
        sha256 bytea not null,
        size_bytes bigint not null,
        media_type text not null,
        facts jsonb not null default '{}',
        created_at timestamptz(3) not null default wall.now(),
        unique (asset_id, kind, number)
      )`.execute(trx)
    await sql`create index asset_parts_by_digest on ingest.asset_parts (sha256)`.execute(trx)
    await sql`
      grant select, insert, update, delete on ingest.recordings, ingest.recording_devices, ingest.asset_parts
      to ${house}`.execute(trx)
    await sql`grant select on ingest.recorded_times to ${house}`.execute(trx)
  },
}

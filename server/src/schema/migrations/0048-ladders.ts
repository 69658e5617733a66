import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Renditions that play while they are made: what an asset's ladder is, the head of each rendition, and its pieces. */
export const ladders: Migration = {
  name: '0048-ladders',
  up: async (trx, roles) => {
    await sql`
      create table ingest.ladders (
        asset_id uuid primary key references ingest.assets (id),
        plan jsonb not null,
        is_whole boolean not null default false
      )`.execute(trx)
    await sql`
      create table ingest.renditions (
        asset_id uuid not null references ingest.ladders (asset_id) on delete cascade,
        name text not null check (name in ('1080', '720', '480', '360', 'sound')),
        codecs text not null,
        timescale bigint not null check (timescale > 0),
        sha256 bytea not null,
        size_bytes bigint not null,
        primary key (asset_id, name)
      )`.execute(trx)
    await sql`
      create table ingest.rendition_pieces (
        asset_id uuid not null,
        name text not null,
        piece integer not null check (piece >= 0),
        from_flicks bigint not null check (from_flicks >= 0),
        duration_flicks bigint not null check (duration_flicks > 0),
        sha256 bytea not null,
        size_bytes bigint not null,
        segment_bytes integer[] not null,
        segment_units integer[] not null,
        primary key (asset_id, name, piece),
        foreign key (asset_id, name) references ingest.renditions (asset_id, name) on delete cascade,
        check (cardinality(segment_bytes) = cardinality(segment_units) and cardinality(segment_bytes) > 0)
      )`.execute(trx)
    await sql`create index renditions_by_digest on ingest.renditions (sha256)`.execute(trx)
    await sql`create index rendition_pieces_by_digest on ingest.rendition_pieces (sha256)`.execute(trx)
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`
      grant select, insert, update, delete on ingest.ladders, ingest.renditions, ingest.rendition_pieces to ${house}`.execute(
      trx,
    )
  },
}

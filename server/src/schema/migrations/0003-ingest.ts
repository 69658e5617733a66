import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** From set: inboxes, uploads and the assets they become. */
export const ingest: Migration = {
  name: '0003-ingest',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)

    await sql`create schema ingest`.execute(trx)
    await sql`
      create table ingest.inboxes (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        shooting_day_id uuid not null references production.shooting_days (id),
        slip_id uuid not null references plant.slips (id),
        token_sealed bytea not null,
        closes_at timestamptz(3) not null,
        closed_at timestamptz(3),
        quota_bytes bigint not null,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    // `sent_by` is the account that sent it; through an inbox nobody has one. `sha256` is set before the bytes are
    // kept, so that a crash between the two leaves a row that knows them.
    await sql`
      create table ingest.uploads (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        inbox_id uuid references ingest.inboxes (id),
        shooting_day_id uuid references production.shooting_days (id),
        sent_by uuid,
        contributor_name text not null,
        craft text not null default '',
        file_name text not null,
        size_bytes bigint not null check (size_bytes > 0),
        offset_bytes bigint not null default 0 check (offset_bytes between 0 and size_bytes),
        metadata jsonb not null default '{}',
        state text not null default 'arriving'
          check (state in ('arriving', 'arrived', 'refused', 'deleted', 'abandoned')),
        sha256 bytea,
        receipt_number text,
        receipt_slip_id uuid references plant.slips (id),
        receipt_token_sealed bytea,
        log_seq bigint,
        log_hash bytea,
        problem jsonb,
        created_at timestamptz(3) not null default wall.now(),
        expires_at timestamptz(3) not null,
        arrived_at timestamptz(3),
        deleted_at timestamptz(3),
        check (num_nonnulls(inbox_id, sent_by) = 1),
        unique (production_id, receipt_number)
      )`.execute(trx)
    await sql`create index uploads_by_inbox on ingest.uploads (inbox_id)`.execute(trx)
    await sql`create index uploads_by_sender on ingest.uploads (sent_by, created_at desc)`.execute(trx)
    await sql`create index uploads_arriving on ingest.uploads (id) where state = 'arriving'`.execute(trx)
    await sql`create index uploads_by_digest on ingest.uploads (sha256)`.execute(trx)
    await sql`create unique index uploads_by_receipt on ingest.uploads (receipt_slip_id)`.execute(trx)
    await sql`
      create table ingest.assets (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        gate_id uuid not null references wall.gates (id),
        upload_id uuid not null unique references ingest.uploads (id),
        kind text not null check (kind in ('video', 'still', 'sound')),
        genre text not null default 'bts' check (genre in ('bts', 'b-roll', 'unit-still', 'key-art')),
        title text not null,
        contributor_id uuid references production.contributors (id),
        shooting_day_id uuid references production.shooting_days (id),
        sent_by uuid,
        state text not null check (state in ('preparing', 'ready', 'refused', 'deleted')),
        duration_flicks bigint,
        width integer,
        height integer,
        probe jsonb,
        removed jsonb not null default '[]',
        problem jsonb,
        received_at timestamptz(3) not null,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index assets_by_production on ingest.assets (production_id, received_at desc)`.execute(
      trx,
    )
    await sql`
      create table ingest.asset_scenes (
        asset_id uuid not null references ingest.assets (id),
        scene_id uuid not null references production.scenes (id),
        primary key (asset_id, scene_id)
      )`.execute(trx)
    await sql`
      create table ingest.asset_files (
        id uuid primary key,
        asset_id uuid not null references ingest.assets (id),
        role text not null check (role in ('original', 'clean', 'proxy', 'poster', 'filmstrip', 'waveform')),
        sha256 bytea not null,
        size_bytes bigint not null,
        media_type text not null,
        facts jsonb not null default '{}',
        created_at timestamptz(3) not null default wall.now(),
        unique (asset_id, role)
      )`.execute(trx)
    // Published to clearance: what the law asks of an asset, and nothing more, because it is read at every verdict.
    await sql`
      create view ingest.asset_facts as
      select a.id, a.production_id, a.gate_id, a.kind, a.title, a.state, a.duration_flicks, a.shooting_day_id,
        array(select s.scene_id from ingest.asset_scenes s where s.asset_id = a.id order by s.scene_id) as scene_ids
      from ingest.assets a`.execute(trx)
    await sql`create index asset_files_by_digest on ingest.asset_files (sha256)`.execute(trx)
    // Published to later stages: an asset as it stands in a list, without the original, which nothing serves.
    await sql`
      create view ingest.listed_assets as
      select a.id, a.production_id, a.gate_id, a.kind, a.genre, a.title, a.state, a.sent_by,
        a.duration_flicks, a.width, a.height, a.removed, a.problem, a.received_at,
        a.contributor_id, c.name as contributor_name, c.craft,
        a.shooting_day_id, d.number as shooting_day_number, d.unit_name, d.shot_on,
        (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title) order by s.number), '[]')
          from ingest.asset_scenes link join production.numbered_scenes s on s.id = link.scene_id
          where link.asset_id = a.id) as scenes,
        (select coalesce(jsonb_object_agg(f.role, jsonb_build_object('sha256', encode(f.sha256, 'hex'),
            'sizeBytes', f.size_bytes, 'mediaType', f.media_type, 'facts', f.facts)), '{}')
          from ingest.asset_files f where f.asset_id = a.id and f.role <> 'original') as files
      from ingest.assets a
      left join production.named_contributors c on c.id = a.contributor_id
      left join production.numbered_days d on d.id = a.shooting_day_id`.execute(trx)
    await sql`grant usage on schema ingest to ${crew}, ${worker}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema ingest to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Marking: boxes that follow, shots, who has looked at what, and who was there on a day. */
export const marking: Migration = {
  name: '0013-marking',
  up: async (trx, roles) => {
    await sql`
      create table clearance.trackings (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        asset_id uuid not null references ingest.assets (id),
        appearance_id uuid not null references clearance.appearances (id) on delete cascade,
        work_id uuid not null,
        at_flicks bigint not null check (at_flicks >= from_flicks and at_flicks <= to_flicks),
        box jsonb not null,
        from_flicks bigint not null,
        to_flicks bigint not null check (to_flicks > from_flicks),
        state text not null default 'waiting'
          check (state in ('waiting', 'followed', 'lost', 'cancelled', 'failed', 'taken-back')),
        found_from bigint,
        found_to bigint,
        lost_before text,
        lost_after text,
        confidence double precision check (confidence between 0 and 1),
        kept_mark jsonb not null,
        rest jsonb not null default '[]',
        asked_by text not null,
        created_at timestamptz(3) not null default wall.now(),
        ended_at timestamptz(3)
      )`.execute(trx)
    await sql`create index trackings_by_appearance on clearance.trackings (appearance_id)`.execute(trx)
    await sql`create index trackings_by_asset on clearance.trackings (asset_id, created_at)`.execute(trx)
    await sql`create unique index one_tracking_at_a_time on clearance.trackings (appearance_id)
      where state = 'waiting'`.execute(trx)
    await sql`
      create table clearance.looks (
        asset_id uuid primary key references ingest.assets (id),
        production_id uuid not null references production.productions (id),
        looked_at timestamptz(3) not null,
        looked_by text not null
      )`.execute(trx)
    await sql`
      create table clearance.shots (
        asset_id uuid primary key references ingest.assets (id),
        production_id uuid not null references production.productions (id),
        starts jsonb not null,
        found_at timestamptz(3) not null
      )`.execute(trx)
    await sql`
      create table clearance.day_subjects (
        day_id uuid not null references production.shooting_days (id),
        subject_id uuid not null references clearance.subjects (id) on delete cascade,
        production_id uuid not null references production.productions (id),
        primary key (day_id, subject_id)
      )`.execute(trx)
    await sql`
      create table clearance.cast_members (
        subject_id uuid primary key references clearance.subjects (id) on delete cascade,
        production_id uuid not null references production.productions (id),
        character text,
        billing integer check (billing > 0)
      )`.execute(trx)
    await sql`create index appearances_in_order on clearance.appearances (asset_id, from_flicks, id)`.execute(
      trx,
    )
    // What was marked before had been looked at: the mark is the proof of it.
    await sql`
      insert into clearance.looks (asset_id, production_id, looked_at, looked_by)
      select distinct on (asset_id) asset_id, production_id, created_at, marked_by
      from clearance.appearances order by asset_id, created_at desc`.execute(trx)
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    await sql`
      grant select, insert, update, delete on all tables in schema clearance to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

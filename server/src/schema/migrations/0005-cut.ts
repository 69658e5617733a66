import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Cuts, their versions, what was rendered of them and who was asked about them. */
export const cut: Migration = {
  name: '0005-cut',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)

    await sql`create schema cut`.execute(trx)
    await sql`
      create table cut.cuts (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        title text not null,
        gate_id uuid not null references wall.gates (id),
        meant_for jsonb not null,
        version integer not null default 1,
        locked_at timestamptz(3),
        locked_by text,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index cuts_by_production on cut.cuts (production_id, created_at desc)`.execute(trx)
    await sql`
      create table cut.versions (
        cut_id uuid not null references cut.cuts (id),
        version integer not null,
        shape text not null,
        timeline jsonb not null,
        captions jsonb not null default '[]',
        made_by text not null,
        created_at timestamptz(3) not null default wall.now(),
        primary key (cut_id, version)
      )`.execute(trx)
    await sql`
      create table cut.renders (
        id uuid primary key,
        cut_id uuid not null,
        version integer not null,
        plan_digest bytea not null,
        state text not null check (state in ('waiting', 'rendering', 'rendered', 'failed', 'cancelled')),
        work_id uuid,
        sha256 bytea,
        size_bytes bigint,
        poster_sha256 bytea,
        duration_flicks bigint,
        width integer,
        height integer,
        problem jsonb,
        created_at timestamptz(3) not null default wall.now(),
        rendered_at timestamptz(3),
        foreign key (cut_id, version) references cut.versions
      )`.execute(trx)
    await sql`create index renders_by_cut on cut.renders (cut_id, version, created_at desc)`.execute(trx)
    await sql`
      create table cut.approvals (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        cut_id uuid not null,
        version integer not null,
        subject_id uuid not null references clearance.subjects (id),
        asked_of text not null,
        slip_id uuid not null references plant.slips (id),
        answer text not null default 'asked' check (answer in ('asked', 'approved', 'refused')),
        note text,
        note_at_flicks bigint,
        decided_by text,
        decided_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now(),
        foreign key (cut_id, version) references cut.versions
      )`.execute(trx)
    await sql`create index approvals_by_cut on cut.approvals (cut_id, version)`.execute(trx)
    // Published to later stages: a cut with the newest render of its present version, if there is one.
    await sql`
      create view cut.listed_cuts as
      select c.id, c.production_id, c.title, c.gate_id, c.version, c.locked_at, c.locked_by, c.created_at,
        v.shape, v.timeline, v.captions, v.made_by,
        r.id as render_id, r.state as render_state, r.work_id, encode(r.sha256, 'hex') as sha256, r.size_bytes,
        encode(r.poster_sha256, 'hex') as poster_sha256, r.duration_flicks, r.width, r.height, r.problem, r.rendered_at
      from cut.cuts c
      join cut.versions v on v.cut_id = c.id and v.version = c.version
      left join lateral (
        select * from cut.renders r where r.cut_id = c.id and r.version = c.version order by r.created_at desc limit 1
      ) r on true`.execute(trx)
    await sql`grant usage on schema cut to ${crew}, ${worker}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema cut to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

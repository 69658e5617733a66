import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Destinations, publications, kits and recalls; and the posts that front of house reads behind the wall. */
export const publish: Migration = {
  name: '0006-publish',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    const fan = sql.id(roles.fan)

    await sql`create schema publish`.execute(trx)
    await sql`
      create table publish.destinations (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        kind text not null check (kind in ('own-page', 'kit')),
        platform text not null,
        account text not null,
        name text not null,
        created_at timestamptz(3) not null default wall.now(),
        unique (production_id, kind, platform, account)
      )`.execute(trx)
    // One cut made public in one place. A kit is a publication too: its place is its holder's own account.
    await sql`
      create table publish.publications (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        cut_id uuid not null references cut.cuts (id),
        cut_version integer not null,
        render_id uuid not null references cut.renders (id),
        destination_id uuid not null references publish.destinations (id),
        beside_id uuid references publish.publications (id),
        gate_id uuid not null references wall.gates (id),
        exposure_id uuid not null references clearance.exposures (id),
        state jsonb not null,
        state_kind text generated always as (state ->> 'kind') stored,
        title text not null,
        copy text not null default '',
        slug text,
        opens_at timestamptz(3) not null,
        made_by text not null,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index publications_by_production on publish.publications (production_id, opens_at)`.execute(
      trx,
    )
    await sql`create index publications_by_cut on publish.publications (cut_id)`.execute(trx)
    await sql`create index publications_by_gate on publish.publications (gate_id)`.execute(trx)
    // The irreversible act, written before it is made: one row per try, and never two that are not ended.
    await sql`
      create table publish.attempts (
        id uuid primary key,
        publication_id uuid not null references publish.publications (id),
        due_at timestamptz(3) not null,
        ended_at timestamptz(3),
        outcome text check (outcome in ('landed', 'not-cleared', 'called-off')),
        evidence jsonb not null default '{}',
        check ((ended_at is null) = (outcome is null))
      )`.execute(trx)
    await sql`
      create unique index attempts_one_open on publish.attempts (publication_id) where outcome is null`.execute(
      trx,
    )
    await sql`
      create table publish.kits (
        id uuid primary key,
        publication_id uuid not null unique references publish.publications (id),
        holder_name text not null,
        holder_contact text,
        slip_id uuid not null references plant.slips (id),
        disclosure text not null,
        handed_over_at timestamptz(3),
        handovers integer not null default 0,
        link_back text,
        link_back_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    // Every address that anybody outside was given, so that a recall can ask each of them whether it is dead.
    await sql`
      create table publish.minted_addresses (
        id bigint generated always as identity primary key,
        gate_id uuid not null,
        path text not null,
        minted_at timestamptz(3) not null,
        dies_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create index minted_by_gate on publish.minted_addresses (gate_id, dies_at)`.execute(trx)
    await sql`
      create table publish.recalls (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        cut_id uuid not null references cut.cuts (id),
        publication_id uuid not null references publish.publications (id),
        because text not null,
        cause jsonb not null,
        called_by text not null,
        called_at timestamptz(3) not null,
        finished_at timestamptz(3)
      )`.execute(trx)
    await sql`create index recalls_by_production on publish.recalls (production_id, called_at desc)`.execute(
      trx,
    )
    await sql`
      create table publish.recall_lines (
        id uuid primary key,
        recall_id uuid not null references publish.recalls (id),
        position integer not null,
        publication_id uuid not null references publish.publications (id),
        place text not null,
        ref text not null,
        name text not null,
        retraction_class text not null
          check (retraction_class in ('hard', 'conditional', 'manual', 'best-effort', 'none')),
        state jsonb not null,
        state_kind text generated always as (state ->> 'kind') stored,
        due_at timestamptz(3),
        evidence jsonb not null default '[]',
        changed_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create unique index recall_lines_by_recall on publish.recall_lines (recall_id, position)`.execute(
      trx,
    )
    // What a fan may read of a publication, and no more. Its id is random, never time-ordered.
    await sql`
      create table publish.posts (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        publication_id uuid not null unique references publish.publications (id),
        gate_id uuid not null references wall.gates (id),
        slug text not null,
        title text not null,
        copy text not null,
        shape text not null,
        duration_flicks bigint not null,
        credits jsonb not null,
        raw jsonb not null,
        captions jsonb not null default '[]',
        media jsonb not null,
        opens_at timestamptz(3) not null,
        unique (production_id, slug)
      )`.execute(trx)
    await sql`create index posts_by_opening on publish.posts (production_id, opens_at desc, id)`.execute(trx)
    await sql`grant usage on schema publish to ${crew}, ${worker}, ${fan}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema publish to ${crew}, ${worker}`.execute(
      trx,
    )
    await sql`grant usage on all sequences in schema publish to ${crew}, ${worker}`.execute(trx)
    await sql`grant select (id, production_id, gate_id, slug, title, copy, shape, duration_flicks, credits, raw, captions, media, opens_at) on publish.posts to ${fan}`.execute(
      trx,
    )
    await sql`alter table publish.posts enable row level security, force row level security`.execute(trx)
    await sql`create policy house on publish.posts to ${sql.id(roles.owner)}, ${crew}, ${worker} using (true) with check (true)`.execute(
      trx,
    )
    await sql`
      create policy passed on publish.posts for select to ${fan}
      using (exists (select 1 from wall.gates g where g.id = gate_id))`.execute(trx)
  },
}

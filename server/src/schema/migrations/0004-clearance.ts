import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** The doorkeeper's evidence, its verdicts and the index that finds what a change touches. */
export const clearance: Migration = {
  name: '0004-clearance',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)

    await sql`create schema clearance`.execute(trx)
    // One row per production: locked shared to judge, exclusively to change evidence; a change raises the version.
    await sql`
      create table clearance.evidence_versions (
        production_id uuid primary key references production.productions (id),
        version bigint not null default 1,
        settings jsonb not null
      )`.execute(trx)
    await sql`
      create table clearance.subjects (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        kind text not null,
        name text not null,
        facts jsonb not null default '{}',
        contact text,
        created_at timestamptz(3) not null default wall.now(),
        unique (production_id, kind, name)
      )`.execute(trx)
    await sql`
      create table clearance.appearances (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        asset_id uuid not null references ingest.assets (id),
        subject_id uuid not null references clearance.subjects (id),
        from_flicks bigint not null check (from_flicks >= 0),
        to_flicks bigint not null,
        sides text[] not null,
        boxes jsonb not null default '[]',
        prominence text not null check (prominence in ('featured', 'background')),
        marked_by text not null,
        created_at timestamptz(3) not null default wall.now(),
        check (to_flicks > from_flicks)
      )`.execute(trx)
    await sql`create index appearances_by_asset on clearance.appearances (asset_id, from_flicks)`.execute(trx)
    await sql`create index appearances_by_subject on clearance.appearances (subject_id)`.execute(trx)
    await sql`
      create table clearance.release_forms (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        subject_id uuid not null references clearance.subjects (id),
        template text not null,
        template_version integer not null,
        text text not null,
        text_digest bytea not null,
        scope jsonb not null,
        state text not null check (state in ('draft', 'sent', 'signed', 'withdrawn')),
        slip_id uuid references plant.slips (id),
        sent_at timestamptz(3),
        signed_at timestamptz(3),
        signature jsonb,
        withdrawn_at timestamptz(3),
        withdrawn_by text,
        withdrawal_reason text,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index release_forms_by_subject on clearance.release_forms (subject_id)`.execute(trx)
    await sql`
      create table clearance.embargoes (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        scope text not null check (scope in ('scene', 'asset', 'shooting-day', 'production')),
        ref uuid not null,
        until timestamptz(3),
        territories text[] not null,
        reason text not null default '',
        lifted_at timestamptz(3),
        lifted_by text,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index embargoes_by_production on clearance.embargoes (production_id)`.execute(trx)
    await sql`
      create table clearance.decisions (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        kind text not null check (kind in ('needs-none', 'approval')),
        subject_id uuid references clearance.subjects (id),
        cut_id uuid,
        cut_version integer,
        answer text not null check (answer in ('asked', 'approved', 'refused', 'needs-none', 'revoked')),
        facts jsonb not null default '{}',
        decided_by text,
        decided_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index decisions_by_production on clearance.decisions (production_id, cut_id)`.execute(trx)
    await sql`
      create table clearance.exposures (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        kind text not null check (kind in ('asset', 'cut', 'publication', 'kit')),
        ref uuid not null,
        gate_id uuid references wall.gates (id),
        exposure jsonb not null,
        verdict_id uuid,
        closed_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now(),
        unique (kind, ref)
      )`.execute(trx)
    await sql`create index exposures_by_production on clearance.exposures (production_id, kind)`.execute(trx)
    await sql`
      create table clearance.verdicts (
        id uuid primary key,
        exposure_id uuid not null references clearance.exposures (id),
        kind text not null check (kind in ('cleared', 'cleared-with-edits', 'held', 'refused')),
        verdict jsonb not null,
        evidence_version bigint not null,
        evidence_digest bytea not null,
        valid_until timestamptz(3),
        clears_at timestamptz(3),
        judged_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create index verdicts_by_exposure on clearance.verdicts (exposure_id, judged_at desc)`.execute(trx)
    await sql`
      alter table clearance.exposures add foreign key (verdict_id) references clearance.verdicts (id)`.execute(trx)
    // The inverse index: what a verdict rested on. A change looks its key up here instead of judging everything.
    await sql`
      create table clearance.dependencies (
        exposure_id uuid not null references clearance.exposures (id) on delete cascade,
        key text not null,
        primary key (exposure_id, key)
      )`.execute(trx)
    await sql`create index dependencies_by_key on clearance.dependencies (key)`.execute(trx)
    await sql`grant usage on schema clearance to ${crew}, ${worker}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema clearance to ${crew}, ${worker}`.execute(trx)
  },
}

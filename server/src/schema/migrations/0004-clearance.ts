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
        signatory text not null check (signatory in ('self', 'guardian', 'rights-holder', 'minor-alone')),
        conditions jsonb not null default '[]',
        addressed_to text not null,
        drafted_by text not null,
        state text not null check (state in ('draft', 'sent', 'signed', 'withdrawn')),
        slip_id uuid references plant.slips (id),
        sent_at timestamptz(3),
        signed_at timestamptz(3),
        signature jsonb,
        withdrawn_at timestamptz(3),
        withdrawal jsonb,
        created_at timestamptz(3) not null default wall.now(),
        check ((state = 'draft') = (sent_at is null)),
        check ((state in ('signed', 'withdrawn')) = (signed_at is not null)),
        check ((state = 'withdrawn') = (withdrawn_at is not null))
      )`.execute(trx)
    await sql`create index release_forms_by_subject on clearance.release_forms (subject_id)`.execute(trx)
    await sql`
      create table clearance.embargoes (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        name text not null,
        scope text not null check (scope in ('scene', 'asset', 'day', 'production')),
        ref uuid not null,
        until timestamptz(3),
        territories text[] not null,
        reason text not null default '',
        begun_by text not null,
        lifted_at timestamptz(3),
        lifted_by text,
        created_at timestamptz(3) not null default wall.now(),
        check ((lifted_at is null) = (lifted_by is null))
      )`.execute(trx)
    await sql`create index embargoes_by_production on clearance.embargoes (production_id)`.execute(trx)
    await sql`
      create table clearance.decisions (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        kind text not null check (kind in ('needs-none', 'approval')),
        subject_id uuid not null references clearance.subjects (id),
        cut_version text,
        uses text[] not null default '{}',
        answer text not null check (answer in ('asked', 'approved', 'refused', 'revoked', 'needs-none')),
        note text not null default '',
        said_by text not null,
        said_at timestamptz(3) not null,
        check ((kind = 'approval') = (cut_version is not null)),
        check ((kind = 'needs-none') = (answer = 'needs-none'))
      )`.execute(trx)
    await sql`create index decisions_by_subject on clearance.decisions (subject_id)`.execute(trx)
    await sql`create index decisions_by_version on clearance.decisions (cut_version) where cut_version is not null`.execute(
      trx,
    )
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
    await sql`create index verdicts_by_exposure on clearance.verdicts (exposure_id, judged_at desc)`.execute(
      trx,
    )
    await sql`
      alter table clearance.exposures add foreign key (verdict_id) references clearance.verdicts (id)`.execute(
      trx,
    )
    // The inverse index: what a verdict rested on. A change looks its key up here instead of judging everything.
    await sql`
      create table clearance.dependencies (
        exposure_id uuid not null references clearance.exposures (id) on delete cascade,
        key text not null,
        primary key (exposure_id, key)
      )`.execute(trx)
    await sql`create index dependencies_by_key on clearance.dependencies (key)`.execute(trx)
    // A verdict for an older version of the evidence cannot be saved, whatever the program does.
    await sql`
      create function clearance.refuse_stale_verdict() returns trigger language plpgsql as
      $$ begin
        if new.evidence_version is distinct from (
          select v.version from clearance.evidence_versions v
          join clearance.exposures e on e.production_id = v.production_id where e.id = new.exposure_id
        ) then raise exception 'a verdict for evidence version % is stale', new.evidence_version; end if;
        return new;
      end $$`.execute(trx)
    await sql`
      create trigger never_stale before insert on clearance.verdicts
      for each row execute function clearance.refuse_stale_verdict()`.execute(trx)
    // Scenes and days of an asset are evidence too, though ingest writes them: writing them takes the clearance lock.
    await sql`
      create function clearance.asset_facts_changed() returns trigger language plpgsql as
      $$ begin
        update clearance.evidence_versions v set version = version + 1
        from ingest.assets a
        where a.production_id = v.production_id
          and a.id = coalesce(to_jsonb(new) ->> tg_argv[0], to_jsonb(old) ->> tg_argv[0])::uuid;
        return null;
      end $$`.execute(trx)
    await sql`
      create trigger day_is_evidence after update of shooting_day_id on ingest.assets
      for each row when (old.shooting_day_id is distinct from new.shooting_day_id)
      execute function clearance.asset_facts_changed('id')`.execute(trx)
    await sql`
      create trigger scenes_are_evidence after insert or delete on ingest.asset_scenes
      for each row execute function clearance.asset_facts_changed('asset_id')`.execute(trx)
    await sql`create view clearance.named_subjects as select id, production_id, kind, name from clearance.subjects`.execute(
      trx,
    )
    // Published to later stages: the verdict that stands on each open exposure.
    await sql`
      create view clearance.standing_verdicts as
      select e.id as exposure_id, e.kind as of_kind, e.ref, v.kind as verdict_kind, v.valid_until, v.clears_at
      from clearance.exposures e left join clearance.verdicts v on v.id = e.verdict_id
      where e.closed_at is null`.execute(trx)
    await sql`grant usage on schema clearance to ${crew}, ${worker}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema clearance to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

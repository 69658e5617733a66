import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * What the dailies are looked through by: what the crew would keep, markers on the time of an asset, and an index for
 * every way in which the list is narrowed.
 */
export const dailies: Migration = {
  name: '0052-dailies',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // What was shot on no day stands under one key, so that it is found by the same index as every other day.
    await sql`
      alter table ingest.assets
        add column triage text check (triage in ('keep', 'maybe', 'no')),
        add column triaged_by text,
        add column triaged_at timestamptz(3),
        add column day_key uuid not null
          generated always as (coalesce(shooting_day_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored`.execute(
      trx,
    )
    await sql`
      create table ingest.triage_acts (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        asset_id uuid not null references ingest.assets (id),
        was text,
        mark text,
        by_name text not null,
        done_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index triage_acts_by_asset on ingest.triage_acts (asset_id, done_at desc)`.execute(trx)
    await sql`
      create table ingest.markers (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        asset_id uuid not null references ingest.assets (id),
        kind text not null check (kind in ('moment', 'pull', 'fix', 'question', 'range')),
        name text not null,
        note text not null,
        from_flicks bigint not null check (from_flicks >= 0),
        to_flicks bigint not null,
        made_by text not null,
        made_at timestamptz(3) not null default wall.now(),
        changed_by text,
        changed_at timestamptz(3),
        removed_at timestamptz(3),
        check (to_flicks >= from_flicks)
      )`.execute(trx)
    await sql`create index markers_by_asset on ingest.markers (asset_id, from_flicks) where removed_at is null`.execute(
      trx,
    )

    await sql`
      create view ingest.dailies as
      select id, production_id, day_key, received_at, kind, genre, state, title, contributor_id,
        triage, triaged_by, triaged_at
      from ingest.assets where state in ('preparing', 'ready') and kind is not null`.execute(trx)
    await sql`create view ingest.hung_assets as select asset_id, scene_id from ingest.asset_scenes`.execute(
      trx,
    )
    const listed = sql`where state in ('preparing', 'ready') and kind is not null`
    await sql`create index dailies_in_order on ingest.assets (production_id, day_key, received_at desc, id) ${listed}`.execute(
      trx,
    )
    await sql`create index dailies_by_kind on ingest.assets (production_id, kind) ${listed}`.execute(trx)
    await sql`create index dailies_by_genre on ingest.assets (production_id, genre) ${listed}`.execute(trx)
    await sql`create index dailies_by_triage on ingest.assets (production_id, triage) ${listed}`.execute(trx)
    await sql`create index dailies_by_contributor on ingest.assets (contributor_id) ${listed}`.execute(trx)
    await sql`create index dailies_preparing on ingest.assets (production_id) where state = 'preparing'`.execute(
      trx,
    )
    // Cameras join words by marks: "A001_C002.mov" is four words to somebody who looks for it.
    await sql`
      create function ingest.title_words(title text) returns tsvector language sql immutable parallel safe as
      $$ select to_tsvector('simple'::regconfig, regexp_replace(title, '[^[:alnum:]]+', ' ', 'g')) $$`.execute(
      trx,
    )
    await sql`create index dailies_by_words on ingest.assets using gin (ingest.title_words(title)) ${listed}`.execute(
      trx,
    )
    await sql`create index asset_scenes_by_scene on ingest.asset_scenes (scene_id, asset_id)`.execute(trx)

    // The kind of the verdict that stands, beside its exposure: "what is refused" is asked of a whole production.
    await sql`alter table clearance.exposures add column verdict_kind text`.execute(trx)
    await sql`
      update clearance.exposures e set verdict_kind = v.kind
      from clearance.verdicts v where v.id = e.verdict_id`.execute(trx)
    await sql`
      create function clearance.keep_verdict_kind() returns trigger language plpgsql as
      $$ begin
        new.verdict_kind := (select v.kind from clearance.verdicts v where v.id = new.verdict_id);
        return new;
      end $$`.execute(trx)
    await sql`
      create trigger verdict_kind_beside before insert or update of verdict_id on clearance.exposures
      for each row execute function clearance.keep_verdict_kind()`.execute(trx)
    await sql`
      create index exposures_by_verdict on clearance.exposures (production_id, verdict_kind, ref)
      where kind = 'asset'`.execute(trx)

    await sql`grant select, insert, update, delete on ingest.triage_acts, ingest.markers to ${house}`.execute(
      trx,
    )
    await sql`grant select on ingest.dailies, ingest.hung_assets to ${house}`.execute(trx)
    await sql`grant execute on function ingest.title_words(text), clearance.keep_verdict_kind() to ${house}`.execute(
      trx,
    )
  },
}

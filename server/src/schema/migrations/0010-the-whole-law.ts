import { type Kysely, sql } from 'kysely'
import type { Migration, RoleNames } from '../migration.ts'

type Trx = Kysely<never>

/**
 * The rest of the doorkeeper's evidence: prohibitions, holdbacks, agreements, notices, kills, releases, embargoes with
 * named lifters, the story; and what is kept of old evidence in the words of the new law.
 */
export const theWholeLaw: Migration = {
  name: '0010-the-whole-law',
  up: async (trx, roles) => {
    await tellTheStory(trx)
    await keepMoreEvidence(trx)
    await widenEvidence(trx)
    await rewriteScopes(trx)
    await rewriteExposures(trx)
    await holdBackHorizons(trx, roles)
    await judgeAllAgain(trx)
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    await sql`
      grant select, insert, update, delete on all tables in schema clearance, production to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

// The spine: points in a partial order, and where and when the work opens.
async function tellTheStory(trx: Trx): Promise<void> {
  await sql`
    create table production.story_points (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      name text not null check (name <> ''),
      after uuid[] not null default '{}' check (not id = any (after)),
      public_at timestamptz(3),
      created_at timestamptz(3) not null default wall.now(),
      unique (production_id, name)
    )`.execute(trx)
  await sql`
    create table production.premieres (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      point_id uuid references production.story_points (id),
      territory text not null,
      local_date date not null,
      local_time time not null,
      zone text not null,
      at timestamptz(3) not null,
      created_at timestamptz(3) not null default wall.now(),
      unique nulls not distinct (production_id, point_id, territory)
    )`.execute(trx)
}

async function keepMoreEvidence(trx: Trx): Promise<void> {
  await sql`
    create table clearance.prohibitions (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      kind text not null check (kind in ('exclusivity', 'never')),
      name text not null,
      subject_id uuid references clearance.subjects (id),
      sides text[] not null check (cardinality(sides) > 0 and sides <@ array['picture', 'sound']),
      uses text[] not null default '{}',
      destinations jsonb not null,
      territories text[] not null default '{}',
      from_at timestamptz(3),
      until_at timestamptz(3),
      reason text not null default '',
      recorded_by text not null,
      recorded_at timestamptz(3) not null,
      ended_at timestamptz(3),
      ended_by text,
      check (until_at > from_at),
      check ((ended_at is null) = (ended_by is null))
    )`.execute(trx)
  await sql`
    create table clearance.holdbacks (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      name text not null,
      waits jsonb not null,
      first jsonb not null check (first <> waits),
      delay jsonb not null,
      territories text[] not null default '{}',
      reason text not null default '',
      recorded_by text not null,
      recorded_at timestamptz(3) not null,
      ended_at timestamptz(3),
      ended_by text,
      check ((ended_at is null) = (ended_by is null))
    )`.execute(trx)
  await sql`
    create table clearance.ndas (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      contributor_id uuid not null references production.contributors (id),
      name text not null,
      until_at timestamptz(3),
      reason text not null default '',
      recorded_by text not null,
      recorded_at timestamptz(3) not null,
      ended_at timestamptz(3),
      ended_by text,
      check (until_at > recorded_at),
      check ((ended_at is null) = (ended_by is null))
    )`.execute(trx)
  await sql`
    create table clearance.crowd_notices (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      name text not null,
      place_id uuid not null references clearance.subjects (id),
      day_id uuid not null references production.shooting_days (id),
      uses text[] not null default '{}',
      wording text not null default '',
      posted_at timestamptz(3) not null,
      recorded_by text not null,
      recorded_at timestamptz(3) not null,
      ended_at timestamptz(3),
      ended_by text,
      check (posted_at <= recorded_at),
      check ((ended_at is null) = (ended_by is null))
    )`.execute(trx)
  // Two that stand under one name could not be told apart in a verdict.
  for (const [table, index] of [
    ['prohibitions', 'prohibition'],
    ['holdbacks', 'holdback'],
    ['ndas', 'nda'],
    ['crowd_notices', 'crowd_notice'],
  ] as const)
    await sql`
      create unique index ${sql.id(`one_${index}_of_a_name`)} on ${sql.id('clearance', table)} (production_id, name)
      where ended_at is null`.execute(trx)
  await sql`create index prohibitions_by_subject on clearance.prohibitions (subject_id)`.execute(trx)
  await sql`create index ndas_by_contributor on clearance.ndas (contributor_id)`.execute(trx)
  await sql`create index crowd_notices_by_place on clearance.crowd_notices (place_id, day_id)`.execute(trx)
  await sql`
    create table clearance.kills (
      id uuid primary key,
      production_id uuid not null references production.productions (id),
      subject_id uuid not null references clearance.subjects (id),
      killed jsonb not null,
      said_by text not null,
      said_at timestamptz(3) not null,
      note text not null default '',
      right_id uuid,
      taken_back_at timestamptz(3),
      check (taken_back_at >= said_at)
    )`.execute(trx)
  await sql`create index kills_by_subject on clearance.kills (subject_id)`.execute(trx)
  await sql`create index kills_by_asset on clearance.kills ((killed ->> 'assetId'))`.execute(trx)
  await sql`create index kills_by_cut on clearance.kills ((killed ->> 'cutId'))`.execute(trx)
  // What a later stage tells: that a cut really went out somewhere. Holdbacks count from it.
  await sql`
    create table clearance.releases (
      ref uuid primary key,
      production_id uuid not null references production.productions (id),
      cut_id uuid not null,
      platform text not null,
      account text not null,
      at timestamptz(3) not null
    )`.execute(trx)
  await sql`create index releases_by_cut on clearance.releases (cut_id, at)`.execute(trx)
  await sql`
    insert into clearance.releases (ref, production_id, cut_id, platform, account, at)
    select p.id, p.production_id, p.cut_id, d.platform, d.account, coalesce(k.link_back_at, a.ended_at)
    from publish.publications p
    join publish.destinations d on d.id = p.destination_id
    join publish.attempts a on a.publication_id = p.id and a.outcome = 'landed'
    left join publish.kits k on k.publication_id = p.id
    where d.kind = 'own-page' or k.link_back_at is not null
    on conflict do nothing`.execute(trx)
  await sql`
    create table clearance.asset_facts (
      asset_id uuid primary key references ingest.assets (id),
      production_id uuid not null references production.productions (id),
      place_id uuid references clearance.subjects (id),
      contribution_id uuid references clearance.subjects (id),
      said_by text not null,
      said_at timestamptz(3) not null
    )`.execute(trx)
}

async function widenEvidence(trx: Trx): Promise<void> {
  await sql`
    alter table clearance.appearances
      add column certainty text not null default 'sure' check (certainty in ('sure', 'unsure'))`.execute(trx)
  await sql`
    alter table clearance.decisions
      add column speaker text not null default 'person' check (speaker in ('person', 'delegate')),
      add column final boolean not null default false,
      add column silence_approves_at timestamptz(3),
      add constraint silence_follows_asking check (silence_approves_at is null or answer = 'asked')`.execute(
    trx,
  )
  await sql`
    alter table clearance.release_forms
      add column basis text not null default 'consent' check (basis in ('consent', 'contract')),
      add column ends_at_majority boolean not null default false`.execute(trx)
  await sql`update clearance.release_forms set basis = 'contract' where signatory = 'rights-holder'`.execute(
    trx,
  )
  await sql`
    alter table clearance.embargoes
      add column cause text not null default 'plan' check (cause in ('plan', 'set-safety')),
      add column begun_at timestamptz(3),
      add column lifters jsonb not null default '{"kind": "anyone-allowed"}',
      add column lifts jsonb not null default '[]',
      add column exemptions jsonb not null default '[]',
      add column ahead jsonb`.execute(trx)
  await sql`
    update clearance.embargoes set
      begun_at = created_at,
      lifts = case when lifted_at is null then '[]'::jsonb else jsonb_build_array(jsonb_build_object(
        'by', lifted_by, 'at', ${epochMs('lifted_at')}, 'enteredBy', lifted_by, 'evidence', '')) end`.execute(
    trx,
  )
  await sql`
    alter table clearance.embargoes
      alter column begun_at set not null,
      drop column lifted_at,
      drop column lifted_by,
      add constraint ends_after_it_begins check (until > begun_at) not valid`.execute(trx)
  // Whose outlet a destination is; what was agreed with them binds it.
  await sql`
    alter table publish.destinations add column owner_id uuid references production.contributors (id)`.execute(
    trx,
  )
  await sql`
    insert into production.contributors (id, production_id, name)
    select distinct on (d.production_id, lower(d.account)) gen_random_uuid(), d.production_id, d.account
    from publish.destinations d
    where d.kind = 'kit' and not exists (
      select 1 from production.contributors c
      where c.production_id = d.production_id and lower(c.name) = lower(d.account))`.execute(trx)
  await sql`
    update publish.destinations d set owner_id = (
      select c.id from production.contributors c
      where c.production_id = d.production_id and lower(c.name) = lower(d.account)
      order by c.created_at, c.id limit 1)
    where d.kind = 'kit'`.execute(trx)
}

// "Picture" meant moving and still; a licence of music, everything its text asks for.
async function rewriteScopes(trx: Trx): Promise<void> {
  await sql`
    update clearance.release_forms f set scope = (f.scope - 'sides') || jsonb_build_object(
      'media',
      (case when f.scope -> 'sides' @> '["picture"]' then '["motion", "stills"]'::jsonb else '[]'::jsonb end)
        || (case when f.scope -> 'sides' @> '["sound"]' then '["sound"]'::jsonb else '[]'::jsonb end),
      'musicRights',
      case when s.kind = 'music' then '["sync", "master"]'::jsonb else '[]'::jsonb end)
    from clearance.subjects s where s.id = f.subject_id and f.scope ? 'sides'`.execute(trx)
}

async function rewriteExposures(trx: Trx): Promise<void> {
  const knowing = (destination: ReturnType<typeof sql>) =>
    sql`${destination} || jsonb_build_object(
      'knowsProgress', ${destination} ->> 'platform' = 'own-page' and ${destination} ->> 'account' = 'main',
      'ownerId', null)`
  await sql`
    update clearance.exposures e set exposure = e.exposure || jsonb_build_object(
      'destination', ${knowing(sql`(e.exposure -> 'destination')`)},
      'leaving', case e.exposure -> 'leaving' ->> 'kind'
        when 'cut' then (e.exposure -> 'leaving')
          || jsonb_build_object('cutId', split_part(e.exposure -> 'leaving' ->> 'version', '@', 1))
        else e.exposure -> 'leaving' end,
      'medium', case
        when e.kind = 'key-art' then 'stills'
        when e.kind = 'asset' and exists (select 1 from ingest.assets a where a.id = e.ref and a.kind = 'still')
          then 'stills'
        else 'motion' end,
      'until', null,
      'placedAt', null)`.execute(trx)
  await sql`
    update clearance.exposures e set exposure = jsonb_set(e.exposure, '{destination,ownerId}', to_jsonb(d.owner_id))
    from publish.publications p join publish.destinations d on d.id = p.destination_id
    where p.exposure_id = e.id and d.owner_id is not null`.execute(trx)
  await sql`
    update cut.cuts set meant_for =
      meant_for || jsonb_build_object('destination', ${knowing(sql`(meant_for -> 'destination')`)})`.execute(
    trx,
  )
}

// No viewer tells their progress yet, so a thing that gives the story away passes nobody.
async function holdBackHorizons(trx: Trx, roles: RoleNames): Promise<void> {
  await sql`
    alter table wall.gates
      add column horizon_points uuid[] not null default '{}',
      add column horizon_moment timestamptz(3)`.execute(trx)
  await sql`
    alter policy passed on wall.gates to ${sql.id(roles.fan)}
    using (
      audience = 'public' and standing = 'stands'
      and opens_at <= (select wall.now()) and not (select wall.is_sealed())
      and horizon_points = '{}' and (horizon_moment is null or horizon_moment <= (select wall.now()))
    )`.execute(trx)
}

// Verdicts of the old law rest on fewer keys than the new one looks under: each standing watch rings once, at once.
async function judgeAllAgain(trx: Trx): Promise<void> {
  await sql`
    update clearance.verdicts v
    set verdict = v.verdict || '{"horizon": {"points": [], "moment": null}}'
    from clearance.exposures e where e.verdict_id = v.id`.execute(trx)
  await sql`
    insert into plant.alarms (key, production_id, name, moment, payload)
    select 'clearance.watch:' || id, production_id, 'clearance.watch', wall.now(), jsonb_build_object('exposureId', id)
    from clearance.exposures where closed_at is null
    on conflict (key) do update set moment = excluded.moment`.execute(trx)
}

function epochMs(column: string) {
  return sql`floor(extract(epoch from ${sql.id(column)}) * 1000)::bigint`
}

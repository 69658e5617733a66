import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Seasons and scenes in the story; and somebody made up, as whom crew look at one production at any moment. */
export const storyAndViewAs: Migration = {
  name: '0018-story-and-view-as',
  up: async (trx, roles) => {
    const [crew, worker, fan] = [roles.crew, roles.worker, roles.fan].map((role) => sql.id(role))
    const run = (statement: string) => sql.raw(statement).execute(trx)

    await run(
      'alter table production.story_points add column season integer check (season between 1 and 999)',
    )
    await run(`
      alter table production.scenes
        add column point_id uuid references production.story_points (id) on delete set null`)
    await run('create index scenes_by_point on production.scenes (point_id) where point_id is not null')

    // A table of its own: whatever a fan writes refers to `wall.viewers`, so nobody made up can have written it.
    await run(`
      create table wall.made_viewers (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        account_id uuid not null,
        points uuid[] not null,
        guise text not null check (guise in ('nobody', 'member', 'grown')),
        as_of timestamptz(3),
        made_at timestamptz(3) not null default wall.now(),
        dies_at timestamptz(3) not null
      )`)
    await run('create index made_viewers_by_account on wall.made_viewers (account_id)')
    await sql`grant select, insert, update, delete on wall.made_viewers to ${crew!}, ${worker!}`.execute(trx)

    // The production for which the viewer of this transaction was made up; null for everybody real, for one that has
    // died, and for one whose maker is no longer crew there. It is asked anew by every statement.
    await run(`
      create function wall.made_for() returns uuid
      language sql stable security definer set search_path = pg_catalog
      as $$ select v.production_id from wall.made_viewers v
        where v.id = wall.viewer() and v.dies_at > wall.now() and exists (
          select from production.memberships m
          where m.production_id = v.production_id and m.user_id = v.account_id
            and m.role in ('owner', 'publicist', 'editor', 'counsel')) $$`)
    await run(`
      create function wall.made_moment() returns timestamptz
      language sql stable security definer set search_path = pg_catalog
      as $$ select coalesce((select v.as_of from wall.made_viewers v where v.id = wall.viewer()), wall.now()) $$`)
    await run(`
      create function wall.made_audiences() returns text[]
      language sql stable security definer set search_path = pg_catalog
      as $$ select case v.guise when 'grown' then '{member,grown}'::text[] when 'member' then '{member}' else '{}' end
        from wall.made_viewers v where v.id = wall.viewer() $$`)
    // The moment at which the viewer of this transaction looks at a production.
    await run(`
      create function wall.moment(production uuid) returns timestamptz
      language sql stable
      as $$ select case when production = wall.made_for() then wall.made_moment() else wall.now() end $$`)

    await run(`
      create or replace function wall.passed() returns uuid[]
      language sql stable security definer set search_path = pg_catalog
      as $$
        with recursive told (production_id, points) as (
          select t.production_id, t.points from wall.told_progress t where t.viewer_id = wall.viewer()
          union all
          select v.production_id, v.points from wall.made_viewers v
            where v.id = wall.viewer() and v.production_id = wall.made_for()
        ), behind (id) as (
          select p.id from told t
            join production.story_points p on p.id = any (t.points) and p.production_id = t.production_id
          union
          select before.id from behind b join production.story_points p on p.id = b.id
            cross join lateral unnest(p.after) as before (id)
        )
        select coalesce(array_agg(b.id), '{}') from behind b join production.story_labels l on l.point_id = b.id
        where l.shown_from <= case when l.production_id = (select wall.made_for())
          then (select wall.made_moment()) else (select wall.now()) end
      $$`)
    // Asked once a statement, and not at all where nothing is known of the viewer. A gate without a moment is never passed.
    const madeFor =
      "(select case when current_setting('stagedoor.viewer', true) <> '' then wall.made_for() end)"
    await sql`
      alter policy passed on wall.gates to ${fan!}
      using (${sql.raw(`
        standing = 'stands' and not (select wall.is_sealed())
        and opens_at is not null and greatest(opens_at, horizon_moment)
          <= case when production_id = ${madeFor} then (select wall.made_moment()) else (select wall.now()) end
        and (horizon_points = '{}' or horizon_points <@ (select wall.passed()))
        and (audience = 'public' or (audience = 'member' and (select wall.is_member()))
          or (audience = 'grown' and (select wall.is_grown()))
          or (production_id = ${madeFor} and audience = any ((select wall.made_audiences())::text[])))`)})`.execute(
      trx,
    )
    // The same, for functions that act with their maker's power.
    await run(`
      create or replace function wall.viewer_passes(gate uuid) returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (
        select from wall.gates g where g.id = gate
          and g.standing = 'stands' and not wall.is_sealed()
          and g.opens_at is not null and greatest(g.opens_at, g.horizon_moment) <= wall.moment(g.production_id)
          and (g.horizon_points = '{}' or g.horizon_points <@ wall.passed())
          and (g.audience = 'public' or (g.audience = 'member' and wall.is_member())
            or (g.audience = 'grown' and wall.is_grown())
            or (g.production_id = wall.made_for() and g.audience = any (wall.made_audiences())))) $$`)
    await run(`
      create or replace function community.shut_to_viewer() returns uuid[]
      language sql stable security definer set search_path = pg_catalog
      as $$ select coalesce(array_agg(s.production_id), '{}') from community.settings s
        where not s.is_open or (s.is_grown_only and not wall.is_grown()
          and not coalesce(s.production_id = wall.made_for() and 'grown' = any (wall.made_audiences()), false)) $$`)
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** The wall sees who looks: viewers, how far each says they are, audiences of fans, and labels that give nothing away. */
export const viewers: Migration = {
  name: '0016-viewers',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    const fan = sql.id(roles.fan)

    await sql`
      alter table wall.gates drop constraint gates_audience_check,
        add constraint gates_audience_check check (audience in ('crew', 'slip', 'grown', 'member', 'public'))`.execute(
      trx,
    )
    // One who looks, with or without an account; its id is random and is all that a request says of them.
    await sql`
      create table wall.viewers (
        id uuid primary key,
        account_id text unique,
        is_grown boolean not null default false,
        created_at timestamptz(3) not null default wall.now(),
        seen_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`
      create table wall.told_progress (
        viewer_id uuid not null references wall.viewers (id) on delete cascade,
        production_id uuid not null references production.productions (id) on delete cascade,
        points uuid[] not null,
        told_at timestamptz(3) not null default wall.now(),
        primary key (viewer_id, production_id)
      )`.execute(trx)
    // What a fan calls a point of the story. The name that crew give it may say too much.
    await sql`
      create table production.story_labels (
        id uuid primary key,
        point_id uuid not null unique references production.story_points (id) on delete cascade,
        production_id uuid not null references production.productions (id) on delete cascade,
        label text not null,
        position int not null,
        is_offered boolean not null default true,
        shown_from timestamptz(3)
      )`.execute(trx)
    await sql`
      insert into production.story_labels (id, point_id, production_id, label, position, shown_from)
      select gen_random_uuid(), s.id, s.production_id, u.unit || ' ' || s.place, s.place,
        coalesce(
          (select min(r.at) from production.premieres r where r.point_id = s.id), s.public_at,
          case when not exists (
            select from production.premieres r where r.production_id = s.production_id and r.point_id is not null)
          then (select min(r.at) from production.premieres r where r.production_id = s.production_id) end)
      from (select id, production_id, public_at, row_number() over (partition by production_id order by created_at, id) as place
        from production.story_points) s
      join production.productions p on p.id = s.production_id
      cross join lateral (select case p.kind
        when 'film' then 'Act' when 'series' then 'Episode' when 'stage-show' then 'Act' when 'album' then 'Track'
        when 'fashion-show' then 'Look' when 'game' then 'Chapter' when 'software' then 'Version'
        when 'kitchen' then 'Course' else 'Part' end as unit) u`.execute(trx)
    await sql`create index story_labels_by_place on production.story_labels (production_id, position, id)`.execute(
      trx,
    )
    await sql`grant select, insert, update, delete on wall.viewers, wall.told_progress, production.story_labels to ${crew}, ${worker}`.execute(
      trx,
    )

    // The context of a transaction is the viewer's id alone. None, or one that is none, is nobody.
    await sql`
      create function wall.viewer() returns uuid
      language sql stable set search_path = pg_catalog
      as $$ select case when said ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then said::uuid end
        from current_setting('stagedoor.viewer', true) as said $$`.execute(trx)
    // Each asks about the viewer of this transaction and nobody else; policies ask once a statement. Nobody has passed
    // what nobody can have seen.
    await sql`
      create function wall.passed() returns uuid[]
      language sql stable security definer set search_path = pg_catalog
      as $$
        with recursive behind (id) as (
          select p.id from wall.told_progress t join production.story_points p on p.id = any (t.points)
          where t.viewer_id = wall.viewer()
          union
          select before.id from behind b join production.story_points p on p.id = b.id
            cross join lateral unnest(p.after) as before (id)
        )
        select coalesce(array_agg(b.id), '{}') from behind b join production.story_labels l on l.point_id = b.id
        where l.shown_from <= wall.now()
      $$`.execute(trx)
    await sql`
      create function wall.is_member() returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (select from wall.viewers where id = wall.viewer() and account_id is not null) $$`.execute(
      trx,
    )
    await sql`
      create function wall.is_grown() returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (select from wall.viewers where id = wall.viewer() and account_id is not null and is_grown) $$`.execute(
      trx,
    )
    await sql`
      alter policy passed on wall.gates to ${fan}
      using (
        standing = 'stands' and opens_at <= (select wall.now()) and not (select wall.is_sealed())
        and (horizon_moment is null or horizon_moment <= (select wall.now()))
        and (horizon_points = '{}' or horizon_points <@ (select wall.passed()))
        and (audience = 'public' or (audience = 'member' and (select wall.is_member()))
          or (audience = 'grown' and (select wall.is_grown())))
      )`.execute(trx)

    await sql`alter table production.story_labels enable row level security, force row level security`.execute(
      trx,
    )
    await sql`create policy house on production.story_labels to ${sql.id(roles.owner)}, ${crew}, ${worker} using (true) with check (true)`.execute(
      trx,
    )
    await sql`grant select (id, production_id, label, position, is_offered) on production.story_labels to ${fan}`.execute(
      trx,
    )
    await sql`
      create policy passed on production.story_labels for select to ${fan}
      using (is_offered and exists (
        select 1 from production.front_pages f where f.production_id = story_labels.production_id))`.execute(
      trx,
    )
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * What fans say: writers with handles, threads, writings of every kind behind one policy, and the functions by which a
 * fan writes. Each asks the wall by itself and answers null for the hidden and the missing alike.
 */
export const community: Migration = {
  name: '0017-community',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)

    // The same as the policy of gates, for functions that act with their maker's power.
    await run(`
      create function wall.viewer_passes(gate uuid) returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (
        select from wall.gates g where g.id = gate
          and g.standing = 'stands' and g.opens_at <= wall.now() and not wall.is_sealed()
          and (g.horizon_moment is null or g.horizon_moment <= wall.now())
          and (g.horizon_points = '{}' or g.horizon_points <@ wall.passed())
          and (g.audience = 'public' or (g.audience = 'member' and wall.is_member())
            or (g.audience = 'grown' and wall.is_grown()))) $$`)

    await run('create schema community')
    await run(`
      create table community.settings (
        production_id uuid primary key references production.productions (id) on delete cascade,
        is_open boolean not null default true,
        is_grown_only boolean not null default false,
        edit_window_s integer not null default 900 check (edit_window_s between 0 and 86400)
      )`)
    // One who has a handle. The handle stands on each writing too, so that nobody reads a name whose words are hidden.
    await run(`
      create table community.writers (
        viewer_id uuid primary key references wall.viewers (id) on delete cascade,
        handle text not null,
        skeleton text not null unique,
        joined_at timestamptz(3) not null default wall.now(),
        handle_since timestamptz(3) not null default wall.now()
      )`)
    await run(`
      create table community.badges (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        viewer_id uuid not null references wall.viewers (id) on delete cascade,
        kind text not null check (kind in ('crew', 'cast')),
        name text not null,
        craft text not null default '',
        issued_by uuid not null,
        issued_at timestamptz(3) not null default wall.now(),
        revoked_at timestamptz(3),
        revoked_by uuid
      )`)
    await run(
      'create unique index one_badge on community.badges (production_id, viewer_id) where revoked_at is null',
    )
    await run(`
      create table community.threads (
        id uuid primary key default gen_random_uuid(),
        production_id uuid not null references production.productions (id) on delete cascade,
        kind text not null check (kind in ('post', 'questions', 'theories', 'session')),
        ref uuid not null,
        gate_id uuid not null references wall.gates (id),
        is_closed boolean not null default false,
        slow_mode_s integer not null default 0 check (slow_mode_s between 0 and 86400),
        made_at timestamptz(3) not null default wall.now(),
        unique (kind, ref)
      )`)
    // A raised gate is shared by all that waits for the same points: a reveal opens few gates, however much lies behind.
    await run(`
      create table community.horizon_gates (
        production_id uuid not null references production.productions (id) on delete cascade,
        points uuid[] not null,
        gate_id uuid not null unique references wall.gates (id),
        primary key (production_id, points)
      )`)
    await run(`
      create table community.writings (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        thread_id uuid not null references community.threads (id) on delete cascade,
        thread_gate_id uuid not null references wall.gates (id),
        gate_id uuid references wall.gates (id),
        kind text not null check (kind in ('comment', 'question', 'answer', 'theory')),
        parent_id uuid references community.writings (id),
        writer_id uuid references community.writers (viewer_id) on delete set null,
        handle text,
        badge_id uuid references community.badges (id) on delete set null,
        at_flicks bigint check (at_flicks >= 0),
        source text not null,
        html text not null,
        state text not null check (state in ('shown', 'held', 'removed', 'deleted')),
        reactions jsonb not null default '{}',
        written_at timestamptz(3) not null default wall.now(),
        edited_at timestamptz(3),
        check (state <> 'deleted' or (source = '' and html = '' and handle is null))
      )`)
    for (const index of [
      'writings_by_thread on community.writings (thread_id, kind, written_at desc, id) where parent_id is null',
      'writings_by_parent on community.writings (parent_id, written_at, id) where parent_id is not null',
      'writings_by_writer on community.writings (writer_id, written_at desc)',
      'writings_by_handle on community.writings (production_id, handle, written_at desc)',
      "writings_held on community.writings (production_id, written_at) where state = 'held'",
    ])
      await run(`create index ${index}`)
    // How many are shown at each gate: what a viewer would count is a sum over the gates that they pass.
    await run(`
      create table community.tallies (
        thread_id uuid not null references community.threads (id) on delete cascade,
        kind text not null,
        gate_id uuid not null references wall.gates (id),
        thread_gate_id uuid not null references wall.gates (id),
        production_id uuid not null,
        shown integer not null,
        primary key (thread_id, kind, gate_id)
      )`)
    await run(`
      create function community.count_writing() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $$
      begin
        if tg_op <> 'INSERT' and old.state = 'shown' then
          update community.tallies set shown = shown - 1 where thread_id = old.thread_id and kind = old.kind
            and gate_id = coalesce(old.gate_id, old.thread_gate_id);
        end if;
        if tg_op <> 'DELETE' and new.state = 'shown' then
          insert into community.tallies (thread_id, kind, gate_id, thread_gate_id, production_id, shown)
          values (new.thread_id, new.kind, coalesce(new.gate_id, new.thread_gate_id), new.thread_gate_id, new.production_id, 1)
          on conflict (thread_id, kind, gate_id) do update set shown = tallies.shown + 1;
        end if;
        return null;
      end $$`)
    await run(`
      create trigger writing_counted after insert or delete or update of state, gate_id on community.writings
      for each row execute function community.count_writing()`)

    // Productions whose community this viewer may not enter: closed, or for the grown.
    await run(`
      create function community.shut_to_viewer() returns uuid[]
      language sql stable security definer set search_path = pg_catalog
      as $$ select coalesce(array_agg(s.production_id), '{}') from community.settings s
        where not s.is_open or (s.is_grown_only and not wall.is_grown()) $$`)
    // Whether the viewer may write in a production's community now; whoever has no handle may not.
    await run(`
      create function community.may_write(production uuid) returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (select from community.writers w where w.viewer_id = wall.viewer())
        and production <> all (community.shut_to_viewer()) $$`)
    // Events of a fan's own acts: written in the same transaction as the act.
    await run(`
      create function community.happened(event text, production uuid, facts jsonb) returns void
      language plpgsql security definer set search_path = pg_catalog as $$
      begin
        insert into plant.outbox (name, production_id, payload) values (event, production, facts);
        perform pg_notify('outbox', production::text);
      end $$`)
    await run(`
      create function community.horizon_gate(production uuid, wanted uuid[]) returns uuid
      language plpgsql security definer set search_path = pg_catalog as $$
      declare
        sorted uuid[] := array(select distinct point from unnest(wanted) as point order by point);
        found uuid;
        made uuid := gen_random_uuid();
      begin
        if sorted = '{}' then return null; end if;
        select gate_id into found from community.horizon_gates where production_id = production and points = sorted;
        if found is not null then return found; end if;
        if exists (select from unnest(sorted) as point where not exists (
          select from production.story_points p where p.id = point and p.production_id = production)) then return null; end if;
        perform pg_advisory_xact_lock(hashtextextended('horizon gate ' || production::text || sorted::text, 0));
        select gate_id into found from community.horizon_gates where production_id = production and points = sorted;
        if found is not null then return found; end if;
        insert into wall.gates (id, production_id, audience, opens_at, horizon_points)
          values (made, production, 'public', 'epoch', sorted);
        insert into community.horizon_gates (production_id, points, gate_id) values (production, sorted, made);
        return made;
      end $$`)
    await run(`
      create function community.thread_at(in_kind text, in_ref uuid) returns uuid
      language plpgsql security definer set search_path = pg_catalog as $$
      declare gate uuid; production uuid; found uuid;
      begin
        if in_kind = 'post' then
          select p.gate_id, p.production_id into gate, production from publish.posts p where p.id = in_ref;
        elsif in_kind in ('questions', 'theories') then
          select f.gate_id, f.production_id into gate, production from production.front_pages f where f.production_id = in_ref;
        end if;
        if gate is null or not wall.viewer_passes(gate) or production = any (community.shut_to_viewer()) then return null; end if;
        insert into community.threads (production_id, kind, ref, gate_id) values (production, in_kind, in_ref, gate)
          on conflict (kind, ref) do nothing;
        select id into found from community.threads where kind = in_kind and ref = in_ref;
        return found;
      end $$`)
    // A reply inherits the gate of what it answers and may only raise it.
    await run(`
      create function community.write(
        in_id uuid, in_thread uuid, in_parent uuid, in_kind text, in_points uuid[], in_at bigint,
        in_source text, in_html text, in_state text) returns timestamptz
      language plpgsql security definer set search_path = pg_catalog as $$
      declare
        t community.threads; parent community.writings; me community.writers;
        points uuid[] := coalesce(in_points, '{}'); gate uuid; badge uuid; now timestamptz := wall.now();
      begin
        select * into t from community.threads where id = in_thread;
        if t.id is null or t.is_closed or not wall.viewer_passes(t.gate_id) or not community.may_write(t.production_id) then
          return null;
        end if;
        select * into me from community.writers where viewer_id = wall.viewer();
        if in_parent is not null then
          select * into parent from community.writings where id = in_parent and thread_id = t.id and state = 'shown';
          if parent.id is null or (parent.gate_id is not null and parent.writer_id is distinct from me.viewer_id
            and not wall.viewer_passes(parent.gate_id)) then return null; end if;
          points := points || coalesce((select g.horizon_points from wall.gates g where g.id = parent.gate_id), '{}');
        end if;
        if points <> '{}' then
          gate := community.horizon_gate(t.production_id, points);
          if gate is null then return null; end if;
        end if;
        select b.id into badge from community.badges b
          where b.production_id = t.production_id and b.viewer_id = me.viewer_id and b.revoked_at is null;
        insert into community.writings (id, production_id, thread_id, thread_gate_id, gate_id, kind, parent_id, writer_id, handle,
          badge_id, at_flicks, source, html, state, written_at)
        values (in_id, t.production_id, t.id, t.gate_id, gate, in_kind, in_parent, me.viewer_id, me.handle,
          badge, in_at, in_source, in_html, in_state, now);
        perform community.happened('community.written', t.production_id,
          jsonb_build_object('writingId', in_id, 'kind', in_kind, 'state', in_state));
        return now;
      end $$`)

    for (const table of [
      'settings',
      'writers',
      'badges',
      'threads',
      'horizon_gates',
      'writings',
      'tallies',
    ]) {
      const named = sql.id('community', table)
      await sql`grant select, insert, update, delete on ${named} to ${crew!}, ${worker!}`.execute(trx)
      await sql`alter table ${named} enable row level security, force row level security`.execute(trx)
      await sql`create policy house on ${named} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
    }
    await sql`grant usage on schema community to ${crew!}, ${worker!}, ${fan!}`.execute(trx)
    const seen: Record<string, { columns: string; using: string }> = {
      settings: {
        columns: 'production_id, is_open, is_grown_only, edit_window_s',
        using:
          'exists (select 1 from production.front_pages f where f.production_id = settings.production_id)',
      },
      writers: {
        columns: 'viewer_id, handle, joined_at, handle_since',
        using: 'viewer_id = (select wall.viewer())',
      },
      badges: {
        columns: 'id, production_id, kind, name, craft, issued_at, revoked_at',
        using: 'exists (select 1 from production.front_pages f where f.production_id = badges.production_id)',
      },
      threads: {
        columns: 'id, production_id, kind, ref, gate_id, is_closed, slow_mode_s',
        using: `(select true from wall.gates g where g.id = gate_id)
          and production_id <> all ((select community.shut_to_viewer())::uuid[])`,
      },
      writings: {
        columns:
          'id, production_id, thread_id, thread_gate_id, gate_id, kind, parent_id, handle, badge_id, at_flicks, source, html, state, reactions, written_at, edited_at',
        using: `(select true from wall.gates g where g.id = thread_gate_id)
          and production_id <> all ((select community.shut_to_viewer())::uuid[])
          and (state in ('shown', 'deleted') or (state = 'held' and writer_id = (select wall.viewer())))
          and (gate_id is null or writer_id = (select wall.viewer()) or (select true from wall.gates g where g.id = gate_id))`,
      },
      tallies: {
        columns: 'thread_id, kind, shown',
        using: `(select true from wall.gates g where g.id = thread_gate_id)
          and production_id <> all ((select community.shut_to_viewer())::uuid[])
          and (select true from wall.gates g where g.id = gate_id)`,
      },
    }
    for (const [table, { columns, using }] of Object.entries(seen)) {
      await sql`grant select (${sql.raw(columns)}) on ${sql.id('community', table)} to ${fan!}`.execute(trx)
      await sql`create policy passed on ${sql.id('community', table)} for select to ${fan!} using (${sql.raw(using)})`.execute(
        trx,
      )
    }
    // Everybody may call a function that nobody was kept from; these are for the functions beside them.
    for (const inner of [
      'community.happened(text, uuid, jsonb)',
      'community.horizon_gate(uuid, uuid[])',
      'community.count_writing()',
      'wall.viewer_passes(uuid)',
    ]) {
      await run(`revoke execute on function ${inner} from public`)
      await sql`grant execute on function ${sql.raw(inner)} to ${crew!}, ${worker!}`.execute(trx)
    }
  },
}

import { sql } from 'kysely'
import type { Migration, RoleNames } from '../migration.ts'

/**
 * What fans follow, and what they are told of. A notice says for whom it is and what it points to, never in words: the
 * words are made when it is read or sent, from what its reader passes then. News for many is one row, however many follow.
 */
export const following: Migration = {
  name: '0023-following',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)
    await tables(run)
    await functions(run)
    await letters(run, roles)

    for (const table of TABLES) {
      const named = sql.id('community', table)
      await sql`grant select, insert, update, delete on ${named} to ${crew!}, ${worker!}`.execute(trx)
      await sql`alter table ${named} enable row level security, force row level security`.execute(trx)
      await sql`create policy house on ${named} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
    }
    for (const [table, { columns, using }] of Object.entries(SEEN)) {
      await sql`grant select (${sql.raw(columns)}) on ${sql.id('community', table)} to ${fan!}`.execute(trx)
      await sql`create policy passed on ${sql.id('community', table)} for select to ${fan!} using (${sql.raw(using)})`.execute(
        trx,
      )
    }
    for (const inner of INNER) {
      await run(`revoke execute on function ${inner} from public`)
      await sql`grant execute on function ${sql.raw(inner)} to ${crew!}, ${worker!}`.execute(trx)
    }
  },
}

type Run = (statement: string) => Promise<unknown>

const TABLES = [
  'follows',
  'notices',
  'notice_topics',
  'notice_settings',
  'push_devices',
  'deliveries',
] as const

const INNER = ['community.wake_deliveries(timestamptz)']

// A notice is there where it is the viewer's, or of what they follow, and what it points to is there for them. It has no
// gate of what it points to beside it: where that gate moves, the notice goes with it.
const SEEN: Readonly<Record<string, { columns: string; using: string }>> = {
  follows: {
    columns: 'viewer_id, topic, production_id, kind, ref, name, since',
    using: 'viewer_id = (select wall.viewer())',
  },
  notice_topics: {
    columns: 'topic, made_at, notice_id',
    using: `exists (select 1 from community.follows f where f.topic = notice_topics.topic and f.since <= notice_topics.made_at)`,
  },
  notices: {
    columns: 'id, production_id, kind, ref_kind, ref, gate_id, for_viewer, made_at',
    using: `by_viewer is distinct from (select wall.viewer())
      and (by_viewer is null or by_viewer <> all ((select community.unheard())::uuid[]))
      and (for_viewer = (select wall.viewer())
        or (for_viewer is null and exists (select 1 from community.notice_topics t where t.notice_id = notices.id)))
      and community.may_be_told(production_id, ref_kind, ref, gate_id)`,
  },
  notice_settings: {
    columns:
      'viewer_id, choices, mail, mail_minute, mail_weekday, zone, quiet_from, quiet_until, is_paused, seen_until',
    using: 'viewer_id = (select wall.viewer())',
  },
  push_devices: {
    columns: 'id, viewer_id, name, made_at',
    using: 'viewer_id = (select wall.viewer())',
  },
}

async function tables(run: Run): Promise<void> {
  await run(`
    create table community.follows (
      viewer_id uuid not null references wall.viewers (id) on delete cascade,
      topic text not null,
      production_id uuid not null references production.productions (id) on delete cascade,
      kind text not null check (kind in ('production', 'person', 'craft', 'question', 'theory', 'talk')),
      ref uuid,
      name text not null default '',
      since timestamptz(3) not null default wall.now(),
      primary key (viewer_id, topic)
    )`)
  await run('create index follows_by_topic on community.follows (topic, viewer_id)')
  await run('create index follows_by_production on community.follows (production_id)')
  // For one viewer, or for whoever follows one of its topics. A gate besides that of what it points to is a mark's own.
  await run(`
    create table community.notices (
      id uuid primary key,
      production_id uuid not null references production.productions (id) on delete cascade,
      kind text not null check (kind in ('answer', 'reply', 'mention', 'session', 'theory', 'post', 'reveal')),
      ref_kind text not null check (ref_kind in ('post', 'writing', 'session', 'point')),
      ref uuid not null,
      gate_id uuid references wall.gates (id),
      for_viewer uuid references wall.viewers (id) on delete cascade,
      by_viewer uuid references wall.viewers (id) on delete set null,
      made_at timestamptz(3) not null default wall.now(),
      is_spread boolean not null default false,
      spread_after uuid
    )`)
  await run('create index notices_to_spread on community.notices (made_at) where not is_spread')
  // Who is answered and named by the same words is told of them once.
  await run(
    "create unique index one_notice on community.notices (ref, for_viewer, (kind = 'theory')) nulls not distinct",
  )
  await run(
    'create index notices_of_viewer on community.notices (for_viewer, made_at desc) where for_viewer is not null',
  )
  await run('create index notices_by_age on community.notices (made_at)')
  await run('create index notices_by_writer on community.notices (by_viewer) where by_viewer is not null')
  await run('create index notices_by_production on community.notices (production_id)')
  await run(`
    create table community.notice_topics (
      topic text not null,
      made_at timestamptz(3) not null,
      notice_id uuid not null references community.notices (id) on delete cascade,
      primary key (topic, made_at, notice_id)
    )`)
  await run('create index topics_of_notice on community.notice_topics (notice_id)')
  await run(`
    create table community.notice_settings (
      viewer_id uuid primary key references wall.viewers (id) on delete cascade,
      choices jsonb not null default '{}',
      mail text not null default 'off' check (mail in ('off', 'at-once', 'daily', 'weekly')),
      mail_minute integer not null default 1080 check (mail_minute between 0 and 1439),
      mail_weekday integer not null default 5 check (mail_weekday between 1 and 7),
      zone text not null default 'UTC',
      quiet_from integer check (quiet_from between 0 and 1439),
      quiet_until integer check (quiet_until between 0 and 1439),
      is_paused boolean not null default false,
      seen_until timestamptz(3) not null default 'epoch',
      mail_told_until timestamptz(3) not null default wall.now(),
      push_told_until timestamptz(3) not null default wall.now(),
      stop_digest bytea unique,
      check ((quiet_from is null) = (quiet_until is null))
    )`)
  await run(`
    create table community.push_devices (
      id uuid primary key,
      viewer_id uuid not null references wall.viewers (id) on delete cascade,
      endpoint text not null,
      endpoint_digest bytea not null unique,
      p256dh text not null,
      auth text not null,
      server_key text not null,
      name text not null default '',
      made_at timestamptz(3) not null default wall.now(),
      reached_at timestamptz(3)
    )`)
  await run('create index devices_by_viewer on community.push_devices (viewer_id)')
  // One row a sending. Whoever has one waiting needs no second: what is sent is asked for when it is.
  await run(`
    create table community.deliveries (
      id uuid primary key default gen_random_uuid(),
      viewer_id uuid not null references wall.viewers (id) on delete cascade,
      way text not null check (way in ('mail', 'device')),
      due_at timestamptz(3) not null,
      state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'nothing', 'failed')),
      tries integer not null default 0,
      told uuid[] not null default '{}',
      held_until timestamptz(3),
      ended_at timestamptz(3)
    )`)
  await run(
    "create unique index one_waiting on community.deliveries (viewer_id, way) where state = 'waiting'",
  )
  await run("create index deliveries_due on community.deliveries (due_at) where state = 'waiting'")
  await run("create index deliveries_held on community.deliveries (held_until) where state = 'sending'")
  await run(
    'create index deliveries_ended on community.deliveries (viewer_id, way, ended_at) where ended_at is not null',
  )
}

async function functions(run: Run): Promise<void> {
  await run(`
    create function community.topic_of(kind text, production uuid, ref uuid, name text) returns text
    language sql immutable set search_path = pg_catalog
    as $$ select case kind
      when 'production' then 'production ' || production
      when 'person' then 'person ' || production || ' ' || name
      when 'craft' then 'craft ' || production || ' ' || name
      when 'question' then 'writing ' || ref
      when 'theory' then 'writing ' || ref
      when 'talk' then 'talk ' || ref end $$`)
  // Whom the viewer of this transaction does not want to hear of.
  await run(`
    create function community.unheard() returns uuid[]
    language sql stable security definer set search_path = pg_catalog
    as $$ select coalesce(array_agg(s.silenced_id), '{}') from community.silences s where s.viewer_id = wall.viewer() $$`)
  // Whether the reader sees what a notice points to: asked with the reader's own power, through the policies of what it
  // is. A function, since those policies in one another would take longer to plan than all the rest to run.
  await run(`
    create function community.may_be_told(production uuid, ref_kind text, ref uuid, gate uuid) returns boolean
    language plpgsql stable set search_path = pg_catalog as $$
    begin
      if gate is not null and not exists (select from wall.gates g where g.id = gate) then return false; end if;
      if not exists (select from production.front_pages f where f.production_id = production) then return false; end if;
      if ref_kind = 'post' then return exists (select from publish.posts p where p.id = ref); end if;
      if ref_kind = 'writing' then
        return exists (select from community.writings w where w.id = ref and w.state = 'shown');
      end if;
      if ref_kind = 'session' then return exists (select from community.sessions s where s.id = ref); end if;
      return true;
    end $$`)
  // The hidden and the missing are answered alike, with null. A badge gives nothing away once the page is passed.
  await run(`
    create function community.follow(in_kind text, in_production uuid, in_ref uuid, in_name text) returns text
    language plpgsql security definer set search_path = pg_catalog as $$
    declare
      me uuid := wall.viewer();
      key text := community.topic_of(in_kind, in_production, in_ref, in_name);
      is_there boolean;
    begin
      if key is null or not wall.is_member() or not exists (select from production.front_pages f
        where f.production_id = in_production and wall.viewer_passes(f.gate_id)) then return null; end if;
      if in_kind = 'production' then is_there := true;
      elsif in_kind = 'craft' then
        is_there := exists (select from publish.post_credits c
          where c.production_id = in_production and c.craft_slug = in_name and wall.viewer_passes(c.gate_id));
      elsif in_kind = 'person' then
        is_there := exists (select from publish.post_credits c
            where c.production_id = in_production and c.person = in_name and wall.viewer_passes(c.gate_id))
          or exists (select from community.badges b where b.id = in_ref and b.production_id = in_production and b.revoked_at is null);
      elsif in_kind = 'talk' then
        is_there := exists (select from publish.posts p
          where p.id = in_ref and p.production_id = in_production and wall.viewer_passes(p.gate_id))
          and in_production <> all (community.shut_to_viewer());
      elsif in_kind = 'theory' then
        -- Its seal is there for all, long before its words.
        is_there := exists (select from community.seals s
          where s.theory_id = in_ref and s.production_id = in_production and not s.is_withdrawn and wall.viewer_passes(s.thread_gate_id))
          and in_production <> all (community.shut_to_viewer());
      else
        is_there := exists (select from community.writings w
          where w.id = in_ref and w.kind = in_kind and w.production_id = in_production and w.state = 'shown'
            and wall.viewer_passes(w.thread_gate_id)
            and (w.gate_id is null or w.writer_id = me or wall.viewer_passes(w.gate_id)))
          and in_production <> all (community.shut_to_viewer());
      end if;
      if not is_there then return null; end if;
      perform pg_advisory_xact_lock(hashtextextended('follows of ' || me::text, 0));
      if (select count(*) from community.follows f where f.viewer_id = me and f.topic <> key) >= 500 then return 'full'; end if;
      insert into community.follows (viewer_id, topic, production_id, kind, ref, name)
        values (me, key, in_production, in_kind, case when in_kind in ('question', 'theory', 'talk') then in_ref end,
          case when in_kind in ('person', 'craft') then in_name else '' end)
        on conflict do nothing;
      return 'followed';
    end $$`)
  await run(`
    create function community.unfollow(in_topic text) returns void
    language sql security definer set search_path = pg_catalog
    as $$ delete from community.follows where viewer_id = wall.viewer() and (topic = in_topic or in_topic = '') $$`)
  await run(`
    create function community.see_notices(until timestamptz) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
    begin
      if not wall.is_member() then return; end if;
      insert into community.notice_settings (viewer_id, seen_until) values (wall.viewer(), least(until, wall.now()))
        on conflict (viewer_id) do update set seen_until = greatest(notice_settings.seen_until, excluded.seen_until);
    end $$`)
  // Somebody answered what the viewer sealed and does not pass themselves. That is all they learn, and learn once: not
  // how many, not when, and nothing of a reply that was raised beyond what it answers.
  await run(`
    create function community.sealed_reply_waits(after timestamptz) returns boolean
    language sql stable security definer set search_path = pg_catalog
    as $$ select exists (
      select from community.notices n
        join community.writings w on w.id = n.ref
        join community.writings mine on mine.id = w.parent_id
      where n.for_viewer = wall.viewer() and n.kind in ('answer', 'reply') and n.made_at > after and w.state = 'shown'
        and mine.writer_id = wall.viewer() and mine.state = 'shown'
        and mine.gate_id is not null and w.gate_id = mine.gate_id and not wall.viewer_passes(mine.gate_id)
        and wall.viewer_passes(w.thread_gate_id) and w.production_id <> all (community.shut_to_viewer())
        and (n.by_viewer is null or n.by_viewer <> all (community.unheard()))) $$`)
  // One alarm for all that is due within ten seconds.
  await run(`
    create function community.wake_deliveries(due timestamptz) returns void
    language sql set search_path = pg_catalog as $$
      insert into plant.alarms (key, name, production_id, moment, payload)
      select 'community.deliveries ' || bucket, 'community.deliveries', null, to_timestamp(bucket * 10), '{}'
      from (select ceil(extract(epoch from due) / 10)::bigint as bucket) b
      on conflict (key) do update set moment = excluded.moment $$`)
  // What is chosen anew counts from now: what was new before is read on the page.
  await run(`
    create function community.choose_notices(
      in_choices jsonb, in_mail text, in_minute integer, in_weekday integer, in_zone text,
      in_quiet_from integer, in_quiet_until integer, in_paused boolean, in_mail_due timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog as $$
    declare me uuid := wall.viewer(); was text; was_paused boolean;
    begin
      if not wall.is_member() then return false; end if;
      insert into community.notice_settings (viewer_id) values (me) on conflict do nothing;
      select mail, is_paused into was, was_paused from community.notice_settings where viewer_id = me for update;
      update community.notice_settings set choices = in_choices, mail = in_mail, mail_minute = in_minute,
        mail_weekday = in_weekday, zone = in_zone, quiet_from = in_quiet_from, quiet_until = in_quiet_until,
        is_paused = in_paused,
        mail_told_until = case when was = 'off' or was_paused then wall.now() else mail_told_until end,
        push_told_until = case when was_paused then wall.now() else push_told_until end
        where viewer_id = me;
      delete from community.deliveries where viewer_id = me and way = 'mail' and state = 'waiting';
      if in_mail_due is not null then
        insert into community.deliveries (viewer_id, way, due_at) values (me, 'mail', in_mail_due);
        perform community.wake_deliveries(in_mail_due);
      end if;
      return true;
    end $$`)
  // Whoever uses a browser last is told in it.
  await run(`
    create function community.keep_device(
      in_id uuid, in_endpoint text, in_p256dh text, in_auth text, in_server_key text, in_name text) returns text
    language plpgsql security definer set search_path = pg_catalog as $$
    declare me uuid := wall.viewer(); digest bytea := sha256(convert_to(in_endpoint, 'UTF8'));
    begin
      if not wall.is_member() then return null; end if;
      perform pg_advisory_xact_lock(hashtextextended('devices of ' || me::text, 0));
      if (select count(*) from community.push_devices d where d.viewer_id = me and d.endpoint_digest <> digest) >= 10 then
        return 'full';
      end if;
      insert into community.notice_settings (viewer_id) values (me) on conflict do nothing;
      if not exists (select from community.push_devices d where d.viewer_id = me) then
        update community.notice_settings set push_told_until = wall.now() where viewer_id = me;
      end if;
      insert into community.push_devices (id, viewer_id, endpoint, endpoint_digest, p256dh, auth, server_key, name)
        values (in_id, me, in_endpoint, digest, in_p256dh, in_auth, in_server_key, in_name)
        on conflict (endpoint_digest) do update set id = excluded.id, viewer_id = me, p256dh = excluded.p256dh,
          auth = excluded.auth, server_key = excluded.server_key, name = excluded.name, made_at = wall.now(), reached_at = null;
      return 'kept';
    end $$`)
  await run(`
    create function community.drop_device(in_id uuid) returns void
    language sql security definer set search_path = pg_catalog
    as $$ delete from community.push_devices where viewer_id = wall.viewer() and id = in_id $$`)
}

/** To whom letters may go: addresses that are proven to be of their account. */
async function letters(run: Run, { crew, worker }: RoleNames): Promise<void> {
  await run(`
    create view community.letter_addresses as
    select v.id as viewer_id, u.email as address from wall.viewers v join auth.users u on u.id::text = v.account_id
    where u.email_verified`)
  await run(`grant select on community.letter_addresses to "${crew}", "${worker}"`)
}

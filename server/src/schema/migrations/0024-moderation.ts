import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Crew keep order: what they did and why, who may not write for a while, what was taken down, appeals, watched words, badges. */
export const moderation: Migration = {
  name: '0024-moderation',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)

    await run(`
      alter table community.settings
        add column house_rules text not null default '' check (char_length(house_rules) <= 4000),
        add column holds_newcomers boolean not null default true,
        add column kept_days integer not null default 30 check (kept_days between 1 and 365)`)
    await sql`grant select (house_rules) on community.settings to ${fan!}`.execute(trx)

    // Nothing here names a fan or says their words: what does, lies beside it and goes with them.
    await run(`
      create table community.moderation_acts (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        seq bigint generated always as identity,
        kind text not null,
        reason text,
        writing_id uuid,
        thread_id uuid,
        answers uuid references community.moderation_acts (id),
        changed jsonb not null,
        by_user uuid not null,
        by_name text not null,
        at timestamptz(3) not null default wall.now()
      )`)
    await run(`
      create index acts_by_production on community.moderation_acts (production_id, seq desc);
      create index acts_by_answered on community.moderation_acts (answers) where answers is not null;
      create trigger append_only before update or delete on community.moderation_acts
        for each row execute function plant.refuse_change();
      create trigger no_truncate before truncate on community.moderation_acts
        for each statement execute function plant.refuse_change()`)
    await run(`
      create table community.moderation_personal (
        act_id uuid primary key references community.moderation_acts (id),
        writer_id uuid references wall.viewers (id) on delete cascade,
        handle text,
        note text not null default ''
      )`)
    await run('create index moderation_by_writer on community.moderation_personal (writer_id)')
    // What an act leaves behind is written before its own line, which says all that it changed.
    await run(`
      create table community.bans (
        act_id uuid primary key references community.moderation_acts (id) deferrable initially deferred,
        production_id uuid not null references production.productions (id) on delete cascade,
        writer_id uuid not null references wall.viewers (id) on delete cascade,
        reason text not null,
        from_at timestamptz(3) not null default wall.now(),
        until_at timestamptz(3),
        lifted_at timestamptz(3)
      )`)
    await run(
      'create unique index one_ban on community.bans (production_id, writer_id) where lifted_at is null',
    )
    // The text of what was taken down stays for an appeal until its moment.
    await run(`
      create table community.taken_down (
        writing_id uuid primary key references community.writings (id) on delete cascade,
        act_id uuid not null references community.moderation_acts (id) deferrable initially deferred,
        production_id uuid not null references production.productions (id) on delete cascade,
        writer_id uuid references wall.viewers (id) on delete cascade,
        reason text not null,
        at timestamptz(3) not null default wall.now(),
        kept_until timestamptz(3) not null
      )`)
    await run(`
      create index taken_down_by_act on community.taken_down (act_id);
      create index taken_down_by_writer on community.taken_down (writer_id, production_id)`)
    await run(`
      create table community.appeals (
        act_id uuid primary key references community.moderation_acts (id),
        production_id uuid not null references production.productions (id) on delete cascade,
        writer_id uuid not null references wall.viewers (id) on delete cascade,
        source text not null check (char_length(source) between 1 and 2000),
        sent_at timestamptz(3) not null default wall.now(),
        outcome text check (outcome in ('stands', 'taken-back')),
        answer text,
        answered_at timestamptz(3)
      )`)
    await run(
      'create index appeals_open on community.appeals (production_id, sent_at) where answered_at is null',
    )
    await run(`
      create table community.distrusted (
        production_id uuid not null references production.productions (id) on delete cascade,
        writer_id uuid not null references wall.viewers (id) on delete cascade,
        primary key (production_id, writer_id)
      )`)
    await run(`
      create table community.watched_words (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        word text not null,
        about text not null check (about in ('abuse', 'spam')),
        unique (production_id, word)
      )`)
    await run(`
      create table community.badge_invitations (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        kind text not null check (kind in ('crew', 'cast')),
        name text not null,
        craft text not null,
        invited_by uuid not null,
        invited_at timestamptz(3) not null default wall.now(),
        badge_id uuid references community.badges (id) on delete cascade
      )`)
    // Reports are answered by an act.
    await run(`
      alter table community.reports
        add column outcome_act uuid references community.moderation_acts (id) deferrable initially deferred`)
    await run(`
      create index reports_answered on community.reports (outcome_act) where outcome_act is not null`)

    for (const table of [
      'moderation_acts',
      'moderation_personal',
      'bans',
      'taken_down',
      'appeals',
      'distrusted',
      'watched_words',
      'badge_invitations',
    ]) {
      const named = sql.id('community', table)
      await sql`grant select, insert, update, delete on ${named} to ${crew!}, ${worker!}`.execute(trx)
      await sql`alter table ${named} enable row level security, force row level security`.execute(trx)
      await sql`create policy house on ${named} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
    }
    await sql`revoke update, delete, truncate on community.moderation_acts from ${crew!}, ${worker!}`.execute(
      trx,
    )
    await sql`grant usage on all sequences in schema community to ${crew!}, ${worker!}`.execute(trx)

    // No handle, a shut community, a ban that runs: no.
    await run(`
      create or replace function community.may_write(production uuid) returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (select from community.writers w where w.viewer_id = wall.viewer())
        and production <> all (community.shut_to_viewer())
        and not exists (select from community.bans b where b.production_id = production
          and b.writer_id = wall.viewer() and b.lifted_at is null
          and (b.until_at is null or b.until_at > wall.now())) $$`)
    // What crew did about the viewer who asks, and nothing about anybody else: the kind of the reason, never a report.
    await run(`
      create function community.strikes(production uuid) returns table (
        act_id uuid, kind text, reason text, at timestamptz, until_at timestamptz, writing_id uuid, source text,
        appeal_until timestamptz, appealed_at timestamptz, outcome text, answer text)
      language sql stable security definer set search_path = pg_catalog
      as $$
        select b.act_id, 'ban', b.reason, b.from_at, b.until_at, null::uuid, null::text, b.until_at,
          a.sent_at, a.outcome, a.answer
        from community.bans b left join community.appeals a on a.act_id = b.act_id
        where b.production_id = production and b.writer_id = wall.viewer() and b.lifted_at is null
          and (b.until_at is null or b.until_at > wall.now())
        union all
        select t.act_id, 'taken-down', t.reason, t.at, null, t.writing_id, w.source, t.kept_until,
          a.sent_at, a.outcome, a.answer
        from community.taken_down t join community.writings w on w.id = t.writing_id and w.state = 'removed'
          left join community.appeals a on a.act_id = t.act_id
        where t.production_id = production and t.writer_id = wall.viewer()
          and wall.viewer_passes(w.thread_gate_id)
      $$`)
    // One appeal an act, by whom it struck, while there is still something to put back.
    await run(`
      create function community.appeal(act uuid, words text) returns timestamptz
      language plpgsql security definer set search_path = pg_catalog as $$
      declare struck uuid; sent timestamptz;
      begin
        select s.production_id into struck from (
          select b.production_id from community.bans b where b.act_id = act and b.writer_id = wall.viewer()
            and b.lifted_at is null and (b.until_at is null or b.until_at > wall.now())
          union all
          select t.production_id from community.taken_down t where t.act_id = act and t.writer_id = wall.viewer()
            and t.kept_until > wall.now()) s limit 1;
        if struck is null then return null; end if;
        insert into community.appeals (act_id, production_id, writer_id, source)
          values (act, struck, wall.viewer(), words) on conflict do nothing returning sent_at into sent;
        if sent is not null then
          perform community.happened('community.appealed', struck, jsonb_build_object('actId', act));
        end if;
        return sent;
      end $$`)
    for (const call of ['community.strikes(uuid)', 'community.appeal(uuid, text)']) {
      await run(`revoke execute on function ${call} from public`)
      await sql`grant execute on function ${sql.raw(call)} to ${fan!}, ${crew!}, ${worker!}`.execute(trx)
    }
  },
}

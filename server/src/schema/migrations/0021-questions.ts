import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * Questions to the crew, their votes, sessions and answers, the desk at which crew work through them, and the ticks that
 * tell pages to read again. What a viewer may not see, these functions answer like what is not there: with null.
 */
export const questions: Migration = {
  name: '0021-questions',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)

    await run(`
      create table community.sessions (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        title text not null,
        gate_id uuid not null references wall.gates (id),
        from_at timestamptz(3) not null,
        until_at timestamptz(3) not null check (until_at > from_at),
        cancelled_at timestamptz(3),
        announced_by text not null,
        announced_at timestamptz(3) not null default wall.now()
      )`)
    await run('create index sessions_by_time on community.sessions (production_id, from_at desc, id)')
    await run(`
      create table community.session_answerers (
        session_id uuid not null references community.sessions (id) on delete cascade,
        badge_id uuid not null references community.badges (id) on delete cascade,
        primary key (session_id, badge_id)
      )`)
    // What a question has beside its words. The votes count with the question and are read with it.
    await run(`
      create table community.questions (
        writing_id uuid primary key references community.writings (id) on delete cascade,
        thread_id uuid not null references community.threads (id) on delete cascade,
        production_id uuid not null references production.productions (id) on delete cascade,
        votes integer not null default 0 check (votes >= 0),
        asked_at timestamptz(3) not null
      )`)
    await run(
      'create index questions_by_votes on community.questions (thread_id, votes desc, asked_at desc, writing_id)',
    )
    await run('create index questions_by_time on community.questions (thread_id, asked_at desc, writing_id)')
    await run(`
      create table community.votes (
        writing_id uuid not null references community.questions (writing_id) on delete cascade,
        viewer_id uuid not null references wall.viewers (id) on delete cascade,
        primary key (writing_id, viewer_id)
      )`)
    await run('create index votes_by_viewer on community.votes (viewer_id)')
    await run(`
      create table community.answer_clips (
        answer_id uuid primary key references community.writings (id) on delete cascade,
        post_id uuid not null references publish.posts (id) on delete cascade
      )`)
    // Crew only: for whom a question is, and what became of it.
    await run(`
      create table community.desk (
        writing_id uuid primary key references community.questions (writing_id) on delete cascade,
        production_id uuid not null references production.productions (id) on delete cascade,
        state text not null default 'waiting' check (state in ('waiting', 'set-aside', 'declined')),
        reason text not null default '',
        badge_id uuid references community.badges (id) on delete set null,
        by_name text not null,
        at timestamptz(3) not null default wall.now()
      )`)

    // An answer by a clip waits for the gate of its post besides: whoever may not see the clip sees an open question.
    await run('alter table community.writings add column also_gate_id uuid references wall.gates (id)')
    await run(`
      create policy clip_passed on community.writings as restrictive for select to "${roles.fan}"
      using (also_gate_id is null or (select true from wall.gates g where g.id = also_gate_id))`)
    // Search knows two gates of a writing and not the third: what waits for a clip is not found by it.
    await run(`
      create or replace function community.index_writing(in_writing uuid) returns void
      language plpgsql security definer set search_path = pg_catalog as $$
      declare w community.writings;
      begin
        select * into w from community.writings where id = in_writing;
        if w.state = 'shown' and w.also_gate_id is null then
          perform plant.put_search_text(w.kind, w.id, w.production_id, w.thread_gate_id, w.gate_id, '', w.source, w.written_at);
        else
          perform plant.drop_search_text(w.kind, w.id);
        end if;
      end $$`)
    // How many answers there are would say that one is hidden.
    await run(`
      create policy answers_uncounted on community.tallies as restrictive for select to "${roles.fan}"
      using (kind <> 'answer')`)

    // A page that watches a thread reads again. The gates say who is told at all.
    await run(`
      create function community.tick(thread uuid, gate uuid) returns void
      language sql set search_path = pg_catalog
      as $$ select pg_notify('front', thread::text || ' ' || coalesce(gate::text, '-')) $$`)
    // At commit, when all gates of the writing are known: the gate of a clip is set after the words.
    await run(`
      create function community.tick_writing() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $$
      declare w community.writings;
      begin
        select * into w from community.writings where id = coalesce(new.id, old.id);
        if w.id is null then w := old; end if;
        if w.state <> 'shown' and (tg_op = 'INSERT' or old.state <> 'shown') then return null; end if;
        perform pg_notify('front', concat_ws(' ', w.thread_id, coalesce(w.gate_id::text, '-'), w.also_gate_id));
        return null;
      end $$`)
    await run(`
      create constraint trigger writing_ticked after insert or update or delete on community.writings
      deferrable initially deferred for each row execute function community.tick_writing()`)
    await run(`
      create function community.tick_settings() returns trigger
      language plpgsql security definer set search_path = pg_catalog as $$
      begin
        perform pg_notify('front', 'production ' || new.production_id::text);
        return null;
      end $$`)
    await run(`
      create trigger settings_ticked after insert or update on community.settings
      for each row execute function community.tick_settings()`)
    // Which of some viewers pass a gate, as the policy of gates would say of each.
    await run(`
      create function community.passing(gate uuid, viewers uuid[]) returns uuid[]
      language sql stable set search_path = pg_catalog as $$
        with recursive g as (
          select * from wall.gates where id = gate and standing = 'stands' and opens_at <= wall.now() and not wall.is_sealed()
            and (horizon_moment is null or horizon_moment <= wall.now())
        ), wanted (point) as (
          select unnest(g.horizon_points) from g
        ), beyond (point, told) as (
          select point, point from wanted
          union
          select b.point, p.id from beyond b join production.story_points p on b.told = any (p.after)
        )
        select coalesce(array_agg(v.id), '{}') from wall.viewers v, g
        where v.id = any (viewers)
          and (g.audience = 'public' or (g.audience = 'member' and v.account_id is not null)
            or (g.audience = 'grown' and v.account_id is not null and v.is_grown))
          and not exists (
            select from wanted w where not exists (
              select from production.story_labels l join beyond b on b.point = w.point
                join wall.told_progress t on t.viewer_id = v.id and b.told = any (t.points)
              where l.point_id = w.point and l.shown_from <= wall.now()))
      $$`)

    await run(`
      create or replace function community.thread_at(in_kind text, in_ref uuid) returns uuid
      language plpgsql security definer set search_path = pg_catalog as $$
      declare gate uuid; front uuid; production uuid; found uuid;
      begin
        if in_kind = 'post' then
          select p.gate_id, p.production_id into gate, production from publish.posts p where p.id = in_ref;
        elsif in_kind = 'session' then
          select s.gate_id, s.production_id, f.gate_id into gate, production, front from community.sessions s
            join production.front_pages f on f.production_id = s.production_id
            where s.id = in_ref and s.cancelled_at is null;
        elsif in_kind in ('questions', 'theories') then
          select f.gate_id, f.production_id into gate, production from production.front_pages f where f.production_id = in_ref;
        end if;
        if gate is null or not wall.viewer_passes(gate) or (front is not null and not wall.viewer_passes(front))
          or production = any (community.shut_to_viewer()) then return null; end if;
        insert into community.threads (production_id, kind, ref, gate_id) values (production, in_kind, in_ref, gate)
          on conflict (kind, ref) do nothing;
        select id into found from community.threads where kind = in_kind and ref = in_ref;
        return found;
      end $$`)
    await run(`
      create function community.seen_question(in_id uuid) returns community.writings
      language sql stable security definer set search_path = pg_catalog as $$
        select w from community.writings w
        where w.id = in_id and w.kind = 'question' and w.state = 'shown' and wall.viewer_passes(w.thread_gate_id)
          and (w.gate_id is null or w.writer_id = wall.viewer() or wall.viewer_passes(w.gate_id))
          and w.production_id <> all (community.shut_to_viewer())
      $$`)
    // A question goes to a session only while that is open, which is a fact of the clock. A writer writes one at a time:
    // so the pace holds however many processes serve them.
    await run(`
      create function community.ask(
        in_id uuid, in_thread uuid, in_points uuid[], in_source text, in_html text, in_rest jsonb) returns jsonb
      language plpgsql security definer set search_path = pg_catalog as $$
      declare t community.threads; asked timestamptz; wait integer; now timestamptz := wall.now(); has_badge boolean;
      begin
        select * into t from community.threads where id = in_thread and kind in ('questions', 'session');
        if t.id is null or not wall.viewer_passes(t.gate_id) or not community.may_write(t.production_id) then return null; end if;
        if t.kind = 'session' and not exists (
          select from community.sessions s where s.id = t.ref and s.cancelled_at is null
            and s.from_at <= now and now < s.until_at) then return null; end if;
        if t.is_closed then return '{"kind": "closed"}'; end if;
        perform 1 from community.writers where viewer_id = wall.viewer() for no key update;
        has_badge := community.my_badge(t.production_id) is not null;
        select ceil(extract(epoch from w.written_at + make_interval(secs => (in_rest ->> 'withinS')::double precision) - now)) into wait
          from community.writings w where w.writer_id = wall.viewer()
          order by w.written_at desc offset (in_rest ->> 'most')::integer - 1 limit 1;
        if wait > 0 and not has_badge then return jsonb_build_object('kind', 'too-quick', 'seconds', wait); end if;
        if t.slow_mode_s > 0 and not has_badge then
          select ceil(extract(epoch from max(w.written_at) + make_interval(secs => t.slow_mode_s) - now)) into wait
            from community.writings w where w.writer_id = wall.viewer() and w.thread_id = t.id and w.kind = 'question'
            and w.written_at > now - make_interval(secs => t.slow_mode_s);
          if wait > 0 then return jsonb_build_object('kind', 'slow-mode', 'seconds', wait, 'everyS', t.slow_mode_s); end if;
        end if;
        asked := community.write(in_id, in_thread, null, 'question', in_points, null, in_source, in_html, in_rest ->> 'state');
        if asked is null then return null; end if;
        insert into community.questions (writing_id, thread_id, production_id, asked_at)
          values (in_id, t.id, t.production_id, asked);
        if in_rest -> 'pairs' <> '[]' then
          insert into community.findings (writing_id, production_id, pair_ids)
          values (in_id, t.production_id, array(select jsonb_array_elements_text(in_rest -> 'pairs')::uuid));
        end if;
        perform community.keep_mentions(in_id, array(select jsonb_array_elements_text(in_rest -> 'mentions')));
        perform community.index_writing(in_id);
        return '{"kind": "written"}';
      end $$`)
    await run(`
      create function community.vote(in_question uuid, wanted boolean) returns integer
      language plpgsql security definer set search_path = pg_catalog as $$
      declare w community.writings := community.seen_question(in_question); changed integer; found integer;
      begin
        if w.id is null or not community.may_write(w.production_id) then return null; end if;
        if wanted then
          insert into community.votes (writing_id, viewer_id) values (w.id, wall.viewer()) on conflict do nothing;
        else
          delete from community.votes where writing_id = w.id and viewer_id = wall.viewer();
        end if;
        get diagnostics changed = row_count;
        update community.questions set votes = votes + case when wanted then changed else - changed end
          where writing_id = w.id returning votes into found;
        if changed > 0 then perform community.tick(w.thread_id, w.gate_id); end if;
        return found;
      end $$`)
    await run(`
      create function community.my_badge(production uuid) returns uuid
      language sql stable security definer set search_path = pg_catalog
      as $$ select b.id from community.badges b
        where b.production_id = production and b.viewer_id = wall.viewer() and b.revoked_at is null $$`)
    await run(`
      create function community.answer(
        in_id uuid, in_question uuid, in_points uuid[], in_post text, in_source text, in_html text) returns timestamptz
      language plpgsql security definer set search_path = pg_catalog as $$
      declare w community.writings := community.seen_question(in_question); post uuid; gate uuid; said timestamptz;
      begin
        if w.id is null or community.my_badge(w.production_id) is null then return null; end if;
        if in_post is not null then
          select p.id, p.gate_id into post, gate from publish.posts p
            where p.production_id = w.production_id and p.slug = in_post and wall.viewer_passes(p.gate_id);
          if post is null then return null; end if;
        end if;
        said := community.write(in_id, w.thread_id, w.id, 'answer', in_points, null, in_source, in_html, 'shown');
        if said is null then return null; end if;
        if post is not null then
          update community.writings set also_gate_id = gate where id = in_id;
          insert into community.answer_clips (answer_id, post_id) values (in_id, post);
        end if;
        perform community.index_writing(in_id);
        return said;
      end $$`)
    await run(`
      create function community.rewrite_answer(in_id uuid, in_source text, in_html text) returns timestamptz
      language plpgsql security definer set search_path = pg_catalog as $$
      declare edited timestamptz;
      begin
        update community.writings w set source = in_source, html = in_html, edited_at = wall.now()
          where w.id = in_id and w.kind = 'answer' and w.state = 'shown' and w.writer_id = wall.viewer()
            and w.badge_id = community.my_badge(w.production_id) and community.may_write(w.production_id)
          returning w.edited_at into edited;
        if edited is not null then perform community.index_writing(in_id); end if;
        return edited;
      end $$`)
    // Nothing of the text is left; what was answered to it goes with it, since nobody can reach it any more.
    await run(`
      create function community.take_back(in_id uuid) returns boolean
      language plpgsql security definer set search_path = pg_catalog as $$
      begin
        update community.writings w set state = 'deleted', source = '', html = '', handle = null, badge_id = null,
            reactions = '{}', edited_at = wall.now()
          where w.id = in_id and w.kind in ('question', 'answer') and w.state in ('shown', 'held') and w.writer_id = wall.viewer();
        if not found then return false; end if;
        perform community.index_writing(in_id);
        return true;
      end $$`)
    await run(`
      create function community.asked_by_me(production uuid) returns uuid[]
      language sql stable security definer set search_path = pg_catalog as $$
        select coalesce(array_agg(id), '{}') from (
          select w.id from community.writings w where w.writer_id = wall.viewer() and w.production_id = production
            and w.kind in ('question', 'answer') order by w.written_at desc limit 500) mine
      $$`)
    // Whoever asked learns that it will not be answered, and never why.
    await run(`
      create function community.declined_to_me(production uuid) returns uuid[]
      language sql stable security definer set search_path = pg_catalog as $$
        select coalesce(array_agg(d.writing_id), '{}') from community.desk d join community.writings w on w.id = d.writing_id
        where d.production_id = production and d.state = 'declined' and w.writer_id = wall.viewer()
      $$`)
    // The desk as one badge holder may see it: only questions that lie behind them.
    await run(`
      create function community.my_desk(production uuid) returns table (writing_id uuid, state text, is_for_me boolean)
      language sql stable security definer set search_path = pg_catalog as $$
        select d.writing_id, d.state, coalesce(d.badge_id = community.my_badge(production), false)
        from community.desk d
        where d.production_id = production and community.my_badge(production) is not null
          and (community.seen_question(d.writing_id)).id is not null
      $$`)
    await run(`
      create function community.lay_on_desk(in_question uuid, in_state text, in_reason text) returns boolean
      language plpgsql security definer set search_path = pg_catalog as $$
      declare w community.writings := community.seen_question(in_question); badge community.badges;
      begin
        select * into badge from community.badges where id = community.my_badge(w.production_id);
        if w.id is null or badge.id is null then return null; end if;
        insert into community.desk (writing_id, production_id, state, reason, by_name)
          values (w.id, w.production_id, in_state, in_reason, badge.name)
          on conflict (writing_id) do update set state = in_state, reason = in_reason, by_name = badge.name, at = wall.now();
        return true;
      end $$`)

    for (const table of ['sessions', 'session_answerers', 'questions', 'votes', 'answer_clips', 'desk']) {
      const named = sql.id('community', table)
      await sql`grant select, insert, update, delete on ${named} to ${crew!}, ${worker!}`.execute(trx)
      await sql`alter table ${named} enable row level security, force row level security`.execute(trx)
      await sql`create policy house on ${named} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
    }
    const seen: Record<string, { columns: string; using: string }> = {
      sessions: {
        columns: 'id, production_id, title, gate_id, from_at, until_at',
        using: `cancelled_at is null and (select true from wall.gates g where g.id = gate_id)
          and exists (select 1 from production.front_pages f where f.production_id = sessions.production_id)
          and production_id <> all ((select community.shut_to_viewer())::uuid[])`,
      },
      session_answerers: {
        columns: 'session_id, badge_id',
        using: 'exists (select 1 from community.sessions s where s.id = session_id)',
      },
      questions: {
        columns: 'writing_id, thread_id, production_id, votes, asked_at',
        using: 'exists (select 1 from community.writings w where w.id = writing_id)',
      },
      votes: {
        columns: 'writing_id',
        using: `viewer_id = (select wall.viewer()) and exists (select 1 from community.writings w where w.id = writing_id)`,
      },
      answer_clips: {
        columns: 'answer_id, post_id',
        using: `exists (select 1 from community.writings w where w.id = answer_id)
          and exists (select 1 from publish.posts p where p.id = post_id)`,
      },
    }
    for (const [table, { columns, using }] of Object.entries(seen)) {
      await sql`grant select (${sql.raw(columns)}) on ${sql.id('community', table)} to ${fan!}`.execute(trx)
      await sql`create policy passed on ${sql.id('community', table)} for select to ${fan!} using (${sql.raw(using)})`.execute(
        trx,
      )
    }
    for (const inner of [
      'community.tick(uuid, uuid)',
      'community.tick_writing()',
      'community.tick_settings()',
      'community.passing(uuid, uuid[])',
      'community.seen_question(uuid)',
    ]) {
      await run(`revoke execute on function ${inner} from public`)
      await sql`grant execute on function ${sql.raw(inner)} to ${crew!}, ${worker!}`.execute(trx)
    }
  },
}

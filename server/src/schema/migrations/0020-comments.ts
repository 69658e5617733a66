import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Comments: term pairs and what they found, reactions, mentions, silences, reports, and the functions by which fans make them. */
export const comments: Migration = {
  name: '0020-comments',
  up: async (trx, roles) => {
    const [owner, crew, worker] = [roles.owner, roles.crew, roles.worker].map((role) => sql.id(role))
    const run = (statement: string) => sql.raw(statement).execute(trx)

    for (const table of TABLES) await run(`create table community.${table}`)
    for (const index of INDEXES) await run(`create index ${index}`)
    for (const table of ['term_pairs', 'findings', 'reactions', 'mentions', 'silences', 'reports']) {
      const named = sql.id('community', table)
      await sql`grant select, insert, update, delete on ${named} to ${crew!}, ${worker!}`.execute(trx)
      await sql`alter table ${named} enable row level security, force row level security`.execute(trx)
      await sql`create policy house on ${named} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
    }
    for (const inner of INNER) {
      await run(`create function community.${inner}`)
      const name = `community.${inner.slice(0, inner.indexOf(' returns '))}`
      await run(`revoke execute on function ${name} from public`)
      await sql`grant execute on function ${sql.raw(name)} to ${crew!}, ${worker!}`.execute(trx)
    }
    for (const outer of [...OUTER, ...READS]) await run(`create function community.${outer}`)
  },
}

const TABLES = [
  // A name and an event that together speak of what a point of the story shows.
  `term_pairs (
    id uuid primary key,
    production_id uuid not null references production.productions (id) on delete cascade,
    point_id uuid not null references production.story_points (id) on delete cascade,
    name text not null,
    event text not null,
    made_by uuid,
    changed_at timestamptz(3) not null default wall.now()
  )`,
  // Which pairs a writing has that its gate does not cover; crew alone read it.
  `findings (
    writing_id uuid primary key references community.writings (id) on delete cascade,
    production_id uuid not null,
    pair_ids uuid[] not null,
    found_at timestamptz(3) not null default wall.now()
  )`,
  `reactions (
    writing_id uuid not null references community.writings (id) on delete cascade,
    viewer_id uuid not null references wall.viewers (id) on delete cascade,
    kind text not null check (kind in ('applause', 'heart', 'laugh', 'wow')),
    reacted_at timestamptz(3) not null default wall.now(),
    primary key (writing_id, viewer_id, kind)
  )`,
  `mentions (
    writing_id uuid not null references community.writings (id) on delete cascade,
    viewer_id uuid not null references wall.viewers (id) on delete cascade,
    primary key (writing_id, viewer_id)
  )`,
  `silences (
    viewer_id uuid not null references wall.viewers (id) on delete cascade,
    silenced_id uuid not null references wall.viewers (id) on delete cascade,
    kind text not null check (kind in ('mute', 'block')),
    since timestamptz(3) not null default wall.now(),
    primary key (viewer_id, silenced_id)
  )`,
  `reports (
    id uuid primary key,
    production_id uuid not null references production.productions (id) on delete cascade,
    writing_id uuid not null references community.writings (id) on delete cascade,
    reporter_id uuid references wall.viewers (id) on delete set null,
    reason text not null,
    words text not null default '',
    reported_at timestamptz(3) not null default wall.now(),
    outcome text check (outcome in ('upheld', 'dismissed')),
    settled_at timestamptz(3),
    unique (writing_id, reporter_id)
  )`,
]

const INDEXES = [
  'term_pairs_by_production on community.term_pairs (production_id, id)',
  'findings_by_production on community.findings (production_id, found_at)',
  'reactions_by_viewer on community.reactions (viewer_id)',
  'mentions_by_viewer on community.mentions (viewer_id)',
  'silences_by_silenced on community.silences (silenced_id)',
  'reports_open on community.reports (production_id, reported_at) where outcome is null',
  'reports_by_reporter on community.reports (reporter_id, reported_at)',
  'writings_by_moment on community.writings (thread_id, at_flicks, id) where at_flicks is not null',
  "writings_held_of_writer on community.writings (writer_id, thread_id) where state = 'held'",
]

const AS_OWNER = 'language plpgsql security definer set search_path = pg_catalog as'
const READING_AS_OWNER = 'language sql stable security definer set search_path = pg_catalog as'

/** For functions beside them, and for crew; no fan may call these. */
const INNER = [
  // The policies of writings once more, for functions that act with their maker's power.
  `sees(w community.writings) returns boolean language plpgsql stable security definer set search_path = pg_catalog as $$
    begin
      return coalesce(
        (w.state in ('shown', 'deleted') or (w.state = 'held' and w.writer_id = wall.viewer()))
        and w.production_id <> all (community.shut_to_viewer()) and wall.viewer_passes(w.thread_gate_id)
        and (w.gate_id is null or w.writer_id = wall.viewer() or wall.viewer_passes(w.gate_id))
        and (w.also_gate_id is null or wall.viewer_passes(w.also_gate_id)), false);
    end $$`,
  `is_blocked(writer uuid, blocker uuid) returns boolean ${READING_AS_OWNER} $$
    select exists (select from community.silences s
      where s.viewer_id = blocker and s.silenced_id = writer and s.kind = 'block') $$`,
  // Puts a writing and all answers below it behind more points; none of them is ever let out further by it.
  `raise_writing(in_writing uuid, in_points uuid[]) returns void ${AS_OWNER} $$
    declare w community.writings; raised uuid;
    begin
      for w in
        with recursive below as (
          select id from community.writings where id = in_writing
          union all select a.id from community.writings a join below b on a.parent_id = b.id
        ) select one.* from community.writings one join below b on b.id = one.id order by one.id
      loop
        raised := community.horizon_gate(w.production_id, in_points
          || coalesce((select g.horizon_points from wall.gates g where g.id = w.gate_id), '{}'));
        if raised is not null and raised is distinct from w.gate_id then
          update community.writings set gate_id = raised where id = w.id;
          perform community.index_writing(w.id);
        end if;
      end loop;
    end $$`,
  // What a search may find of a writing, behind its gates: what is shown. A theory has its own time, and an answer by a clip
  // has a gate more than a search knows.
  `index_writing(in_writing uuid) returns void ${AS_OWNER} $$
    declare w community.writings;
    begin
      select * into w from community.writings where id = in_writing;
      if w.state = 'shown' and w.kind <> 'theory' and w.also_gate_id is null then
        perform plant.put_search_text(w.kind, w.id, w.production_id, w.thread_gate_id, w.gate_id, '', w.source, w.written_at);
      else
        perform plant.drop_search_text(w.kind, w.id);
      end if;
    end $$`,
  // Keeps whom a writing names, five at most however often it is edited. Nobody learns of it who silenced its writer.
  `keep_mentions(in_writing uuid, in_names text[]) returns void ${AS_OWNER} $$
    declare w community.writings; told uuid[];
    begin
      select * into w from community.writings where id = in_writing;
      with named as (
        insert into community.mentions (writing_id, viewer_id)
        select w.id, r.viewer_id from community.writers r
        where r.skeleton = any (in_names) and r.viewer_id <> w.writer_id
          and not exists (select from community.silences s where s.viewer_id = r.viewer_id and s.silenced_id = w.writer_id)
          and not exists (select from community.mentions m where m.writing_id = w.id and m.viewer_id = r.viewer_id)
        limit greatest(0, 5 - (select count(*) from community.mentions m where m.writing_id = w.id))
        returning viewer_id
      ) select array_agg(viewer_id) into told from named;
      if told is not null and w.state = 'shown' then
        perform community.happened('community.mentioned', w.production_id,
          jsonb_build_object('writingId', w.id, 'viewerIds', told));
      end if;
    end $$`,
]

/** Each asks the wall by itself, and answers null for the hidden and the missing alike. */
const OUTER = [
  `comment(in_id uuid, in_thread uuid, in_parent uuid, in_points uuid[], in_at bigint, in_source text, in_html text, in_rest jsonb)
  returns jsonb ${AS_OWNER} $$
    declare
      t community.threads; me community.writers; parent community.writings; above uuid; badge uuid; gate uuid;
      points uuid[]; standing text := in_rest ->> 'state'; now timestamptz := wall.now(); wait integer;
    begin
      select * into t from community.threads where id = in_thread;
      if t.id is null or not wall.viewer_passes(t.gate_id) or not community.may_write(t.production_id) then return null; end if;
      -- A writer writes one at a time: so the pace holds however many processes serve them.
      select * into me from community.writers where viewer_id = wall.viewer() for no key update;
      if in_parent is not null then
        select * into parent from community.writings where id = in_parent and thread_id = t.id and state in ('shown', 'held');
        if parent.id is null or not community.sees(parent) then return null; end if;
        if community.is_blocked(me.viewer_id, parent.writer_id) then return '{"kind": "not-wanted"}'; end if;
        -- Who answers what nobody else sees is seen by nobody else.
        if parent.state = 'held' then standing := 'held'; end if;
        -- Answers lie two deep; what answers the second lies beside it.
        select case when p.parent_id is null then parent.id else p.id end into above
          from community.writings p where p.id = parent.parent_id;
        above := coalesce(above, parent.id);
      end if;
      select b.id into badge from community.badges b
        where b.production_id = t.production_id and b.viewer_id = me.viewer_id and b.revoked_at is null;
      if t.is_closed and badge is null then return '{"kind": "closed"}'; end if;
      select ceil(extract(epoch from w.written_at + make_interval(secs => (in_rest ->> 'withinS')::double precision) - now)) into wait
        from community.writings w where w.writer_id = me.viewer_id
        order by w.written_at desc offset (in_rest ->> 'most')::integer - 1 limit 1;
      if wait > 0 then return jsonb_build_object('kind', 'too-quick', 'seconds', wait); end if;
      if t.slow_mode_s > 0 and badge is null then
        select ceil(extract(epoch from max(w.written_at) + make_interval(secs => t.slow_mode_s) - now)) into wait
          from community.writings w where w.writer_id = me.viewer_id and w.thread_id = t.id
          and w.written_at > now - make_interval(secs => t.slow_mode_s);
        if wait > 0 then return jsonb_build_object('kind', 'slow-mode', 'seconds', wait, 'everyS', t.slow_mode_s); end if;
      end if;
      -- What its thread waits for when it is written it waits for ever: a thread may come to wait for less.
      select coalesce(in_points, '{}') || coalesce(array_agg(point), '{}') into points
        from wall.gates g cross join lateral unnest(g.horizon_points) as point where g.id in (t.gate_id, parent.gate_id);
      if points <> '{}' then
        gate := community.horizon_gate(t.production_id, points);
        if gate is null then return null; end if;
      end if;
      insert into community.writings (id, production_id, thread_id, thread_gate_id, gate_id, kind, parent_id, writer_id, handle,
        badge_id, at_flicks, source, html, state, written_at)
      values (in_id, t.production_id, t.id, t.gate_id, gate, 'comment', above, me.viewer_id, me.handle,
        badge, in_at, in_source, in_html, standing, now);
      if in_rest -> 'pairs' <> '[]' then
        insert into community.findings (writing_id, production_id, pair_ids)
        values (in_id, t.production_id, array(select jsonb_array_elements_text(in_rest -> 'pairs')::uuid));
      end if;
      perform community.keep_mentions(in_id, array(select jsonb_array_elements_text(in_rest -> 'mentions')));
      perform community.index_writing(in_id);
      perform community.happened('community.written', t.production_id,
        jsonb_build_object('writingId', in_id, 'kind', 'comment', 'state', standing));
      return '{"kind": "written"}';
    end $$`,
  `edit_writing(in_id uuid, in_points uuid[], in_source text, in_html text, in_rest jsonb) returns jsonb ${AS_OWNER} $$
    declare w community.writings; edit_window integer; now timestamptz := wall.now();
    begin
      select * into w from community.writings where id = in_id and writer_id = wall.viewer()
        and kind = 'comment' and state in ('shown', 'held');
      if w.id is null or not community.sees(w) or not community.may_write(w.production_id) then return null; end if;
      select s.edit_window_s into edit_window from community.settings s where s.production_id = w.production_id;
      if now > w.written_at + make_interval(secs => coalesce(edit_window, 900)) then return '{"kind": "too-late"}'; end if;
      update community.writings set source = in_source, html = in_html, edited_at = now,
        state = case when in_rest ->> 'state' = 'held' then 'held' else state end
        where id = w.id and state in ('shown', 'held');
      if in_points <> '{}' then perform community.raise_writing(w.id, in_points); end if;
      delete from community.findings where writing_id = w.id;
      if in_rest -> 'pairs' <> '[]' then
        insert into community.findings (writing_id, production_id, pair_ids)
        values (w.id, w.production_id, array(select jsonb_array_elements_text(in_rest -> 'pairs')::uuid));
      end if;
      perform community.keep_mentions(w.id, array(select jsonb_array_elements_text(in_rest -> 'mentions')));
      perform community.index_writing(w.id);
      perform community.happened('community.edited', w.production_id, jsonb_build_object('writingId', w.id));
      return '{"kind": "edited"}';
    end $$`,
  `delete_writing(in_id uuid) returns boolean ${AS_OWNER} $$
    declare w community.writings;
    begin
      select * into w from community.writings where id = in_id and writer_id = wall.viewer()
        and kind = 'comment' and state in ('shown', 'held');
      if w.id is null or not community.sees(w) then return null; end if;
      update community.writings set state = 'deleted', source = '', html = '', handle = null, badge_id = null,
        at_flicks = null, reactions = '{}', edited_at = null where id = w.id;
      delete from community.reactions where writing_id = w.id;
      delete from community.mentions where writing_id = w.id;
      delete from community.findings where writing_id = w.id;
      perform community.index_writing(w.id);
      perform community.happened('community.deleted', w.production_id, jsonb_build_object('writingId', w.id));
      return true;
    end $$`,
  `react(in_writing uuid, in_kind text, in_stays boolean) returns jsonb ${AS_OWNER} $$
    declare w community.writings; changed integer; counts jsonb;
    begin
      select * into w from community.writings where id = in_writing and state in ('shown', 'held');
      if w.id is null or not community.sees(w) or not community.may_write(w.production_id) then return null; end if;
      if community.is_blocked(wall.viewer(), w.writer_id) then return '{"kind": "not-wanted"}'; end if;
      if in_stays then
        insert into community.reactions (writing_id, viewer_id, kind) values (w.id, wall.viewer(), in_kind) on conflict do nothing;
        get diagnostics changed = row_count;
      else
        delete from community.reactions where writing_id = w.id and viewer_id = wall.viewer() and kind = in_kind;
        get diagnostics changed = row_count;
        changed := -changed;
      end if;
      update community.writings one set reactions = (one.reactions - in_kind)
          || case when coalesce((one.reactions ->> in_kind)::integer, 0) + changed > 0
            then jsonb_build_object(in_kind, coalesce((one.reactions ->> in_kind)::integer, 0) + changed) else '{}' end
        where one.id = w.id and changed <> 0;
      select one.reactions into counts from community.writings one where one.id = w.id;
      return jsonb_build_object('kind', 'kept', 'reactions', counts);
    end $$`,
  // Says nothing, whatever it was told of.
  `report(in_id uuid, in_writing uuid, in_reason text, in_words text) returns void ${AS_OWNER} $$
    declare w community.writings;
    begin
      select * into w from community.writings where id = in_writing and state = 'shown';
      if w.id is null or not community.sees(w) or w.writer_id = wall.viewer() or not community.may_write(w.production_id) then
        return;
      end if;
      insert into community.reports (id, production_id, writing_id, reporter_id, reason, words)
        values (in_id, w.production_id, w.id, wall.viewer(), in_reason, in_words)
        on conflict (writing_id, reporter_id) do update set reason = excluded.reason, words = excluded.words
          where reports.outcome is null;
      perform community.happened('community.reported', w.production_id, jsonb_build_object('writingId', w.id));
    end $$`,
  // A handle that nobody has is silenced as quietly as any other.
  `silence(in_skeleton text, in_kind text) returns void ${AS_OWNER} $$
    begin
      if wall.viewer() is null then return; end if;
      if in_kind is null then
        delete from community.silences s using community.writers r
          where s.viewer_id = wall.viewer() and r.viewer_id = s.silenced_id and r.skeleton = in_skeleton;
      else
        insert into community.silences (viewer_id, silenced_id, kind)
          select me.viewer_id, r.viewer_id, in_kind from community.writers r, community.writers me
          where r.skeleton = in_skeleton and me.viewer_id = wall.viewer() and r.viewer_id <> me.viewer_id
          on conflict (viewer_id, silenced_id) do update set kind = excluded.kind;
      end if;
    end $$`,
  `my_silences() returns table (handle text, kind text) ${READING_AS_OWNER} $$
    select r.handle, s.kind from community.silences s join community.writers r on r.viewer_id = s.silenced_id
    where s.viewer_id = wall.viewer() order by r.handle $$`,
  // What some writings are to the viewer. Of one that they may not see it tells nothing.
  `about_writings(ids uuid[]) returns table (id uuid, is_mine boolean, reacted text[], is_hushed boolean) ${READING_AS_OWNER} $$
    select w.id, coalesce(w.writer_id = wall.viewer(), false),
      array(select r.kind from community.reactions r where r.writing_id = w.id and r.viewer_id = wall.viewer() order by r.kind),
      exists (select from community.silences h where h.viewer_id = wall.viewer() and h.silenced_id = w.writer_id)
    from community.writings w where w.id = any (ids) and community.sees(w) $$`,
  // Held ones are counted to their writer like any other, and to nobody else.
  `my_held(in_thread uuid, in_kind text) returns integer ${READING_AS_OWNER} $$
    select count(*)::integer from community.writings w
    where w.writer_id = wall.viewer() and w.thread_id = in_thread and w.kind = in_kind and w.state = 'held' $$`,
]

// Reading goes through the policies of whoever asks. They make plans that take longer than the reading, so it is done by
// functions, whose plans a session makes once.
const AS_READER =
  'language plpgsql stable set search_path = pg_catalog set plan_cache_mode = force_generic_plan as $$\n#variable_conflict use_column\n'
const COMMENT_ROW = `(id uuid, parent_id uuid, state text, handle text, html text, source text, at_flicks bigint,
  written_at timestamptz, edited_at timestamptz, gate_id uuid, reactions jsonb, badge_kind text, badge_name text, badge_craft text)`
const COLUMNS = `w.id, w.parent_id, w.state, w.handle, w.html, w.source, w.at_flicks, w.written_at, w.edited_at, w.gate_id,
  w.reactions, w.badge_id`
const BADGED = `w.id, w.parent_id, w.state, w.handle, w.html, w.source, w.at_flicks, w.written_at, w.edited_at, w.gate_id,
  w.reactions, b.kind, b.name, b.craft`
const WITH_BADGES = 'left join community.badges b on b.id = w.badge_id and b.revoked_at is null'

// The first three answers to each, and one more, which says that there are others.
const answersTo = (above: string) => `
  select below.* from ${above} above cross join lateral (
    select ${COLUMNS} from community.writings w where w.parent_id = above.id and w.kind = 'comment'
    order by w.written_at, w.id limit 4) below`

const talkIn = ([way, against]: readonly [string, string], behind: string) => `
  return query with tops as (
    select ${COLUMNS} from community.writings w
    where w.thread_id = in_thread and w.kind = 'comment' and w.parent_id is null and (in_at is null or (${behind}))
    order by w.written_at ${way}, w.id ${against} limit 21
  ), firsts as (${answersTo('tops')}), rows as (
    select * from tops union all select * from firsts union all ${answersTo('firsts')}
  ) select ${BADGED} from rows w ${WITH_BADGES};`

/** What a viewer sees of talk, as their own role. */
const READS = [
  `talk_place(in_production text, in_post text) returns table (production_id uuid, zone text, post_id uuid, gate_id uuid,
    duration_flicks bigint, thread_id uuid, is_closed boolean, slow_mode_s integer, edit_window_s integer, is_open boolean, count integer)
  ${AS_READER} begin return query
    select f.production_id, f.zone, p.id, p.gate_id, p.duration_flicks, t.id, coalesce(t.is_closed, false),
      coalesce(t.slow_mode_s, 0), coalesce(s.edit_window_s, 900), f.production_id <> all (community.shut_to_viewer()),
      (select coalesce(sum(c.shown), 0)::integer from community.tallies c where c.thread_id = t.id and c.kind = 'comment')
    from production.front_pages f join publish.posts p on p.production_id = f.production_id
      left join community.threads t on t.kind = 'post' and t.ref = p.id
      left join community.settings s on s.production_id = f.production_id
    where f.slug = in_production and p.slug = in_post;
  end $$`,
  `talk_rows(in_thread uuid, in_newest boolean, in_at timestamptz, in_id uuid) returns table ${COMMENT_ROW}
  ${AS_READER} begin
    if in_newest then ${talkIn(['desc', 'asc'], 'w.written_at <= in_at and (w.written_at < in_at or w.id > in_id)')}
    else ${talkIn(['asc', 'desc'], 'w.written_at >= in_at and (w.written_at > in_at or w.id < in_id)')} end if;
  end $$`,
  `answer_rows(in_parent uuid, in_at timestamptz, in_id uuid) returns table ${COMMENT_ROW}
  ${AS_READER} begin return query
    with firsts as (
      select ${COLUMNS} from community.writings w
      where w.parent_id = in_parent and w.kind = 'comment' and (in_at is null or (w.written_at, w.id) > (in_at, in_id))
      order by w.written_at, w.id limit 21
    ), rows as (select * from firsts union all ${answersTo('firsts')})
    select ${BADGED} from rows w ${WITH_BADGES};
  end $$`,
  `moment_rows(in_thread uuid) returns table ${COMMENT_ROW}
  ${AS_READER} begin return query
    with rows as (
      select ${COLUMNS} from community.writings w
      where w.thread_id = in_thread and w.at_flicks is not null and w.kind = 'comment' and w.state <> 'deleted'
      order by w.at_flicks, w.id limit 100)
    select ${BADGED} from rows w ${WITH_BADGES};
  end $$`,
]

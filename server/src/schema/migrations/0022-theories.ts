import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Theories under seal, what the people who made it say of them, reveals, and what lay behind a viewer before they told more. */
export const theories: Migration = {
  name: '0022-theories',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)

    await tables(run)
    for (const table of ['seals', 'seal_openings', 'theory_marks', 'reveals']) {
      const named = sql.id('community', table)
      await sql`grant select, insert, update, delete on ${named} to ${crew!}, ${worker!}`.execute(trx)
      await sql`alter table ${named} enable row level security, force row level security`.execute(trx)
      await sql`create policy house on ${named} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
    }
    await keeping(run)
    await sealing(run)
    await listing(run)
    await marking(run)
    await telling(run)

    const thread = `(select true from wall.gates g where g.id = thread_gate_id)
      and production_id <> all ((select community.shut_to_viewer())::uuid[])`
    // Under the theory's own gate, its writer's eyes included; and for nobody who only looks as somebody made up.
    const opened = `(select true from wall.gates g where g.id = gate_id)
      and exists (select 1 from community.writings w where w.id = theory_id and w.state = 'shown')`
    const seen: Record<string, { columns: string; using: string }> = {
      seals: {
        columns: 'theory_id, production_id, label_id, gate_id, hash, day, handle, is_withdrawn',
        using: thread,
      },
      seal_openings: {
        columns: 'theory_id, production, handle, sealed_at, about, salt',
        using: `${opened} and production_id is distinct from (select wall.made_for())`,
      },
      theory_marks: { columns: 'theory_id, production_id, mark, is_called', using: opened },
    }
    for (const [table, { columns, using }] of Object.entries(seen)) {
      await sql`grant select (${sql.raw(columns)}) on ${sql.id('community', table)} to ${fan!}`.execute(trx)
      await sql`create policy passed on ${sql.id('community', table)} for select to ${fan!} using (${sql.raw(using)})`.execute(
        trx,
      )
    }
    // A count of what opened is a sum over the gates that opened.
    await sql`grant select (gate_id, thread_gate_id, production_id) on community.tallies to ${fan!}`.execute(
      trx,
    )
    for (const inner of [
      'community.sealed_file(text, text, timestamptz, text, bytea, text)',
      'community.keep_seal()',
    ]) {
      await run(`revoke execute on function ${inner} from public`)
      await sql`grant execute on function ${sql.raw(inner)} to ${crew!}, ${worker!}`.execute(trx)
    }
  },
}

type Run = (statement: string) => Promise<unknown>

async function tables(run: Run): Promise<void> {
  // What anybody sees of a theory before it opens: the same for a short one and a long one.
  await run(`
    create table community.seals (
      theory_id uuid primary key references community.writings (id) on delete cascade,
      production_id uuid not null references production.productions (id) on delete cascade,
      thread_gate_id uuid not null references wall.gates (id),
      gate_id uuid not null references wall.gates (id),
      label_id uuid references production.story_labels (id) on delete set null,
      hash bytea not null check (length(hash) = 32),
      day date not null,
      handle text,
      is_withdrawn boolean not null default false
    )`)
  await run('create index seals_by_label on community.seals (label_id)')
  await run('create index seals_by_gate on community.seals (production_id, gate_id, day desc, theory_id)')
  // What one needs besides the text to hash a theory again.
  await run(`
    create table community.seal_openings (
      theory_id uuid primary key references community.seals (theory_id) on delete cascade,
      production_id uuid not null,
      thread_gate_id uuid not null references wall.gates (id),
      gate_id uuid not null references wall.gates (id),
      production text not null,
      handle text not null,
      sealed_at timestamptz(3) not null,
      about text not null,
      salt bytea not null check (length(salt) = 32)
    )`)
  await run(`
    create table community.theory_marks (
      theory_id uuid primary key references community.writings (id) on delete cascade,
      production_id uuid not null,
      thread_gate_id uuid not null references wall.gates (id),
      gate_id uuid not null references wall.gates (id),
      mark text not null check (mark in ('confirmed', 'half-right', 'wrong')),
      is_called boolean not null,
      badge_id uuid references community.badges (id) on delete set null,
      marked_by uuid,
      marked_at timestamptz(3) not null default wall.now(),
      check (mark = 'confirmed' or not is_called)
    )`)
  await run(`
    create table community.reveals (
      production_id uuid not null references production.productions (id) on delete cascade,
      point_id uuid not null references production.story_points (id) on delete cascade,
      moment timestamptz(3) not null,
      things integer not null,
      noted_at timestamptz(3) not null default wall.now(),
      put_off_at timestamptz(3),
      primary key (point_id, moment)
    )`)
  await run('create unique index one_reveal on community.reveals (point_id) where put_off_at is null')
  // What is out before there were reveals is no news; what is not waits for its moment.
  await run(`
    insert into community.reveals (production_id, point_id, moment, things)
    select production_id, point_id, shown_from, 0 from production.story_labels where shown_from <= wall.now()`)
  await run(`
    insert into plant.alarms (key, name, production_id, moment, payload)
    select 'reveal ' || point_id, 'community.reveal', production_id, shown_from, jsonb_build_object('pointId', point_id)
    from production.story_labels where shown_from > wall.now()`)
}

async function keeping(run: Run): Promise<void> {
  // Whoever takes a theory back takes its text, its salt and its name; that there was one stays. Nobody changes one.
  await run(`
    create function community.keep_seal() returns trigger
    language plpgsql security definer set search_path = pg_catalog as $$
    begin
      if old.state = 'deleted' and new.state <> 'deleted' then
        raise exception 'a theory that was taken back does not come again';
      elsif new.state = 'deleted' or (new.state = 'removed' and new.source = '') then
        delete from community.theory_marks where theory_id = old.id;
        delete from community.seal_openings where theory_id = old.id;
        update community.seals set is_withdrawn = true, handle = null where theory_id = old.id;
        return null;
      elsif (new.id, new.thread_id, new.source, new.html, new.written_at) is distinct from
        (old.id, old.thread_id, old.source, old.html, old.written_at) then
        raise exception 'a sealed theory does not change';
      end if;
      update community.seals set is_withdrawn = (new.state = 'removed'), gate_id = new.gate_id,
        handle = case when handle is null then null else new.handle end where theory_id = old.id;
      update community.seal_openings set gate_id = new.gate_id where theory_id = old.id;
      update community.theory_marks set gate_id = new.gate_id where theory_id = old.id;
      return null;
    end $$`)
  await run(`
    create trigger seal_kept after update on community.writings
    for each row when (old.kind = 'theory' and (
      (new.id, new.thread_id, new.source, new.html, new.written_at, new.state, new.gate_id, new.handle) is distinct from
      (old.id, old.thread_id, old.source, old.html, old.written_at, old.state, old.gate_id, old.handle)))
    execute function community.keep_seal()`)
  // The same words as core's, byte for byte: sealing takes the moment that the database itself writes down.
  await run(`
    create function community.sealed_file(
      production text, writer text, sealed timestamptz, about text, salt bytea, words text) returns text
    language sql stable set search_path = pg_catalog
    as $$ select concat_ws(E'\\n', 'stagedoor-seal/1', 'production ' || production, 'writer ' || writer,
      'sealed ' || to_char(sealed at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'about ' || about, 'salt ' || encode(salt, 'hex'), '', words, '') $$`)
}

async function sealing(run: Run): Promise<void> {
  // What decides whether the viewer may seal a theory about a point, held still until the transaction ends; null where
  // there is no such point for them, or they may not write.
  await run(`
    create function community.theory_facts(in_label uuid) returns jsonb
    language plpgsql security definer set search_path = pg_catalog as $$
    declare label production.story_labels; thread uuid; me uuid := wall.viewer();
    begin
      perform pg_advisory_xact_lock(hashtextextended('theory ' || coalesce(me::text, ''), 0));
      select * into label from production.story_labels where id = in_label and is_offered for share;
      if label.id is null then return null; end if;
      thread := community.thread_at('theories', label.production_id);
      if thread is null or not community.may_write(label.production_id) then return null; end if;
      return jsonb_build_object(
        'productionId', label.production_id,
        'shownFrom', label.shown_from,
        'hasBadge', exists (select from community.badges b
          where b.production_id = label.production_id and b.viewer_id = me and b.revoked_at is null),
        'before', (select count(*) from community.seals s join community.writings w on w.id = s.theory_id
          where s.label_id = label.id and w.writer_id = me));
    end $$`)
  await run(`
    create function community.seal_theory(
      in_id uuid, in_label uuid, in_source text, in_html text, in_salt bytea, in_signed boolean) returns timestamptz
    language plpgsql security definer set search_path = pg_catalog as $$
    declare
      label production.story_labels; w community.writings; slug text; about text;
    begin
      select * into label from production.story_labels where id = in_label and is_offered;
      if label.id is null or label.shown_from <= wall.now() then return null; end if;
      if community.write(in_id, community.thread_at('theories', label.production_id), null, 'theory',
        array[label.point_id], null, in_source, in_html, 'shown') is null then return null; end if;
      select * into w from community.writings where id = in_id;
      select p.slug into slug from production.productions p where p.id = label.production_id;
      about := regexp_replace(label.label, '\\s+', ' ', 'g');
      insert into community.seals (theory_id, production_id, thread_gate_id, gate_id, label_id, hash, day, handle)
      values (in_id, w.production_id, w.thread_gate_id, w.gate_id, label.id,
        sha256(convert_to(community.sealed_file(slug, w.handle, w.written_at, about, in_salt, in_source), 'UTF8')),
        (w.written_at at time zone 'UTC')::date, case when in_signed then w.handle end);
      insert into community.seal_openings (
        theory_id, production_id, thread_gate_id, gate_id, production, handle, sealed_at, about, salt)
      values (in_id, w.production_id, w.thread_gate_id, w.gate_id, slug, w.handle, w.written_at, about, in_salt);
      perform community.index_writing(in_id);
      return w.written_at;
    end $$`)
  await run(`
    create function community.withdraw_theory(in_id uuid) returns boolean
    language plpgsql security definer set search_path = pg_catalog as $$
    begin
      update community.writings w set state = 'deleted', source = '', html = '', handle = null, reactions = '{}'
        where w.id = in_id and w.kind = 'theory' and w.state in ('shown', 'held') and w.writer_id = wall.viewer()
          and wall.viewer_passes(w.thread_gate_id);
      if not found then return false; end if;
      delete from community.reactions where writing_id = in_id;
      perform community.index_writing(in_id);
      return true;
    end $$`)
}

async function listing(run: Run): Promise<void> {
  // The viewer's own, those taken back with them.
  await run(`
    create function community.my_theories(production uuid) returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    as $$ select w.id from community.writings w
      where w.writer_id = wall.viewer() and w.production_id = production and w.kind = 'theory' $$`)
}

async function marking(run: Run): Promise<void> {
  // Null unless the theory stands open before the viewer.
  await run(`
    create function community.mark_facts(in_id uuid) returns jsonb
    language sql stable security definer set search_path = pg_catalog
    as $$ select jsonb_build_object(
        'shownFrom', l.shown_from, 'sealedAt', o.sealed_at,
        'firstShown', least(l.shown_from, (select min(r.moment) from community.reveals r where r.point_id = l.point_id)),
        'hasBadge', exists (select from community.badges b
          where b.production_id = w.production_id and b.viewer_id = wall.viewer() and b.revoked_at is null))
      from community.writings w
      join community.seals s on s.theory_id = w.id
      join community.seal_openings o on o.theory_id = w.id
      join production.story_labels l on l.id = s.label_id
      where w.id = in_id and w.state = 'shown' and w.production_id <> all (community.shut_to_viewer())
        and wall.viewer_passes(w.thread_gate_id) and wall.viewer_passes(w.gate_id) $$`)
  await run(`
    create function community.mark_theory(in_id uuid, in_mark text, in_called boolean) returns boolean
    language plpgsql security definer set search_path = pg_catalog as $$
    declare w community.writings; badge uuid;
    begin
      select * into w from community.writings where id = in_id and kind = 'theory' and state = 'shown';
      select b.id into badge from community.badges b
        where b.production_id = w.production_id and b.viewer_id = wall.viewer() and b.revoked_at is null;
      if badge is null or not wall.viewer_passes(w.thread_gate_id) or not wall.viewer_passes(w.gate_id) then return false; end if;
      insert into community.theory_marks (theory_id, production_id, thread_gate_id, gate_id, mark, is_called, badge_id)
      values (w.id, w.production_id, w.thread_gate_id, w.gate_id, in_mark, in_called, badge)
      on conflict (theory_id) do update set mark = excluded.mark, is_called = excluded.is_called,
        badge_id = excluded.badge_id, marked_by = null, marked_at = wall.now();
      perform community.happened('community.theory-marked', w.production_id, jsonb_build_object('theoryId', w.id));
      return true;
    end $$`)
}

async function telling(run: Run): Promise<void> {
  await run("alter table wall.told_progress add column before uuid[] not null default '{}'")
  // What lay behind the viewer of this transaction right before they last told how far they are.
  await run(`
    create function wall.passed_before() returns uuid[]
    language sql stable security definer set search_path = pg_catalog
    as $$
      with recursive behind (id, told_at) as (
        select p.id, t.told_at from wall.told_progress t
          join production.story_points p on p.id = any (t.before) and p.production_id = t.production_id
          where t.viewer_id = wall.viewer()
        union
        select before.id, b.told_at from behind b join production.story_points p on p.id = b.id
          cross join lateral unnest(p.after) as before (id)
      )
      select coalesce(array_agg(b.id), '{}') from behind b join production.story_labels l on l.point_id = b.id
      where l.shown_from <= b.told_at
    $$`)
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * Search in scripts without spaces, and answers by clips in it, each behind all of its gates; and what a production says
 * of those who made it.
 */
export const widerSearchAndSpotlights: Migration = {
  name: '0028-wider-search-and-spotlights',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)

    await run(
      'alter table plant.search_texts add column also_gate_id uuid references wall.gates (id) on delete cascade',
    )
    await pairing(run)
    await putting(run)
    await finding(run)
    await indexing(run)
    await indexAgain(run)

    await run(`
      create table community.spotlights (
        production_id uuid not null references production.productions (id) on delete cascade,
        person text not null,
        gate_id uuid not null references wall.gates (id),
        source text not null check (source <> ''),
        html text not null,
        by_name text not null,
        written_at timestamptz(3) not null default wall.now(),
        primary key (production_id, person)
      )`)
    await sql`grant select, insert, update, delete on community.spotlights to ${crew!}, ${worker!}`.execute(
      trx,
    )
    await sql`grant select (production_id, person, html) on community.spotlights to ${fan!}`.execute(trx)
    await run('alter table community.spotlights enable row level security, force row level security')
    await sql`create policy house on community.spotlights to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
      trx,
    )
    // Behind the page, behind the point of the story that it may give away, and with the person: of somebody all of whose
    // work is hidden there is no word either.
    await sql`
      create policy passed on community.spotlights for select to ${fan!} using (
        (select true from wall.gates g where g.id = gate_id)
        and exists (select from production.front_pages f where f.production_id = spotlights.production_id)
        and exists (select from publish.post_credits c
          where c.production_id = spotlights.production_id and c.person = spotlights.person))`.execute(trx)
    await run(`
      create trigger pages_changed after insert or update or delete on community.spotlights
      for each row execute function wall.tell_pages()`)
  },
}

type Run = (statement: string) => Promise<unknown>

// Thai, Lao, Tibetan, Burmese, Khmer, Korean, Japanese and Chinese letters: nothing between them says where a word ends, or
// what stands there is no end of a word. PostgreSQL takes a whole run of them for one word.
const UNSPACED =
  '[\\u0e00-\\u0fff\\u1000-\\u109f\\u1100-\\u11ff\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3130-\\u318f\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7ff\\uf900-\\ufaff\\uff66-\\uffdc\\U00020000-\\U0003ffff]'

async function pairing(run: Run): Promise<void> {
  // Every letter of such runs with the one behind it. A dictionary would cut a text by what stands around a word, and find
  // in it only what it cut alike in the question; pairs find whatever stands there.
  await run(`
    create function plant.letter_pairs(words text) returns table (place bigint, run bigint, pair text, is_last boolean)
    language sql immutable parallel safe set search_path = pg_catalog as $$
      with letters as (
        select place, letter, letter ~ '${UNSPACED}' as is_unspaced
        from unnest(string_to_array(normalize(words, NFC), null)) with ordinality as l (letter, place)
      ), runs as (
        select place, letter, is_unspaced, count(*) filter (where not is_unspaced) over upward as run,
          lead(letter) over upward as next, coalesce(lead(is_unspaced) over upward, false) as goes_on
        from letters window upward as (order by place)
      )
      select place, run, case when goes_on then letter || next else letter end, not goes_on from runs where is_unspaced
    $$`)
  // A tsvector holds no place beyond 16383.
  await run(`
    create function plant.text_lexemes(words text, weight "char") returns tsvector
    language sql immutable parallel safe set search_path = pg_catalog as $$
      select case when plain !~ '${UNSPACED}' then setweight(to_tsvector('pg_catalog.simple', plain), weight) else
        coalesce((
          select string_agg(quote_literal(pair) || ':' || place || weight::text, ' ')::tsvector
          from plant.letter_pairs(left(plain, 16000))
        ), '') || setweight(to_tsvector('pg_catalog.simple', regexp_replace(plain, '${UNSPACED}+', ' ', 'g')), weight)
      end from (select plant.plain_letters(words) as plain) as read
    $$`)
  // Every word must be there; of three letters and more, its beginning is enough. Letters without spaces must stand there
  // one behind the other.
  await run(`
    create or replace function plant.search_query(words text) returns tsquery
    language sql immutable parallel safe set search_path = pg_catalog as $$
      with read as (
        select plain, plain ~ '${UNSPACED}' as is_unspaced
        from (select plant.plain_letters(left(words, 200)) as plain) as plainly
      ), asked as (
        (select quote_literal(lexeme) || case when length(lexeme) > 2 then ':*' else '' end as part
        from read, unnest(to_tsvector('pg_catalog.simple', case when is_unspaced
          then regexp_replace(plain, '${UNSPACED}+', ' ', 'g') else plain end)) limit 8)
        union all
        (select case when count(*) = 1 then quote_literal(min(pair)) || ':*' else
          '(' || string_agg(quote_literal(pair), ' <-> ' order by place) filter (where not is_last) || ')' end
        from read, plant.letter_pairs(case when is_unspaced then plain else '' end) group by run order by run limit 8)
      ) select string_agg(part, ' & ')::tsquery from asked
    $$`)
}

async function putting(run: Run): Promise<void> {
  await run('drop function plant.put_search_text(text, uuid, uuid, uuid, uuid, text, text, timestamptz)')
  await run(`
    create function plant.put_search_text(
      in_kind text, in_ref uuid, in_production uuid, in_gate uuid, in_raised_gate uuid,
      in_heading text, in_text text, in_shown_at timestamptz, in_also_gate uuid default null) returns void
    language sql set search_path = pg_catalog as $$
      insert into plant.search_texts (kind, ref, production_id, gate_id, raised_gate_id, also_gate_id, lexemes, shown_at)
      values (in_kind, in_ref, in_production, in_gate, in_raised_gate, in_also_gate,
        plant.text_lexemes(left(in_heading, 2000), 'A') || plant.text_lexemes(left(in_text, 50000), 'C'), in_shown_at)
      on conflict (kind, ref) do update set production_id = excluded.production_id, gate_id = excluded.gate_id,
        raised_gate_id = excluded.raised_gate_id, also_gate_id = excluded.also_gate_id,
        lexemes = excluded.lexemes, shown_at = excluded.shown_at
    $$`)
}

async function finding(run: Run): Promise<void> {
  await run(`
    create or replace function wall.find_texts(in_production uuid, in_words text, in_limit integer)
    returns table (kind text, ref uuid)
    language sql stable security definer set search_path = pg_catalog as $$
      with passed as (
        select t.kind, t.ref, t.shown_at, t.lexemes from plant.search_texts t
        where t.production_id = in_production and t.lexemes @@ (select plant.search_query(in_words))
          and exists (select from wall.gates g where g.id = t.gate_id)
          and (t.raised_gate_id is null or exists (select from wall.gates g where g.id = t.raised_gate_id))
          and (t.also_gate_id is null or exists (select from wall.gates g where g.id = t.also_gate_id))
        limit 2000
      )
      select p.kind, p.ref from passed p
      order by ts_rank(p.lexemes, (select plant.search_query(in_words)), 1) desc, p.shown_at desc, p.ref
      limit least(greatest(in_limit, 1), 100)
    $$`)
}

async function indexing(run: Run): Promise<void> {
  // What is said in the clip of an answer is said in the answer.
  await run(`
    create or replace function community.index_writing(in_writing uuid) returns void
    language plpgsql security definer set search_path = pg_catalog as $$
    declare w community.writings; spoken text;
    begin
      select * into w from community.writings where id = in_writing;
      if w.state is distinct from 'shown' then
        perform plant.drop_search_text(w.kind, w.id);
        return;
      end if;
      if w.also_gate_id is not null then
        select string_agg(c ->> 'text', E'\\n') into spoken from community.answer_clips a
          join publish.posts p on p.id = a.post_id cross join lateral jsonb_array_elements(p.captions) as c
          where a.answer_id = w.id;
      end if;
      perform plant.put_search_text(w.kind, w.id, w.production_id, w.thread_gate_id, w.gate_id, '',
        concat_ws(E'\\n', w.source, spoken), w.written_at, w.also_gate_id);
    end $$`)
}

// What was written before is found as what is written now.
async function indexAgain(run: Run): Promise<void> {
  await run(`
    select count(community.index_writing(id)) from community.writings
    where state = 'shown' and (also_gate_id is not null or source ~ '${UNSPACED}')`)
  await run(`
    select count(plant.put_search_text('post', p.id, p.production_id, p.gate_id, null, p.title,
      concat_ws(E'\\n', nullif(p.copy, ''),
        (select string_agg(concat_ws(', ', c ->> 'name', nullif(c ->> 'craft', '')), E'\\n') from jsonb_array_elements(p.credits) c),
        (select string_agg(c ->> 'text', E'\\n') from jsonb_array_elements(p.captions) c)), p.opens_at))
    from publish.posts p where concat_ws(' ', p.title, p.copy, p.credits, p.captions) ~ '${UNSPACED}'`)
}

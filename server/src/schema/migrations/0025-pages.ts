import { nameSlug } from '@stagedoor/core/publish'
import { type Kysely, sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What front of house needs besides: who made what in rows, words to search behind gates, and word of what pages show. */
export const pages: Migration = {
  name: '0025-pages',
  up: async (trx, roles) => {
    const [owner, crew, worker, fan, search] = (['owner', 'crew', 'worker', 'fan', 'search'] as const).map(
      (role) => sql.id(roles[role]),
    )
    const run = (statement: string) => sql.raw(statement).execute(trx)

    // Who made a post, a row each, so that people and crafts are asked of what a viewer sees and of nothing else.
    await run(`
      create table publish.post_credits (
        post_id uuid not null references publish.posts (id) on delete cascade,
        position integer not null,
        production_id uuid not null,
        gate_id uuid not null references wall.gates (id),
        person text not null,
        name text not null,
        craft_slug text not null,
        craft text not null,
        primary key (post_id, position)
      )`)
    await run('create index credits_by_person on publish.post_credits (production_id, person)')
    await run('create index credits_by_craft on publish.post_credits (production_id, craft_slug)')
    await sql`grant select, insert, update, delete on publish.post_credits to ${crew!}, ${worker!}`.execute(
      trx,
    )
    await sql`grant select on publish.post_credits to ${fan!}`.execute(trx)
    await run('alter table publish.post_credits enable row level security, force row level security')
    await sql`create policy house on publish.post_credits to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
      trx,
    )
    await sql`create policy passed on publish.post_credits for select to ${fan!} using (${PASSED})`.execute(
      trx,
    )
    await sql`alter policy passed on publish.posts using (${PASSED})`.execute(trx)
    await sql`alter policy passed on publish.key_art using (${PASSED})`.execute(trx)

    // Points of the story at which a post is at home, besides those that its gate waits for.
    await run("alter table publish.posts add column place_points uuid[] not null default '{}'")
    await sql`grant select (place_points) on publish.posts to ${fan!}`.execute(trx)
    await sql`
      create view production.scene_places as
      select id as scene_id, production_id, point_id from production.scenes where point_id is not null`.execute(
      trx,
    )
    await sql`grant select on production.scene_places to ${crew!}, ${worker!}`.execute(trx)
    // A label that is read together with the gate of a post says where it sits in the story.
    await sql`grant select (point_id) on production.story_labels to ${fan!}`.execute(trx)
    // The address of a picture in a share card; it is random.
    await sql`grant select (id) on publish.key_art to ${fan!}`.execute(trx)
    await run(
      "create index gates_by_opening on wall.gates (opens_at) where standing = 'stands' and opens_at is not null",
    )
    await run('create index gates_by_horizon on wall.gates (horizon_moment) where horizon_moment is not null')

    await searching(run)
    await sql`grant select, insert, update, delete on plant.search_texts to ${crew!}, ${worker!}`.execute(trx)
    await sql`grant usage on schema plant, wall to ${search!}`.execute(trx)
    await sql`grant select on plant.search_texts to ${search!}`.execute(trx)
    await sql`grant select (id) on wall.gates to ${search!}`.execute(trx)
    // The one policy of gates, for one more reader: what a fan's search passes is what the fan passes.
    await sql`alter policy passed on wall.gates to ${fan!}, ${search!}`.execute(trx)
    await sql`revoke execute on function wall.find_texts(uuid, text, integer) from public`.execute(trx)
    await sql`grant execute on function wall.find_texts(uuid, text, integer) to ${fan!}`.execute(trx)
    await sql`grant create on schema wall to ${search!}`.execute(trx)
    await sql`alter function wall.find_texts(uuid, text, integer) owner to ${search!}`.execute(trx)
    await sql`revoke create on schema wall from ${search!}`.execute(trx)

    await takeOver(trx)
    await telling(run)
  },
}

// A scalar question. Asked as `exists`, it tempts the planner to read every gate of the house for a list of 25 posts:
// 16 ms at 10,000 gates.
const PASSED = sql`(select true from wall.gates g where g.id = gate_id)`

type Run = (statement: string) => Promise<unknown>

async function searching(run: Run): Promise<void> {
  // Letters without their accents, in one place for what is written and what is asked.
  await run(`
    create function plant.plain_letters(words text) returns text
    language sql immutable parallel safe set search_path = pg_catalog
    as $$ select regexp_replace(lower(normalize(words, NFKD)), '[\\u0300-\\u036f]', '', 'g') $$`)
  await run(`
    create table plant.search_texts (
      kind text not null,
      ref uuid not null,
      production_id uuid not null,
      gate_id uuid not null references wall.gates (id) on delete cascade,
      raised_gate_id uuid references wall.gates (id) on delete cascade,
      lexemes tsvector not null,
      shown_at timestamptz(3) not null default wall.now(),
      primary key (kind, ref)
    )`)
  await run('create index search_texts_by_lexeme on plant.search_texts using gin (lexemes)')
  await run('create index search_texts_by_gate on plant.search_texts (gate_id)')
  await run(`
    create function plant.put_search_text(
      in_kind text, in_ref uuid, in_production uuid, in_gate uuid, in_raised_gate uuid,
      in_heading text, in_text text, in_shown_at timestamptz) returns void
    language sql set search_path = pg_catalog as $$
      insert into plant.search_texts (kind, ref, production_id, gate_id, raised_gate_id, lexemes, shown_at)
      values (in_kind, in_ref, in_production, in_gate, in_raised_gate,
        setweight(to_tsvector('pg_catalog.simple', plant.plain_letters(left(in_heading, 2000))), 'A')
          || setweight(to_tsvector('pg_catalog.simple', plant.plain_letters(left(in_text, 50000))), 'C'), in_shown_at)
      on conflict (kind, ref) do update set production_id = excluded.production_id, gate_id = excluded.gate_id,
        raised_gate_id = excluded.raised_gate_id, lexemes = excluded.lexemes, shown_at = excluded.shown_at
    $$`)
  await run(`
    create function plant.drop_search_text(in_kind text, in_ref uuid) returns void
    language sql set search_path = pg_catalog
    as $$ delete from plant.search_texts where kind = in_kind and ref = in_ref $$`)
  // Every word must be there; of three letters and more, its beginning is enough.
  await run(`
    create function plant.search_query(words text) returns tsquery
    language sql immutable parallel safe set search_path = pg_catalog as $$
      select string_agg(quote_literal(lexeme) || case when length(lexeme) > 2 then ':*' else '' end, ' & ')::tsquery
      from (select lexeme from unnest(to_tsvector('pg_catalog.simple', plant.plain_letters(left(words, 200)))) limit 8) as asked
    $$`)
  // The order rests on each text alone: nothing counts how often a word stands in what is hidden. What very many texts
  // have is ranked among the first two thousand that the viewer passes.
  await run(`
    create function wall.find_texts(in_production uuid, in_words text, in_limit integer) returns table (kind text, ref uuid)
    language sql stable security definer set search_path = pg_catalog as $$
      with passed as (
        select t.kind, t.ref, t.shown_at, t.lexemes from plant.search_texts t
        where t.production_id = in_production and t.lexemes @@ (select plant.search_query(in_words))
          and exists (select from wall.gates g where g.id = t.gate_id)
          and (t.raised_gate_id is null or exists (select from wall.gates g where g.id = t.raised_gate_id))
        limit 2000
      )
      select p.kind, p.ref from passed p
      order by ts_rank(p.lexemes, (select plant.search_query(in_words)), 1) desc, p.shown_at desc, p.ref
      limit least(greatest(in_limit, 1), 100)
    $$`)
}

// Posts of before have their makers in one value, and no words to be searched.
async function takeOver(trx: Kysely<never>): Promise<void> {
  const { rows } = await sql<{
    id: string
    productionId: string
    gateId: string
    title: string
    copy: string
    credits: { name: string; craft: string }[]
    captions: { text: string }[]
    opensAt: Date
  }>`select id, production_id as "productionId", gate_id as "gateId", title, copy, credits, captions,
      opens_at as "opensAt" from publish.posts`.execute(trx)
  for (const { id, productionId, gateId, title, copy, credits, captions, opensAt } of rows) {
    for (const [position, { name, craft }] of credits.entries())
      await sql`
        insert into publish.post_credits (post_id, position, production_id, gate_id, person, name, craft_slug, craft)
        values (${id}, ${position}, ${productionId}, ${gateId}, ${nameSlug(name)}, ${name},
          ${craft === '' ? '' : nameSlug(craft)}, ${craft})`.execute(trx)
    const words = [
      copy,
      ...credits.map(({ name, craft }) => `${name} ${craft}`),
      ...captions.map(({ text }) => text),
    ]
    await sql`
      select plant.put_search_text('post', ${id}, ${productionId}, ${gateId}, null, ${title}, ${words.join('\n')},
        ${new Date(opensAt)})`.execute(trx)
  }
}

/** Pages that are kept whole are dropped when anything of their production changes: each change says whose it was. */
async function telling(run: Run): Promise<void> {
  await run(`
    create function wall.tell_pages() returns trigger language plpgsql as
    $$ begin perform pg_notify('pages', coalesce(new.production_id, old.production_id)::text); return null; end $$`)
  await run(`
    do $$
    declare told regclass;
    begin
      for told in
        select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'production_id' and not a.attisdropped
        where c.relkind = 'r' and ((n.nspname = 'community' and c.relname not in ('follows', 'notices')) or c.oid in ('publish.posts'::regclass, 'publish.key_art'::regclass,
          'production.front_pages'::regclass, 'production.story_labels'::regclass, 'production.premieres'::regclass))
      loop
        execute format('create trigger pages_changed after insert or update or delete on %s
          for each row execute function wall.tell_pages()', told);
      end loop;
    end $$`)
}

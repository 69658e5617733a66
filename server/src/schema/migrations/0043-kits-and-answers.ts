import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Kits to their end: what their holders ticked, saved and let be shown; and comments that the house answers. */
export const kitsAndAnswers: Migration = {
  name: '0043-kits-and-answers',
  up: async (trx, roles) => {
    const run = (statement: string) => sql.raw(statement).execute(trx)
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )
    // How the holder says that they disclosed, of the link they sent last, and when they said it.
    await run(`
      alter table publish.kits
        add column disclosed text check (disclosed in ('in-words', 'by-label')),
        add column disclosed_at timestamptz(3),
        add column shown_since timestamptz(3)`)
    // A later link takes the place of an earlier one as the one that is looked at; the earlier post may still stand.
    await run(`
      create table publish.earlier_posts (
        id uuid primary key,
        kit_id uuid not null references publish.kits (id),
        link text not null,
        linked_at timestamptz(3) not null,
        unique (kit_id, link)
      )`)
    await sql`grant select, insert, update, delete on publish.earlier_posts to ${crew!}, ${worker!}`.execute(
      trx,
    )
    // What somebody saved from their platform and brought. The file goes once it was compared; its digest stays.
    await run(`
      create table publish.saved_posts (
        id uuid primary key,
        kit_id uuid not null references publish.kits (id),
        link text not null,
        linked_at timestamptz(3) not null,
        brought_as text not null check (brought_as in ('holder', 'crew')),
        brought_by text not null,
        sha256 text not null,
        size_bytes bigint not null,
        kept_as bytea,
        finding jsonb,
        brought_at timestamptz(3) not null default wall.now(),
        compared_at timestamptz(3)
      )`)
    await run('create index saved_posts_by_kit on publish.saved_posts (kit_id, linked_at, brought_at)')

    // Posts of people who let theirs be shown: behind the gate of the post of ours that they belong to, and no longer than
    // their own gate stands and they can take it back themselves.
    await run(`
      create table publish.shared_posts (
        id uuid primary key,
        kit_id uuid not null unique references publish.kits (id),
        kit_gate_id uuid not null references wall.gates (id),
        production_id uuid not null references production.productions (id),
        post_id uuid not null references publish.posts (id) on delete cascade,
        gate_id uuid not null references wall.gates (id),
        name text not null,
        platform text not null,
        link text not null,
        is_verified boolean not null,
        shared_at timestamptz(3) not null,
        until timestamptz(3) not null
      )`)
    await run('create index shared_posts_by_kit_gate on publish.shared_posts (kit_gate_id)')
    await run(
      'create index shared_posts_by_production on publish.shared_posts (production_id, shared_at desc, id)',
    )
    await sql`
      grant select (id, production_id, post_id, gate_id, name, platform, link, is_verified, shared_at, until)
        on publish.shared_posts to ${fan!}`.execute(trx)
    await run('alter table publish.shared_posts enable row level security, force row level security')
    await sql`
      create policy house on publish.shared_posts to ${owner!}, ${crew!}, ${worker!}
      using (true) with check (true)`.execute(trx)
    await sql`
      create policy passed on publish.shared_posts for select to ${fan!}
      using (until > (select wall.now()) and (select true from wall.gates g where g.id = gate_id))`.execute(
      trx,
    )
    await run(`
      create trigger pages_changed after insert or update or delete on publish.shared_posts
        for each row execute function wall.tell_pages()`)
    // The gate of a kit is shut where evidence changes: what is shown of it goes in the same commit.
    await run(`
      create function publish.take_down_shared() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        delete from publish.shared_posts where kit_gate_id = new.id;
        return null;
      end $$`)
    await run(`
      create trigger shared_posts_taken_down after update of standing on wall.gates
        for each row when (new.standing <> 'stands') execute function publish.take_down_shared()`)

    // What a platform needs besides to answer a comment, who is at it, and whether anything is left to do.
    await run(`
      alter table publish.replies
        add column more jsonb,
        add column taken_by text,
        add column taken_by_id text,
        add column done_at timestamptz(3),
        add column done_by text`)
    await run(`
      alter table publish.deliveries
        drop constraint deliveries_part_kind_check,
        add constraint deliveries_part_kind_check check (part_kind in ('post', 'comment', 'answer')),
        add column answers uuid references publish.replies (id)`)
    await run('create index deliveries_by_answered on publish.deliveries (answers) where answers is not null')
    await sql`
      grant select, insert, update, delete on publish.saved_posts, publish.shared_posts
        to ${crew!}, ${worker!}`.execute(trx)
  },
}

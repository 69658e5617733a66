import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What leaves by ways of our own: entries of a podcast feed, and notes of a production's own actor in the fediverse. */
export const ourOwnOutlets: Migration = {
  name: '0037-our-own-outlets',
  up: async (trx, roles) => {
    const run = (statement: string) => sql.raw(statement).execute(trx)
    const [owner, crew, worker, fan] = [roles.owner, roles.crew, roles.worker, roles.fan].map((role) =>
      sql.id(role),
    )

    // An entry is in the feed at the moment of its insert. Its id is its GUID, for ever: it is never given twice, and the
    // row stays when the entry is taken out, so that its address can say "gone".
    await run(`
      create table publish.feed_entries (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        publication_id uuid not null unique references publish.publications (id),
        gate_id uuid not null references wall.gates (id),
        attempt_id uuid not null,
        title text not null,
        words text not null,
        language text,
        is_explicit boolean not null,
        duration_flicks bigint not null,
        media jsonb not null,
        entered_at timestamptz(3) not null default wall.now(),
        withdrawn_at timestamptz(3)
      )`)
    await run(
      'create index feed_entries_by_production on publish.feed_entries (production_id, entered_at desc)',
    )

    // The keys are sealed with one outside the database. The name of a handle is for ever, like the id.
    await run(`
      create table publish.actors (
        id uuid primary key,
        production_id uuid not null unique references production.productions (id),
        username text not null unique,
        keys bytea not null,
        made_at timestamptz(3) not null default wall.now()
      )`)
    await run(`
      create table publish.followers (
        actor_id uuid not null references publish.actors (id),
        follower text not null,
        inbox text not null,
        shared_inbox text,
        host text not null,
        since timestamptz(3) not null default wall.now(),
        primary key (actor_id, follower)
      )`)
    // The outbox: a note is out at the moment of its insert. The row stays as the tombstone that its address shows. A part
    // of a thread and a first comment are words alone.
    await run(`
      create table publish.notes (
        id uuid primary key,
        actor_id uuid not null references publish.actors (id),
        production_id uuid not null references production.productions (id),
        publication_id uuid not null unique references publish.publications (id),
        gate_id uuid not null references wall.gates (id),
        attempt_id uuid not null,
        words text not null,
        warning text,
        is_sensitive boolean not null,
        language text,
        in_reply_to uuid references publish.notes (id),
        alt_text text not null,
        duration_flicks bigint not null,
        media jsonb,
        published_at timestamptz(3) not null default wall.now(),
        withdrawn_at timestamptz(3)
      )`)
    await run('create index notes_by_actor on publish.notes (actor_id, published_at desc)')
    // What is sent to an inbox, and what became of it: the receipts of a note and of its deletion. By the machines' own
    // clock, as jobs are: other servers do not follow the house's.
    await run(`
      create table publish.federation_mail (
        id bigint generated always as identity primary key,
        actor_id uuid not null references publish.actors (id),
        act text not null check (act in ('create', 'delete', 'accept')),
        note_id uuid references publish.notes (id),
        inbox text not null,
        enclosed jsonb,
        outcome text not null default 'waiting' check (outcome in ('waiting', 'taken', 'refused', 'given-up')),
        tries integer not null default 0,
        said text,
        due_at timestamptz not null default clock_timestamp(),
        claimed_until timestamptz,
        changed_at timestamptz not null default clock_timestamp(),
        unique (note_id, act, inbox)
      )`)
    await run(
      "create index federation_mail_by_due on publish.federation_mail (due_at) where outcome = 'waiting'",
    )
    await run(`
      create table publish.note_reactions (
        note_id uuid not null references publish.notes (id),
        kind text not null check (kind in ('like', 'announce')),
        actor text not null,
        at timestamptz(3) not null default wall.now(),
        primary key (note_id, kind, actor)
      )`)
    // What people elsewhere wrote under something of ours: their words, never trusted, and theirs to take back.
    await run(`
      create table publish.replies (
        id uuid primary key,
        seq bigint generated always as identity,
        publication_id uuid not null references publish.publications (id),
        remote_id text not null,
        author text not null,
        author_url text,
        text text not null,
        written_at timestamptz(3),
        fetched_at timestamptz(3) not null default wall.now(),
        url text,
        in_reply_to text,
        state text not null default 'arrived' check (state in ('arrived', 'deleted')),
        unique (publication_id, remote_id)
      )`)
    await run('create index replies_by_place on publish.replies (in_reply_to, seq)')
    await run(`
      create table publish.blocked_servers (
        production_id uuid not null references production.productions (id),
        host text not null,
        by_name text not null,
        at timestamptz(3) not null default wall.now(),
        primary key (production_id, host)
      )`)
    // What the protocol's library remembers of other servers.
    await run(`
      create table publish.federation_memory (
        key text primary key,
        value jsonb not null,
        expires_at timestamptz
      )`)

    await sql`
      grant select, insert, update, delete on publish.feed_entries, publish.actors, publish.followers, publish.notes,
        publish.note_reactions, publish.replies, publish.blocked_servers,
        publish.federation_memory, publish.federation_mail to ${crew!}, ${worker!}`.execute(trx)
    await sql`grant usage on all sequences in schema publish to ${crew!}, ${worker!}`.execute(trx)

    // Whoever reads these has told nothing of themselves and is nobody: the gate decides, at each request.
    await sql`
      grant select (id, production_id, gate_id, title, words, language, is_explicit, duration_flicks, media, entered_at)
        on publish.feed_entries to ${fan!}`.execute(trx)
    await sql`
      grant select (id, actor_id, production_id, gate_id, words, warning, is_sensitive, language, in_reply_to, alt_text,
        duration_flicks, media, published_at) on publish.notes to ${fan!}`.execute(trx)
    for (const table of ['publish.feed_entries', 'publish.notes']) {
      await run(`alter table ${table} enable row level security, force row level security`)
      await sql`create policy house on ${sql.table(table)} to ${owner!}, ${crew!}, ${worker!} using (true) with check (true)`.execute(
        trx,
      )
      await sql`
        create policy passed on ${sql.table(table)} for select to ${fan!}
        using (withdrawn_at is null and (select true from wall.gates g where g.id = gate_id))`.execute(trx)
    }
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What platforms say of posts that are out: whether they stand, their figures, and which replies somebody has read. */
export const whatComesBack: Migration = {
  name: '0039-what-comes-back',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // A post that somebody took down there stays live with us: what is found there is a note beside it, and a recall of
    // it is proved like any other.
    await sql`
      create table publish.observations (
        publication_id uuid primary key references publish.publications (id),
        live_since timestamptz(3) not null,
        looked_at timestamptz(3),
        failures integer not null default 0,
        cursor text,
        existence text not null default 'unread' check (existence in ('unread', 'there', 'hidden', 'gone', 'expired')),
        evidence text,
        missing_since timestamptz(3),
        is_told boolean not null default false,
        first_copy text,
        copy_there text,
        changed_at timestamptz(3)
      )`.execute(trx)
    // A platform asked an account for patience: none of its posts is read before.
    await sql`
      create table publish.look_pauses (
        account_id uuid primary key references publish.accounts (id) on delete cascade,
        until timestamptz(3) not null
      )`.execute(trx)
    await sql`
      create table publish.post_figures (
        publication_id uuid not null references publish.publications (id),
        figure text not null,
        at timestamptz(3) not null,
        value bigint not null check (value >= 0),
        primary key (publication_id, figure, at)
      )`.execute(trx)
    await sql`
      alter table publish.replies
        add column read_at timestamptz(3),
        add column read_by text`.execute(trx)
    await sql`create index replies_by_publication on publish.replies (publication_id, seq desc)`.execute(trx)
    await sql`
      grant select, insert, update, delete on publish.observations, publish.look_pauses, publish.post_figures
        to ${house}`.execute(trx)
  },
}

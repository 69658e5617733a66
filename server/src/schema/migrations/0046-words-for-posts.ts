import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What is at hand while posts are written: the usual hashtags, and the accounts by which people agreed to be mentioned. */
export const wordsForPosts: Migration = {
  name: '0046-words-for-posts',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    await sql`
      create table publish.usual_hashtags (
        production_id uuid primary key references production.productions (id) on delete cascade,
        hashtags text[] not null
      )`.execute(trx)
    // A person is known by the name in the credits; `person` is that name as it stands in addresses.
    await sql`
      create table publish.person_accounts (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        person text not null,
        name text not null check (name <> ''),
        platform text not null,
        handle text not null check (handle <> ''),
        agreed text not null check (agreed <> ''),
        said_by text not null,
        said_at timestamptz(3) not null default wall.now(),
        unique (production_id, person, platform)
      )`.execute(trx)
    await sql`
      grant select, insert, update, delete on publish.usual_hashtags, publish.person_accounts
        to ${house}`.execute(trx)
  },
}

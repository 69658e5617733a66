import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What was found behind the links that holders of kits sent, by what a cut is known again, and whom each kit brought. */
export const kitChecks: Migration = {
  name: '0038-kit-checks',
  up: async (trx, roles) => {
    // A fingerprint shows the film in little: it goes with the render that it is of.
    await sql`
      create table publish.cut_fingerprints (
        render_id uuid primary key references cut.renders (id) on delete cascade,
        fingerprint bytea not null,
        made_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`
      create table publish.kit_checks (
        id uuid primary key,
        kit_id uuid not null references publish.kits (id),
        link text not null,
        linked_at timestamptz(3) not null,
        round integer not null,
        finding jsonb not null,
        disclosure text not null check (disclosure in ('there', 'missing', 'unread', 'not-needed')),
        post_key text,
        words_sha256 text,
        words_changed boolean not null,
        checked_at timestamptz(3) not null default wall.now(),
        unique (kit_id, linked_at, round)
      )`.execute(trx)
    // A count for a day, and nothing of who came.
    await sql`alter table publish.kits add column code text unique`.execute(trx)
    await sql`
      create table publish.kit_visits (
        kit_id uuid not null references publish.kits (id),
        day date not null,
        visits integer not null,
        primary key (kit_id, day)
      )`.execute(trx)
    await sql`
      grant select, insert, update, delete on publish.cut_fingerprints, publish.kit_checks, publish.kit_visits
        to ${sql.id(roles.crew)}, ${sql.id(roles.worker)}`.execute(trx)
  },
}

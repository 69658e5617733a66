import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Accounts at platforms, and what is being handed over to them. */
export const outOfTheDoor: Migration = {
  name: '0032-out-of-the-door',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // Measured on the film itself; of films made before this nobody knows.
    await sql`
      alter table cut.renders add column frame_rate double precision, add column has_sound boolean`.execute(
      trx,
    )
    await sql`alter table publish.destinations drop constraint destinations_kind_check`.execute(trx)
    await sql`
      alter table publish.destinations
        add constraint destinations_kind_check check (kind in ('own-page', 'kit', 'platform'))`.execute(trx)
    // The token is sealed with a key outside the database; its dates stand beside it so that they can be watched.
    await sql`
      create table publish.accounts (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        destination_id uuid not null unique references publish.destinations (id),
        connector text not null,
        address text not null,
        remote_id text not null,
        handle text not null,
        name text not null,
        settings jsonb not null default '{}',
        token bytea,
        token_expires_at timestamptz(3),
        refresh_expires_at timestamptz(3),
        scopes text[] not null default '{}',
        standing text not null check (standing in ('connected', 'needs-person', 'disconnected')),
        standing_since timestamptz(3) not null default wall.now(),
        standing_because jsonb,
        checked_at timestamptz(3),
        connected_by text not null,
        created_at timestamptz(3) not null default wall.now(),
        unique (production_id, connector, address, remote_id)
      )`.execute(trx)
    // What goes to one account, and how far it is. The handle is sealed: the addresses in it are keys to an upload.
    // A claim keeps two workers from one delivery; whoever saves without it is too late.
    await sql`
      create table publish.deliveries (
        publication_id uuid primary key references publish.publications (id),
        account_id uuid not null references publish.accounts (id),
        plan jsonb not null,
        place_from timestamptz(3) not null,
        next text not null default 'begin' check (next in ('begin', 'transfer', 'poll', 'commit')),
        handle bytea,
        progress real,
        said text,
        error jsonb,
        tries integer not null default 0,
        look_at timestamptz(3),
        remote jsonb,
        visibility text,
        left_behind boolean not null default false,
        part_of uuid references publish.publications (id),
        part_position integer not null default 0,
        part_kind text not null default 'post' check (part_kind in ('post', 'comment')),
        claim uuid,
        claimed_until timestamptz(3),
        changed_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index deliveries_by_account on publish.deliveries (account_id)`.execute(trx)
    await sql`create unique index deliveries_by_part on publish.deliveries (part_of, part_position) where part_of is not null`.execute(
      trx,
    )
    await sql`alter table publish.attempts drop constraint attempts_outcome_check`.execute(trx)
    await sql`
      alter table publish.attempts add constraint attempts_outcome_check
        check (outcome in ('landed', 'not-cleared', 'called-off', 'refused', 'absent'))`.execute(trx)
    await sql`grant select, insert, update, delete on publish.accounts, publish.deliveries to ${house}`.execute(
      trx,
    )
  },
}

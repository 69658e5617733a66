import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** The application as each platform knows it, accounts that are just being connected, and how accounts were last found. */
export const accountsAndTokens: Migration = {
  name: '0036-accounts-and-tokens',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // A refresh was begun and nothing was written of its end: its answer may be lost, and with it the new token.
    await sql`
      alter table publish.accounts
        add column refresh_begun_at timestamptz(3),
        add column last_look jsonb,
        add column door text`.execute(trx)
    // Of the whole house. Without a server the platform is one place; a door is named where it has several.
    await sql`
      create table publish.apps (
        id uuid primary key,
        connector text not null,
        server text not null default '',
        door text not null default '',
        client_id text not null check (client_id <> ''),
        client_secret bytea,
        taken_by text not null check (taken_by in ('operator', 'by-itself')),
        redirect_uri text not null,
        changed_by text,
        changed_at timestamptz(3) not null default wall.now(),
        unique (connector, server, door)
      )`.execute(trx)
    // A person has gone to the platform and is to come back with this state, once and soon, in the same session.
    await sql`
      create table publish.account_doors (
        state_sha256 bytea primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        connector text not null,
        server text not null,
        door text,
        code_verifier bytea,
        user_id text not null,
        session_sha256 bytea not null,
        account_id uuid references publish.accounts (id) on delete cascade,
        dies_at timestamptz(3) not null
      )`.execute(trx)
    // One grant opened several accounts; which of them are meant is still to be said.
    await sql`
      create table publish.account_choices (
        id uuid primary key,
        production_id uuid not null references production.productions (id) on delete cascade,
        connector text not null,
        server text not null,
        door text,
        user_id text not null,
        opened bytea not null,
        dies_at timestamptz(3) not null
      )`.execute(trx)
    await sql`
      grant select, insert, update, delete on publish.apps, publish.account_doors, publish.account_choices
        to ${house}`.execute(trx)
  },
}

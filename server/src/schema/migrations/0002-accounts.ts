import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Accounts (better-auth's own tables, in its own schema) and productions with their people and days. */
export const accounts: Migration = {
  name: '0002-accounts',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    const fan = sql.id(roles.fan)
    const auth = sql.id(roles.auth)

    await sql`
      create table auth.users (
        id uuid primary key default gen_random_uuid(),
        name text not null,
        email text not null unique,
        email_verified boolean not null default false,
        image text,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`.execute(trx)
    await sql`
      create table auth.sessions (
        id uuid primary key default gen_random_uuid(),
        expires_at timestamptz(3) not null,
        token text not null unique,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        ip_address text,
        user_agent text,
        user_id uuid not null references auth.users (id) on delete cascade
      )`.execute(trx)
    await sql`
      create table auth.accounts (
        id uuid primary key default gen_random_uuid(),
        account_id text not null,
        provider_id text not null,
        user_id uuid not null references auth.users (id) on delete cascade,
        access_token text,
        refresh_token text,
        id_token text,
        access_token_expires_at timestamptz(3),
        refresh_token_expires_at timestamptz(3),
        scope text,
        password text,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`.execute(trx)
    await sql`
      create table auth.verifications (
        id uuid primary key default gen_random_uuid(),
        identifier text not null,
        value text not null,
        expires_at timestamptz(3) not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`.execute(trx)
    for (const table of ['users', 'sessions', 'accounts', 'verifications'])
      await sql`alter table ${sql.id('auth', table)} owner to ${auth}`.execute(trx)
    await sql`create index sessions_by_user on auth.sessions (user_id)`.execute(trx)
    // Names and addresses of accounts, and nothing of their sessions or passwords, for the stages.
    await sql`create view auth.people as select id, name, email, created_at from auth.users`.execute(trx)
    await sql`grant select on auth.people to ${crew}, ${worker}`.execute(trx)

    await sql`create schema production`.execute(trx)
    await sql`
      create table production.productions (
        id uuid primary key,
        slug text not null unique,
        title text not null,
        kind text not null,
        tagline text not null default '',
        zone text not null,
        premiere_at timestamptz(3),
        next_receipt integer not null default 1001,
        front_gate_id uuid not null references wall.gates (id),
        is_demo boolean not null default false,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`
      create table production.operators (user_id uuid primary key, since timestamptz(3) not null default wall.now())`.execute(
      trx,
    )
    await sql`
      create table production.memberships (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        user_id uuid not null,
        role text not null check (role in ('owner', 'publicist', 'editor', 'counsel', 'contributor')),
        created_at timestamptz(3) not null default wall.now(),
        unique (production_id, user_id)
      )`.execute(trx)
    await sql`create index memberships_by_user on production.memberships (user_id)`.execute(trx)
    await sql`
      create table production.invitations (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        name text not null,
        email text,
        role text not null,
        invited_by uuid not null,
        accepted_by uuid,
        accepted_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`
      create table production.api_keys (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        user_id uuid not null,
        name text not null,
        digest bytea not null unique,
        scopes text[] not null,
        created_at timestamptz(3) not null default wall.now(),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3)
      )`.execute(trx)
    await sql`
      create table production.units (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        name text not null,
        unique (production_id, name)
      )`.execute(trx)
    await sql`
      create table production.shooting_days (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        unit_id uuid not null references production.units (id),
        number integer not null check (number > 0),
        shot_on date not null,
        unique (unit_id, number)
      )`.execute(trx)
    await sql`
      create table production.scenes (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        number text not null,
        title text not null default '',
        unique (production_id, number)
      )`.execute(trx)
    await sql`
      create table production.contributors (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        name text not null,
        craft text not null default '',
        created_at timestamptz(3) not null default wall.now(),
        unique (production_id, name, craft)
      )`.execute(trx)
    await sql`
      create table production.tasks (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        kind text not null,
        ref uuid,
        facts jsonb not null,
        due_at timestamptz(3),
        done_at timestamptz(3),
        done_by text,
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index tasks_open on production.tasks (production_id, created_at desc) where done_at is null`.execute(
      trx,
    )
    // What of a production front of house may know; the rest of its row stays backstage.
    await sql`
      create table production.front_pages (
        production_id uuid primary key references production.productions (id),
        gate_id uuid not null references wall.gates (id),
        slug text not null unique,
        title text not null,
        kind text not null,
        tagline text not null,
        zone text not null,
        premiere_at timestamptz(3),
        key_art jsonb
      )`.execute(trx)
    // Published to later stages, which join views and never tables.
    await sql`
      create view production.numbered_days as
      select d.id, d.production_id, d.number, d.shot_on, u.name as unit_name
      from production.shooting_days d join production.units u on u.id = d.unit_id`.execute(trx)
    await sql`create view production.named_contributors as select id, production_id, name, craft from production.contributors`.execute(
      trx,
    )
    await sql`create view production.numbered_scenes as select id, production_id, number, title from production.scenes`.execute(
      trx,
    )
    await sql`grant usage on schema production to ${crew}, ${worker}, ${fan}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema production to ${crew}, ${worker}`.execute(
      trx,
    )
    await sql`grant select on production.front_pages to ${fan}`.execute(trx)
    await sql`alter table production.front_pages enable row level security, force row level security`.execute(
      trx,
    )
    await sql`create policy house on production.front_pages to ${sql.id(roles.owner)}, ${crew}, ${worker} using (true) with check (true)`.execute(
      trx,
    )
    await sql`
      create policy passed on production.front_pages for select to ${fan}
      using (exists (select 1 from wall.gates g where g.id = gate_id))`.execute(trx)
  },
}

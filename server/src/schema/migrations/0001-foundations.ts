import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Clock, gates, and the machinery every stage writes through: outbox, alarms, work, slips, chain. */
export const foundations: Migration = {
  name: '0001-foundations',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    const fan = sql.id(roles.fan)
    const auth = sql.id(roles.auth)

    await sql`create schema wall`.execute(trx)
    await sql`
      create table wall.clock (
        singleton boolean primary key default true check (singleton),
        manual_now timestamptz(3),
        ever_manual boolean not null default false
      )`.execute(trx)
    await sql`insert into wall.clock default values`.execute(trx)
    // The one clock: policies, defaults and the server agree on it. A definer function, so that the
    // fan role needs no right on the row. Truncated, never rounded: rounding would open a gate early.
    await sql`
      create function wall.now() returns timestamptz
      language sql stable security definer set search_path = pg_catalog
      as $$ select coalesce((select manual_now from wall.clock), date_trunc('milliseconds', statement_timestamp())) $$
    `.execute(trx)
    await sql`
      create table wall.gates (
        id uuid primary key,
        production_id uuid not null,
        audience text not null check (audience in ('public', 'crew', 'slip')),
        opens_at timestamptz(3),
        standing text not null default 'stands' check (standing in ('stands', 'shut')),
        shut_because text,
        changed_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`
      create function wall.tell_gate() returns trigger language plpgsql as
      $$ begin perform pg_notify('gates', coalesce(new.id, old.id)::text); return null; end $$`.execute(trx)
    await sql`
      create trigger gate_changed after insert or update or delete on wall.gates
      for each row execute function wall.tell_gate()`.execute(trx)

    await sql`create schema plant`.execute(trx)
    await sql`
      create table plant.house (
        singleton boolean primary key default true check (singleton),
        sealed_at timestamptz(3),
        seal_reason text,
        demo_loaded_at timestamptz(3)
      )`.execute(trx)
    await sql`insert into plant.house default values`.execute(trx)
    await sql`
      create function plant.tell_house() returns trigger language plpgsql as
      $$ begin perform pg_notify('house', ''); return null; end $$`.execute(trx)
    await sql`
      create trigger house_changed after update on plant.house
      for each statement execute function plant.tell_house()`.execute(trx)
    // A restored house opens sealed: nothing passes a gate, by a policy or by an address, until its owner unseals it.
    await sql`
      create function wall.is_sealed() returns boolean
      language sql stable security definer set search_path = pg_catalog
      as $$ select exists (select 1 from plant.house where sealed_at is not null) $$
    `.execute(trx)
    await sql`
      create function wall.tell_every_gate() returns trigger language plpgsql as
      $$ begin perform pg_notify('gates', '*'); return null; end $$`.execute(trx)
    await sql`
      create trigger seal_changed after update of sealed_at on plant.house
      for each row execute function wall.tell_every_gate()`.execute(trx)
    await sql`create table plant.demo_journal (key text primary key, made jsonb not null)`.execute(trx)
    await sql`
      create table plant.outbox (
        id bigint generated always as identity primary key,
        xid xid8 not null default pg_current_xact_id(),
        production_id uuid not null,
        name text not null,
        payload jsonb not null,
        at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index outbox_order on plant.outbox (production_id, xid, id)`.execute(trx)
    await sql`
      create table plant.outbox_cursors (
        consumer text not null,
        production_id uuid not null,
        xid xid8 not null,
        id bigint not null,
        tries integer not null default 0,
        retry_at timestamptz(3),
        primary key (consumer, production_id)
      )`.execute(trx)
    await sql`
      create table plant.parked_events (
        consumer text not null,
        event_id bigint not null references plant.outbox (id),
        error text not null,
        parked_at timestamptz(3) not null default wall.now(),
        primary key (consumer, event_id)
      )`.execute(trx)
    await sql`
      create table plant.alarms (
        key text primary key,
        production_id uuid,
        name text not null,
        moment timestamptz(3) not null,
        payload jsonb not null default '{}'
      )`.execute(trx)
    await sql`create index alarms_by_moment on plant.alarms (moment)`.execute(trx)
    await sql`
      create function plant.tell_alarm() returns trigger language plpgsql as
      $$ begin perform pg_notify('alarms', ''); return null; end $$`.execute(trx)
    await sql`
      create trigger alarm_changed after insert or update on plant.alarms
      for each statement execute function plant.tell_alarm()`.execute(trx)
    await sql`
      create table plant.work (
        id uuid primary key,
        production_id uuid not null,
        job text not null,
        ref uuid,
        state text not null default 'waiting'
          check (state in ('waiting', 'working', 'done', 'failed', 'cancelled')),
        stage text,
        done double precision not null default 0,
        total double precision,
        problem jsonb,
        tries integer not null default 0,
        cancel_asked_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now(),
        started_at timestamptz(3),
        updated_at timestamptz(3) not null default wall.now(),
        ended_at timestamptz(3)
      )`.execute(trx)
    await sql`create index work_by_production on plant.work (production_id, created_at desc)`.execute(trx)
    await sql`create index work_by_ref on plant.work (ref)`.execute(trx)
    await sql`
      create table plant.slips (
        id uuid primary key,
        digest bytea not null unique,
        production_id uuid not null,
        purpose text not null,
        ref uuid not null,
        addressed_to text,
        expires_at timestamptz(3),
        uses_left integer check (uses_left >= 0),
        revoked_at timestamptz(3),
        created_at timestamptz(3) not null default wall.now()
      )`.execute(trx)
    await sql`create index slips_by_ref on plant.slips (ref)`.execute(trx)
    await sql`
      create table plant.chain_entries (
        production_id uuid not null,
        seq bigint not null,
        at timestamptz(3) not null,
        kind text not null,
        body jsonb not null,
        personal_digest bytea,
        prev_hash bytea not null,
        hash bytea not null,
        primary key (production_id, seq)
      )`.execute(trx)
    // Personal details lie beside the chain, so that they can be erased and the chain still proves whole.
    await sql`
      create table plant.chain_personal (
        production_id uuid not null,
        seq bigint not null,
        salt bytea not null,
        body jsonb not null,
        primary key (production_id, seq),
        foreign key (production_id, seq) references plant.chain_entries
      )`.execute(trx)
    await sql`
      create function plant.refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'the chain is append-only'; end $$`.execute(trx)
    await sql`
      create trigger append_only before update or delete on plant.chain_entries
      for each row execute function plant.refuse_change()`.execute(trx)
    await sql`
      create trigger no_truncate before truncate on plant.chain_entries
      for each statement execute function plant.refuse_change()`.execute(trx)
    await sql`
      create table plant.idempotency_keys (
        scope text not null,
        key text not null,
        request_digest bytea not null,
        status integer,
        body jsonb,
        created_at timestamptz(3) not null default wall.now(),
        primary key (scope, key)
      )`.execute(trx)

    await sql`grant usage on schema wall, plant to ${crew}, ${worker}`.execute(trx)
    await sql`grant select, insert, update, delete on all tables in schema wall, plant to ${crew}, ${worker}`.execute(
      trx,
    )
    await sql`revoke update, delete, truncate on plant.chain_entries from ${crew}, ${worker}`.execute(trx)
    await sql`grant usage on all sequences in schema plant to ${crew}, ${worker}`.execute(trx)

    // The fan role reads through row-level security; a gate not passed is not there.
    await sql`grant usage on schema wall to ${fan}`.execute(trx)
    await sql`grant select on wall.gates to ${fan}`.execute(trx)
    await sql`alter table wall.gates enable row level security, force row level security`.execute(trx)
    await sql`create policy house on wall.gates to ${sql.id(roles.owner)}, ${crew}, ${worker} using (true) with check (true)`.execute(
      trx,
    )
    await sql`
      create policy passed on wall.gates for select to ${fan}
      using (
        audience = 'public' and standing = 'stands'
        and opens_at <= (select wall.now()) and not (select wall.is_sealed())
      )`.execute(trx)

    await sql`create schema auth authorization ${auth}`.execute(trx)
    await sql`grant usage on schema auth to ${crew}, ${worker}`.execute(trx)
  },
}

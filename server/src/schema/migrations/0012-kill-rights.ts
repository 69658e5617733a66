import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Kill rights as contracts give them, the rounds in which they are used, and every word said in one. */
export const killRights: Migration = {
  name: '0012-kill-rights',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)

    await sql`
      create table clearance.kill_rights (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        subject_id uuid not null references clearance.subjects (id),
        base text not null check (base <> ''),
        billing integer not null check (billing between 1 and 999),
        counted text not null check (counted in ('stills', 'shots', 'cuts', 'seconds')),
        solo_percent integer not null check (solo_percent between 0 and 100),
        group_percent integer check (group_percent between 0 and 100),
        silence_after integer check (silence_after > 0),
        silence_counted text check (silence_counted in ('hours', 'days')),
        approvals text not null check (approvals in ('final', 'revocable')),
        rounds_at_most integer check (rounds_at_most > 0),
        contract text not null default '',
        set_by text not null,
        set_at timestamptz(3) not null,
        ended_at timestamptz(3),
        ended_by text,
        check ((silence_after is null) = (silence_counted is null)),
        check ((ended_at is null) = (ended_by is null))
      )`.execute(trx)
    await sql`
      create unique index one_kill_right_of_a_base on clearance.kill_rights (subject_id, lower(base)) where ended_at is null`.execute(
      trx,
    )
    await sql`create index kill_rights_by_production on clearance.kill_rights (production_id)`.execute(trx)
    await sql`
      create table clearance.delegates (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        subject_id uuid not null references clearance.subjects (id),
        name text not null check (name <> ''),
        capacity text not null check (capacity in ('rep', 'publicist')),
        email text,
        may text[] not null check (cardinality(may) > 0 and may <@ array['approve', 'kill']),
        named_by text not null,
        named_at timestamptz(3) not null,
        ended_at timestamptz(3),
        ended_by text,
        check ((ended_at is null) = (ended_by is null))
      )`.execute(trx)
    await sql`create index delegates_by_subject on clearance.delegates (subject_id)`.execute(trx)
    await sql`
      create table clearance.review_rounds (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        right_id uuid not null references clearance.kill_rights (id),
        number integer not null,
        note text not null default '',
        opened_by text not null,
        opened_at timestamptz(3) not null,
        silence_approves_at timestamptz(3),
        silent_since timestamptz(3),
        unique (right_id, number),
        check (silence_approves_at > opened_at)
      )`.execute(trx)
    // A thing lies in the base of a person once; what exactly was shown of it is kept with it.
    await sql`
      create table clearance.round_units (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        round_id uuid not null references clearance.review_rounds (id),
        right_id uuid not null references clearance.kill_rights (id),
        subject_id uuid not null references clearance.subjects (id),
        place integer not null,
        name text not null,
        unit jsonb not null,
        title text not null,
        shown jsonb not null,
        embargo_id uuid references clearance.embargoes (id),
        unique (round_id, place),
        unique (subject_id, name)
      )`.execute(trx)
    await sql`create index round_units_by_right on clearance.round_units (right_id)`.execute(trx)
    await sql`create index round_units_by_asset on clearance.round_units ((unit ->> 'assetId'))`.execute(trx)
    await sql`
      create table clearance.round_slips (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        round_id uuid not null references clearance.review_rounds (id),
        slip_id uuid not null references plant.slips (id),
        delegate_id uuid references clearance.delegates (id),
        addressed_to text not null,
        identity text not null check (identity in ('link-by-letter', 'link-by-hand')),
        email text,
        sent_at timestamptz(3) not null,
        first_opened_at timestamptz(3),
        draft jsonb not null default '[]'
      )`.execute(trx)
    await sql`create index round_slips_by_round on clearance.round_slips (round_id)`.execute(trx)
    await sql`
      create table clearance.round_words (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        unit_id uuid not null references clearance.round_units (id),
        round_slip_id uuid not null references clearance.round_slips (id),
        said text not null check (said in ('kill', 'approve', 'take-back')),
        speaker text not null check (speaker in ('person', 'delegate')),
        said_by text not null,
        said_at timestamptz(3) not null,
        note text not null default '',
        kill_id uuid references clearance.kills (id),
        sending_id uuid not null
      )`.execute(trx)
    await sql`create index round_words_by_unit on clearance.round_words (unit_id, said_at)`.execute(trx)
    // One act of sending; the entry of the log that tells of it names it.
    await sql`
      create table clearance.round_sendings (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        round_slip_id uuid not null references clearance.round_slips (id),
        sent_at timestamptz(3) not null,
        sent_by text not null,
        not_taken jsonb not null default '[]'
      )`.execute(trx)
    await sql`alter table clearance.kills add foreign key (right_id) references clearance.kill_rights (id)`.execute(
      trx,
    )
    // Published to later stages: what is dead now, and since when by whom.
    await sql`
      create view clearance.standing_kills as
      select k.id, k.production_id, k.subject_id, s.name as subject_name, k.said_by, k.said_at, k.note,
        k.killed ->> 'kind' as kind, (k.killed ->> 'assetId')::uuid as asset_id, (k.killed ->> 'cutId')::uuid as cut_id,
        (k.killed -> 'range' ->> 'from')::bigint as from_flicks, (k.killed -> 'range' ->> 'to')::bigint as to_flicks
      from clearance.kills k join clearance.subjects s on s.id = k.subject_id
      where k.taken_back_at is null`.execute(trx)
    await sql`
      alter table cut.approvals
        add column speaker text not null default 'person' check (speaker in ('person', 'delegate')),
        add column delegate_id uuid references clearance.delegates (id),
        add column final boolean not null default false,
        add column silence_approves_at timestamptz(3),
        add column round integer not null default 1 check (round > 0)`.execute(trx)
    await sql`
      grant select, insert, update, delete on all tables in schema clearance, cut to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

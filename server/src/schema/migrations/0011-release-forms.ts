import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Release forms for real: a production's own wordings, papers with their scans, forms signed on set, copies, lists, reminders. */
export const releaseForms: Migration = {
  name: '0011-release-forms',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    await sql`
      create table clearance.release_templates (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        template text not null,
        language text not null,
        version integer not null check (version > 0),
        source text not null,
        written_by text not null,
        written_at timestamptz(3) not null,
        retired_at timestamptz(3),
        unique (production_id, template, language, version)
      )`.execute(trx)
    // One that stands per name and language; what it replaced stays, for the forms that were made of it.
    await sql`
      create unique index one_own_template on clearance.release_templates (production_id, template, language)
      where retired_at is null`.execute(trx)
    await sql`
      alter table clearance.release_forms
        add column language text not null default 'en',
        add column own_template_id uuid references clearance.release_templates (id),
        add column way text not null default 'link' check (way in ('link', 'set', 'paper', 'list')),
        add column said jsonb,
        add column agreement jsonb,
        add column asks_witness boolean not null default false,
        add column list_key text,
        add column extends_id uuid references clearance.release_forms (id),
        add column set_sheet_id uuid,
        add unique (production_id, list_key)`.execute(trx)
    await sql`
      create table clearance.set_sheets (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        name text not null,
        own_template_id uuid references clearance.release_templates (id),
        template text not null,
        language text not null,
        text text not null,
        text_digest bytea not null,
        scope jsonb not null,
        conditions jsonb not null default '[]',
        ends_at_majority boolean not null default false,
        opened_by text not null,
        opened_at timestamptz(3) not null,
        closes_at timestamptz(3) not null,
        closed_at timestamptz(3),
        check (closes_at > opened_at)
      )`.execute(trx)
    await sql`
      alter table clearance.release_forms add foreign key (set_sheet_id) references clearance.set_sheets (id)`.execute(
      trx,
    )
    // The copy as it was made at the signature: a later edition would set it in other bytes.
    await sql`
      create table clearance.form_copies (
        release_form_id uuid primary key references clearance.release_forms (id) on delete cascade,
        sha256 bytea not null,
        pdf bytea not null,
        made_at timestamptz(3) not null
      )`.execute(trx)
    // Bytes of a paper lie with the row that names them: they commit, are backed up and are erased with it.
    await sql`
      create table clearance.scans (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        release_form_id uuid references clearance.release_forms (id) on delete cascade,
        sha256 bytea not null,
        file_name text not null,
        media_type text not null,
        size_bytes integer not null check (size_bytes > 0),
        bytes bytea not null,
        added_by text not null,
        added_at timestamptz(3) not null
      )`.execute(trx)
    await sql`create index scans_by_form on clearance.scans (release_form_id)`.execute(trx)
    await sql`
      create table clearance.form_settings (
        production_id uuid primary key references production.productions (id),
        reminder_days integer[] not null
      )`.execute(trx)
    await sql`
      create index release_forms_by_set_sheet on clearance.release_forms (set_sheet_id)
      where set_sheet_id is not null`.execute(trx)
    // What a photograph's own metadata says of its releases, for clearance to show.
    await sql`alter table ingest.assets add column told_release jsonb`.execute(trx)
    await sql`
      create view ingest.told_releases as
      select id as asset_id, told_release as told from ingest.assets where told_release is not null`.execute(
      trx,
    )
    await sql`grant select on ingest.told_releases to ${crew}, ${worker}`.execute(trx)
    await sql`
      grant select, insert, update, delete on all tables in schema clearance to ${crew}, ${worker}`.execute(
      trx,
    )
  },
}

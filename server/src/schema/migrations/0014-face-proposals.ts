import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Faces that were found and wait for somebody to say whose they are; off until a production wants it. */
export const faceProposals: Migration = {
  name: '0014-face-proposals',
  up: async (trx, roles) => {
    await sql`
      create table clearance.face_settings (
        production_id uuid primary key references production.productions (id),
        proposes_faces boolean not null,
        set_by text not null,
        set_at timestamptz(3) not null
      )`.execute(trx)
    await sql`
      create table clearance.face_searches (
        asset_id uuid primary key references ingest.assets (id),
        production_id uuid not null references production.productions (id),
        work_id uuid not null,
        state text not null default 'waiting' check (state in ('waiting', 'done', 'cancelled', 'failed')),
        found integer check (found >= 0),
        asked_by text not null,
        asked_at timestamptz(3) not null,
        ended_at timestamptz(3)
      )`.execute(trx)
    await sql`
      create table clearance.face_proposals (
        id uuid primary key,
        production_id uuid not null references production.productions (id),
        asset_id uuid not null references ingest.assets (id),
        number integer not null check (number > 0),
        from_flicks bigint not null check (from_flicks >= 0),
        to_flicks bigint not null check (to_flicks > from_flicks),
        boxes jsonb not null check (jsonb_array_length(boxes) > 0),
        confidence double precision check (confidence between 0 and 1)
      )`.execute(trx)
    await sql`create index face_proposals_by_asset on clearance.face_proposals (asset_id, number)`.execute(
      trx,
    )
    await sql`create index face_proposals_by_production on clearance.face_proposals (production_id)`.execute(
      trx,
    )
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    await sql`
      grant select, insert, update, delete
      on clearance.face_settings, clearance.face_searches, clearance.face_proposals
      to ${crew}, ${worker}`.execute(trx)
  },
}

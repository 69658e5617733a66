import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Copies of renders for places that take less, and cuts that were made of other cuts. */
export const renditions: Migration = {
  name: '0041-renditions',
  up: async (trx, roles) => {
    const house = sql.join([sql.id(roles.crew), sql.id(roles.worker)])
    // One for each render and spec, however many posts want it. It has no gate of its own: it is shown to nobody, and
    // handed over behind the gate of the post that it goes with.
    await sql`
      create table cut.renditions (
        id uuid primary key,
        render_id uuid not null references cut.renders (id) on delete cascade,
        spec_digest bytea not null,
        spec jsonb not null,
        state text not null check (state in ('waiting', 'making', 'made', 'failed', 'dropped')),
        work_id uuid,
        sha256 bytea,
        size_bytes bigint,
        width integer,
        height integer,
        frame_rate double precision,
        problem text,
        created_at timestamptz(3) not null default wall.now(),
        made_at timestamptz(3),
        unique (render_id, spec_digest)
      )`.execute(trx)
    await sql`create index renditions_by_file on cut.renditions (sha256) where sha256 is not null`.execute(
      trx,
    )
    await sql`
      alter table cut.cuts
        add column came_from uuid references cut.cuts (id),
        add column came_from_version integer,
        add column came_by jsonb`.execute(trx)
    await sql`create index cuts_by_origin on cut.cuts (came_from) where came_from is not null`.execute(trx)
    await sql`
      alter table publish.deliveries
        add column rendition_id uuid references cut.renditions (id) on delete set null`.execute(trx)
    await sql`create index deliveries_by_rendition on publish.deliveries (rendition_id) where rendition_id is not null`.execute(
      trx,
    )
    await sql`grant select, insert, update, delete on cut.renditions to ${house}`.execute(trx)
  },
}

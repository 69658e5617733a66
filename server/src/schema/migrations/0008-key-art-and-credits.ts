import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Key art gets a gate of its own, so that the doorkeeper can take it off the page and leave the page; cuts get credits. */
export const keyArtAndCredits: Migration = {
  name: '0008-key-art-and-credits',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    const fan = sql.id(roles.fan)

    await sql`alter table clearance.exposures drop constraint exposures_kind_check`.execute(trx)
    await sql`
      alter table clearance.exposures add constraint exposures_kind_check
      check (kind in ('asset', 'cut', 'publication', 'kit', 'key-art'))`.execute(trx)
    await sql`alter table production.front_pages drop column key_art`.execute(trx)
    await sql`
      create table publish.key_art (
        id uuid primary key,
        production_id uuid not null unique references production.productions (id),
        asset_id uuid not null references ingest.assets (id),
        gate_id uuid not null references wall.gates (id),
        exposure_id uuid not null references clearance.exposures (id),
        sha256 text not null,
        media_type text not null,
        width integer not null,
        height integer not null,
        alt text not null,
        chosen_by text not null,
        chosen_at timestamptz(3) not null
      )`.execute(trx)
    await sql`grant select, insert, update, delete on publish.key_art to ${crew}, ${worker}`.execute(trx)
    await sql`
      grant select (production_id, gate_id, sha256, media_type, width, height, alt) on publish.key_art to ${fan}`.execute(
      trx,
    )
    await sql`alter table publish.key_art enable row level security, force row level security`.execute(trx)
    await sql`
      create policy house on publish.key_art to ${sql.id(roles.owner)}, ${crew}, ${worker}
      using (true) with check (true)`.execute(trx)
    await sql`
      create policy passed on publish.key_art for select to ${fan}
      using (exists (select 1 from wall.gates g where g.id = gate_id))`.execute(trx)

    // Null stands for those whose footage the cut is made of.
    await sql`alter table cut.cuts add column credits jsonb`.execute(trx)
    await sql`
      create or replace view cut.listed_cuts as
      select c.id, c.production_id, c.title, c.gate_id, c.version, c.locked_at, c.locked_by, c.created_at,
        v.shape, v.timeline, v.captions, v.made_by,
        r.id as render_id, r.state as render_state, r.work_id, encode(r.sha256, 'hex') as sha256, r.size_bytes,
        encode(r.poster_sha256, 'hex') as poster_sha256, r.duration_flicks, r.width, r.height, r.problem, r.rendered_at,
        c.credits
      from cut.cuts c
      join cut.versions v on v.cut_id = c.id and v.version = c.version
      left join lateral (
        select * from cut.renders r where r.cut_id = c.id and r.version = c.version order by r.created_at desc limit 1
      ) r on true`.execute(trx)
  },
}

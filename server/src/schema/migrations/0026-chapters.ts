import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** Chapters of a version of a cut, and of the post that is made of it: behind the same gate as its captions. */
export const chapters: Migration = {
  name: '0026-chapters',
  up: async (trx, roles) => {
    await sql`alter table cut.versions add column chapters jsonb not null default '[]'`.execute(trx)
    await sql`
      create or replace view cut.listed_cuts as
      select c.id, c.production_id, c.title, c.gate_id, c.version, c.locked_at, c.locked_by, c.created_at,
        v.shape, v.timeline, v.captions, v.made_by,
        r.id as render_id, r.state as render_state, r.work_id, encode(r.sha256, 'hex') as sha256, r.size_bytes,
        encode(r.poster_sha256, 'hex') as poster_sha256, r.duration_flicks, r.width, r.height, r.problem, r.rendered_at,
        c.credits, v.chapters
      from cut.cuts c
      join cut.versions v on v.cut_id = c.id and v.version = c.version
      left join lateral (
        select * from cut.renders r where r.cut_id = c.id and r.version = c.version order by r.created_at desc limit 1
      ) r on true`.execute(trx)
    await sql`alter table publish.posts add column chapters jsonb not null default '[]'`.execute(trx)
    await sql`grant select (chapters) on publish.posts to ${sql.id(roles.fan)}`.execute(trx)
  },
}

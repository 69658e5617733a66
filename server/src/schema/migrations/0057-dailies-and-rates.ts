import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/**
 * What narrows the dailies is met in their order, however much of it there is; and a rendered film has its rate as the
 * fraction it is, for whoever steps through it frame by frame.
 */
export const dailiesAndRates: Migration = {
  name: '0057-dailies-and-rates',
  up: async (trx) => {
    await sql`
      drop index ingest.dailies_by_kind, ingest.dailies_by_genre, ingest.dailies_by_triage,
        ingest.dailies_by_contributor`.execute(trx)
    for (const column of ['kind', 'genre', 'triage', 'contributor_id'])
      await sql`
        create index ${sql.id(`dailies_by_${column.replace('_id', '')}`)}
        on ingest.assets (production_id, ${sql.id(column)}, day_key, received_at desc, id)
        where state in ('preparing', 'ready') and kind is not null`.execute(trx)
    await sql`
      alter table cut.renders
        add column rate_num integer check (rate_num > 0),
        add column rate_den integer check (rate_den > 0),
        add check (num_nonnulls(rate_num, rate_den) <> 1)`.execute(trx)
    // What was measured as a decimal is a whole rate, one of television's over 1001, or known to a thousandth.
    await sql`
      update cut.renders set
        rate_num = case
          when abs(frame_rate - round(frame_rate)) < 0.0005 then round(frame_rate)
          when abs(frame_rate * 1.001 - round(frame_rate * 1.001)) < 0.0005 then round(frame_rate * 1.001) * 1000
          else round(frame_rate * 1000) end,
        rate_den = case
          when abs(frame_rate - round(frame_rate)) < 0.0005 then 1
          when abs(frame_rate * 1.001 - round(frame_rate * 1.001)) < 0.0005 then 1001
          else 1000 end
      where frame_rate > 0`.execute(trx)
    await sql`alter table cut.renders drop column frame_rate`.execute(trx)
    await sql`
      create or replace view cut.listed_cuts as
      select c.id, c.production_id, c.title, c.gate_id, c.version, c.locked_at, c.locked_by, c.created_at,
        v.shape, v.timeline, v.captions, v.made_by,
        r.id as render_id, r.state as render_state, r.work_id, encode(r.sha256, 'hex') as sha256, r.size_bytes,
        encode(r.poster_sha256, 'hex') as poster_sha256, r.duration_flicks, r.width, r.height, r.problem, r.rendered_at,
        c.credits, v.chapters,
        case when r.rate_num is not null then jsonb_build_object('num', r.rate_num, 'den', r.rate_den) end as frame_rate
      from cut.cuts c
      join cut.versions v on v.cut_id = c.id and v.version = c.version
      left join lateral (
        select * from cut.renders r where r.cut_id = c.id and r.version = c.version order by r.created_at desc limit 1
      ) r on true`.execute(trx)
  },
}

import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** What cannot be read is kept sealed: an asset may be unreadable, and have no kind while nothing is known of its content. */
export const unreadableFiles: Migration = {
  name: '0047-unreadable-files',
  up: async (trx) => {
    await sql`alter table ingest.assets drop constraint assets_state_check, drop constraint assets_kind_check`.execute(
      trx,
    )
    // Of a refused asset either the original was kept, and it is unreadable; or nothing was, and it is gone.
    await sql`
      update ingest.assets a set state = case
        when exists (select 1 from ingest.asset_files f where f.asset_id = a.id and f.role = 'original')
          then 'unreadable'
        else 'deleted' end
      where a.state = 'refused'`.execute(trx)
    await sql`
      alter table ingest.assets
        alter column kind drop not null,
        add constraint assets_state_check check (state in ('preparing', 'ready', 'unreadable', 'deleted')),
        add constraint assets_kind_check check (kind in ('video', 'still', 'sound')),
        add constraint assets_kind_known check (kind is not null or state <> 'ready')`.execute(trx)
    await sql`create index assets_unreadable on ingest.assets (production_id) where state = 'unreadable' or kind is null`.execute(
      trx,
    )
    // No later stage hears of an asset before it is known what it is.
    await sql`
      create or replace view ingest.asset_facts as
      select a.id, a.production_id, a.gate_id, a.kind, a.title, a.state, a.duration_flicks, a.shooting_day_id,
        array(select s.scene_id from ingest.asset_scenes s where s.asset_id = a.id order by s.scene_id) as scene_ids
      from ingest.assets a where a.kind is not null`.execute(trx)
    await sql`
      create or replace view ingest.listed_assets as
      select a.id, a.production_id, a.gate_id, a.kind, a.genre, a.title, a.state, a.sent_by,
        a.duration_flicks, a.width, a.height, a.removed, a.problem, a.received_at,
        a.contributor_id, c.name as contributor_name, c.craft,
        a.shooting_day_id, d.number as shooting_day_number, d.unit_name, d.shot_on,
        (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'number', s.number, 'title', s.title) order by s.number), '[]')
          from ingest.asset_scenes link join production.numbered_scenes s on s.id = link.scene_id
          where link.asset_id = a.id) as scenes,
        (select coalesce(jsonb_object_agg(f.role, jsonb_build_object('sha256', encode(f.sha256, 'hex'),
            'sizeBytes', f.size_bytes, 'mediaType', f.media_type, 'facts', f.facts)), '{}')
          from ingest.asset_files f where f.asset_id = a.id and f.role <> 'original') as files
      from ingest.assets a
      left join production.named_contributors c on c.id = a.contributor_id
      left join production.numbered_days d on d.id = a.shooting_day_id
      where a.kind is not null`.execute(trx)
  },
}

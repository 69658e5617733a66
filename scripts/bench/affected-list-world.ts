import { DEFAULT_SETTINGS } from '@stagedoor/core/clearance'
import { sql } from 'kysely'
import type { Db } from '../../server/src/schema/index.ts'
import { SIZE } from './clearance-world.ts'

/**
 * Fills a production with people, footage, signed forms and cuts that were judged and cleared, in bulk: what is asked
 * of each person in 2 clips a cut rests on the index as the house keeps it.
 */
export async function fillProduction(db: Db, productionId: string): Promise<void> {
  const { assets, subjects, appearances, grants, cuts } = SIZE
  await db.transaction().execute(async (trx) => {
    const production = sql`${productionId}::uuid`
    await sql`
      insert into clearance.evidence_versions (production_id, version, settings) values (${production}, 1, ${JSON.stringify(DEFAULT_SETTINGS)})
      on conflict (production_id) do update set version = 1, settings = excluded.settings`.execute(trx)
    await sql`
      insert into clearance.subjects (id, production_id, kind, name, facts)
      select md5('subject ' || n)::uuid, ${production}, 'person', 'Person ' || n, '{"identified": true, "minor": false}'
      from generate_series(1, ${subjects}::int) as n`.execute(trx)
    await sql`
      insert into wall.gates (id, production_id, audience, standing) values (md5('gate')::uuid, ${production}, 'crew', 'stands')`.execute(
      trx,
    )
    await sql`
      insert into ingest.uploads (id, production_id, sent_by, contributor_name, file_name, size_bytes, state, expires_at, arrived_at)
      select md5('upload ' || n)::uuid, ${production}, md5('crew')::uuid, 'Main unit', n || '.mov', 1, 'arrived', now(), now()
      from generate_series(1, ${assets}::int) as n`.execute(trx)
    await sql`
      insert into ingest.assets (id, production_id, gate_id, upload_id, kind, title, state, duration_flicks, received_at)
      select md5('asset ' || n)::uuid, ${production}, md5('gate')::uuid, md5('upload ' || n)::uuid, 'video', 'Clip ' || n,
        'ready', 60 * 705600000::bigint, now()
      from generate_series(1, ${assets}::int) as n`.execute(trx)
    await sql`
      insert into clearance.appearances
        (id, production_id, asset_id, subject_id, from_flicks, to_flicks, sides, boxes, prominence, marked_by)
      select md5('appearance ' || n)::uuid, ${production}, md5('asset ' || (1 + n % ${assets}::int))::uuid,
        md5('subject ' || (1 + (n * 7919::bigint) % ${subjects}::int))::uuid,
        (n / ${assets}::int % 10) * 5 * 705600000::bigint, (n / ${assets}::int % 10 + 1) * 5 * 705600000::bigint,
        '{picture}', '[{"at": 0, "box": {"x": 0.2, "y": 0.2, "width": 0.2, "height": 0.3}}]', 'background', 'bench'
      from generate_series(1, ${appearances}::int) as n`.execute(trx)
    await sql`
      insert into clearance.release_forms (id, production_id, subject_id, template, template_version, text, text_digest, scope,
        signatory, addressed_to, drafted_by, state, sent_at, signed_at)
      select md5('form ' || n)::uuid, ${production}, md5('subject ' || (1 + n % ${subjects}::int))::uuid, 'appearance', 1, '', '',
        '{"media": ["motion", "stills", "sound"], "musicRights": [], "uses": ["publicity"],
          "destinations": [{"kind": "anywhere"}], "territories": ["WORLD"], "window": {}}',
        'self', 'Person ' || n, 'bench', 'signed', now() - interval '9 days', now() - interval '8 days'
      from generate_series(0, ${grants}::int - 1) as n`.execute(trx)
    await sql`
      insert into clearance.exposures (id, production_id, kind, ref, exposure)
      select md5('exposure ' || n)::uuid, ${production}, 'cut', md5('version ' || n)::uuid, jsonb_build_object(
        'leaving', jsonb_build_object('kind', 'cut', 'cutId', md5('cut ' || n)::uuid, 'version', md5('version ' || n)::uuid),
        'timeline', jsonb_build_object('edits', '[]'::jsonb, 'clips', (
          select jsonb_agg(jsonb_build_object('assetId', asset_id, 'source',
            jsonb_build_object('from', second * 705600000::bigint, 'to', (second + 8) * 705600000::bigint)))
          from bench_clips where cut = n)),
        'uses', '["publicity"]'::jsonb, 'territories', '["WORLD"]'::jsonb, 'medium', 'motion',
        'destination', '{"platform": "own-page", "account": "own-page", "keepsTerritories": false, "knowsProgress": true,
          "ownerId": null}'::jsonb,
        'moment', '{"kind": "now"}'::jsonb, 'until', null, 'placedAt', null, 'audience', '{"kind": "everyone"}'::jsonb)
      from generate_series(1, ${cuts}::int) as n`.execute(await withClips(trx))
    await sql`
      insert into clearance.dependencies (exposure_id, key)
      select distinct md5('exposure ' || cut)::uuid, key from bench_clips,
        lateral (
          select 'production' as key
          union all select 'asset:' || asset_id
          union all select 'cut-version:' || md5('version ' || cut)::uuid
          union all select 'cut:' || md5('cut ' || cut)::uuid
          union all select 'subject:' || a.subject_id from clearance.appearances as a
            where a.asset_id = bench_clips.asset_id and a.from_flicks < (second + 8) * 705600000::bigint
            and a.to_flicks > second * 705600000::bigint
        ) as keys`.execute(trx)
    await sql`
      insert into clearance.verdicts (id, exposure_id, kind, verdict, evidence_version, evidence_digest, judged_at)
      select md5('verdict ' || id)::uuid, id, 'cleared', '{"kind": "cleared", "duties": [], "validUntil": null,
        "horizon": {"points": [], "moment": null}, "evidenceVersion": 1, "dependencies": []}', 1, '', now()
      from clearance.exposures where production_id = ${production}`.execute(trx)
    await sql`
      update clearance.exposures set verdict_id = md5('verdict ' || id)::uuid where production_id = ${production}`.execute(
      trx,
    )
  })
  await sql`analyze`.execute(db)
}

async function withClips<Transaction extends Db>(trx: Transaction): Promise<Transaction> {
  await sql`
    create temporary table bench_clips on commit drop as
    select cut, md5('asset ' || (1 + (cut * 31 + clip * 977) % ${SIZE.assets}::int))::uuid as asset_id,
      (cut * 7 + clip * 3) % 40 as second
    from generate_series(1, ${SIZE.cuts}::int) as cut, generate_series(0, 1) as clip`.execute(trx)
  await sql`create index on bench_clips (cut)`.execute(trx)
  await sql`analyze bench_clips`.execute(trx)
  return trx
}

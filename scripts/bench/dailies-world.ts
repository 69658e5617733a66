import type pg from 'pg'

/** How many days lie between the first and the last asset, whatever their number: a long series shoots so long. */
const DAYS = 200

/** How large a world of dailies is, and what its pictures are. */
export interface DailiesWorld {
  readonly productionId: string
  readonly assets: number
  /** Digests of posters that the storage holds. */
  readonly posters: readonly string[]
}

/** Does some work on a connection of its own. */
export type Connect = (work: (admin: pg.Client) => Promise<void>) => Promise<void>

/**
 * Fills a production with judged footage by plain SQL, past every use case: a benchmark of reading needs rows, not
 * history. Nothing waits for keys of others here, so the tables are filled side by side.
 */
export async function fillDailies(
  connect: Connect,
  { productionId, assets, posters }: DailiesWorld,
): Promise<void> {
  const fill = (...statements: readonly (readonly [sql: string, ...values: unknown[]])[]) =>
    connect(async (admin) => {
      // Nothing was uploaded and no trigger is to tell of it: the kind of each verdict is written beside it here.
      await admin.query('set session_replication_role = replica')
      // Ids as the house makes them, and the same for the same words.
      await admin.query(
        `create or replace function pg_temp.id_of(words text) returns uuid language sql immutable as
         $$ select overlay(overlay(md5(words) placing '4' from 13) placing '8' from 17)::uuid $$`,
      )
      for (const [sql, ...values] of statements) await admin.query(sql, values)
    })
  await Promise.all([
    fill(
      [
        `insert into production.units (id, production_id, name)
         select pg_temp.id_of($1 || name), $1::uuid, name from unnest(array['Main unit', 'Second unit']) name`,
        productionId,
      ],
      [
        `insert into production.shooting_days (id, production_id, unit_id, number, shot_on)
         select pg_temp.id_of($1 || 'day ' || n), $1::uuid,
           pg_temp.id_of($1 || case n % 2 when 0 then 'Main unit' else 'Second unit' end), n, date '2025-01-01' + n
         from generate_series(1, $2::integer) n`,
        productionId,
        DAYS,
      ],
      [
        `insert into wall.gates (id, production_id, audience, standing)
         values (pg_temp.id_of($1 || 'gate'), $1::uuid, 'crew', 'stands')`,
        productionId,
      ],
      [
        `insert into ingest.assets (id, production_id, gate_id, upload_id, kind, title, shooting_day_id, state,
           duration_flicks, width, height, received_at, triage, triaged_by, triaged_at)
         select pg_temp.id_of($1 || n), $1::uuid, pg_temp.id_of($1 || 'gate'), pg_temp.id_of($1 || 'upload ' || n),
           case n % 4 when 0 then 'still' else 'video' end, 'A' || lpad((n % 999)::text, 3, '0') || '_C' || n || '.mov',
           pg_temp.id_of($1 || 'day ' || (1 + n % $3::integer)), 'ready', 60 * 705600000::bigint, 1920, 1080,
           timestamptz '2025-01-01' + n * interval '11 seconds',
           case n % 50 when 0 then 'keep' when 1 then 'no' end, case when n % 50 < 2 then 'bench' end,
           case when n % 50 < 2 then now() end
         from generate_series(1, $2::integer) n`,
        productionId,
        assets,
        DAYS,
      ],
    ),
    fill([
      `insert into ingest.asset_files (id, asset_id, role, sha256, size_bytes, media_type)
       select pg_temp.id_of($1 || 'poster ' || n), pg_temp.id_of($1 || n), 'poster',
         decode(($3::text[])[1 + n % array_length($3::text[], 1)], 'hex'), 1, 'image/jpeg'
       from generate_series(1, $2::integer) n`,
      productionId,
      assets,
      posters,
    ]),
    fill([
      `insert into clearance.verdicts (id, exposure_id, kind, verdict, evidence_version, evidence_digest, judged_at)
       select pg_temp.id_of($1 || 'verdict ' || n), pg_temp.id_of($1 || 'exposure ' || n), 'cleared', '{"kind": "cleared",
         "duties": [], "validUntil": null, "horizon": {"points": [], "moment": null}, "evidenceVersion": 1,
         "dependencies": []}', 1, '', now() from generate_series(1, $2::integer) n`,
      productionId,
      assets,
    ]),
    fill([
      `insert into clearance.exposures (id, production_id, kind, ref, exposure, verdict_id, verdict_kind)
       select pg_temp.id_of($1 || 'exposure ' || n), $1::uuid, 'asset', pg_temp.id_of($1 || n), '{}',
         pg_temp.id_of($1 || 'verdict ' || n), 'cleared' from generate_series(1, $2::integer) n`,
      productionId,
      assets,
    ]),
  ])
  await connect(async (admin) => {
    await admin.query('vacuum analyze')
    // What was filled in is written now, and not while somebody is measured.
    await admin.query('checkpoint')
  })
}

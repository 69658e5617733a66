import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { makeRecordKey } from '../connectors/bluesky/record-key.ts'
import type { Seal } from '../plant/seal/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** How many copies of a publication are to open, and when. */
export interface Copies {
  readonly of: string
  readonly count: number
  readonly opensAt: Instant
}

/** The database as its owner, and what seals handles. */
export interface CopyDeps {
  readonly owner: Db
  readonly handles: Seal
}

/**
 * Puts copies of a publication that waits on the calendar, each with rows of its own: gate, exposure and verdict,
 * attempt, alarm, and at a platform the delivery with a sealed handle under a key of its own. Answers their ids.
 */
export async function putCopies(
  { owner, handles }: CopyDeps,
  { of, count, opensAt }: Copies,
): Promise<readonly string[]> {
  return owner.transaction().execute(async (trx) => {
    await copyPublications(trx, { of, count, opensAt })
    await copyPosts(trx, of)
    const { rows } = await sql<{ id: string }>`select id from copies order by id`.execute(trx)
    const ids = rows.map(({ id }) => id)
    await copyDeliveries(trx, handles, { of, ids })
    await sql`
      insert into publish.attempts (id, publication_id, due_at, outcome)
      select gen_random_uuid(), id, ${new Date(opensAt)}, null from copies`.execute(trx)
    await sql`
      insert into plant.alarms (key, name, production_id, moment, payload)
      select 'publish.opening:' || c.id, 'publish.opening', p.production_id, p.opens_at,
        jsonb_build_object('publicationId', c.id)
      from copies c join publish.publications p on p.id = c.id`.execute(trx)
    return ids
  })
}

async function copyPublications(trx: Trx, { of, count, opensAt }: Copies): Promise<void> {
  await sql`
    create temporary table copies on commit drop as
    select n, gen_random_uuid() as id, gen_random_uuid() as gate, gen_random_uuid() as exposure,
      gen_random_uuid() as verdict
    from generate_series(1, ${count}::int) n`.execute(trx)
  const moment = new Date(opensAt)
  await sql`
    insert into wall.gates (id, production_id, audience, opens_at, standing)
    select c.gate, g.production_id, g.audience, case when p.slug is null then g.opens_at else ${moment} end, g.standing
    from copies c, publish.publications p join wall.gates g on g.id = p.gate_id where p.id = ${of}`.execute(
    trx,
  )
  await sql`
    insert into clearance.exposures (id, production_id, kind, ref, gate_id, exposure)
    select c.exposure, e.production_id, e.kind, c.id, c.gate,
      jsonb_set(e.exposure, '{moment,at}', to_jsonb(${opensAt}::bigint))
    from copies c, publish.publications p join clearance.exposures e on e.id = p.exposure_id
    where p.id = ${of}`.execute(trx)
  await sql`
    insert into clearance.verdicts
      (id, exposure_id, kind, verdict, evidence_version, evidence_digest, valid_until, clears_at, judged_at)
    select c.verdict, c.exposure, v.kind, v.verdict, s.version, v.evidence_digest, v.valid_until, v.clears_at, v.judged_at
    from copies c, publish.publications p
      join clearance.exposures e on e.id = p.exposure_id
      join clearance.verdicts v on v.id = e.verdict_id
      join clearance.evidence_versions s on s.production_id = p.production_id
    where p.id = ${of}`.execute(trx)
  await sql`
    update clearance.exposures e set verdict_id = c.verdict from copies c where e.id = c.exposure`.execute(
    trx,
  )
  await sql`
    insert into clearance.dependencies (exposure_id, key)
    select c.exposure, d.key from copies c, publish.publications p
      join clearance.dependencies d on d.exposure_id = p.exposure_id
    where p.id = ${of}`.execute(trx)
  await sql`
    insert into publish.publications (id, production_id, cut_id, cut_version, render_id, destination_id, gate_id,
      exposure_id, state, title, copy, slug, opens_at, rule, made_by)
    select c.id, p.production_id, p.cut_id, p.cut_version, p.render_id, p.destination_id, c.gate, c.exposure,
      jsonb_set(p.state, '{opensAt}', to_jsonb(${opensAt}::bigint)), p.title, p.copy,
      case when p.slug is null then null else p.slug || '-' || left(c.id::text, 13) end, ${moment},
      jsonb_build_object('kind', 'moment', 'at', ${opensAt}::bigint), p.made_by
    from copies c, publish.publications p where p.id = ${of}`.execute(trx)
}

// What a fan may read of it, where it goes to a page of ours.
async function copyPosts(trx: Trx, of: string): Promise<void> {
  await sql`
    insert into publish.posts (id, production_id, publication_id, gate_id, slug, title, copy, shape, duration_flicks,
      credits, raw, captions, chapters, media, opens_at)
    select gen_random_uuid(), o.production_id, c.id, c.gate, n.slug, o.title, o.copy, o.shape, o.duration_flicks,
      o.credits, o.raw, o.captions, o.chapters, o.media, n.opens_at
    from copies c join publish.publications n on n.id = c.id, publish.posts o where o.publication_id = ${of}`.execute(
    trx,
  )
}

async function copyDeliveries(
  trx: Trx,
  handles: Seal,
  { of, ids }: { of: string; ids: readonly string[] },
): Promise<void> {
  const delivery = await trx
    .selectFrom('publish.deliveries')
    .select('handle')
    .where('publicationId', '=', of)
    .executeTakeFirst()
  if (delivery?.handle == null) return
  const handle = JSON.parse(handles.open(delivery.handle, `delivery:${of}`)) as Record<string, unknown>
  const sealed = ids.map((id) =>
    handles.seal(JSON.stringify({ ...handle, rkey: makeRecordKey(instant(Date.now())) }), `delivery:${id}`),
  )
  await sql`
    insert into publish.deliveries (publication_id, account_id, plan, place_from, next, handle, progress, left_behind)
    select h.id, d.account_id, d.plan, d.place_from, d.next, h.handle, d.progress, d.left_behind
    from publish.deliveries d, unnest(${ids}::uuid[], ${sealed}::bytea[]) as h (id, handle)
    where d.publication_id = ${of}`.execute(trx)
}

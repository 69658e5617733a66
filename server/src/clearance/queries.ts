import type { Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { type RawBuilder, sql } from 'kysely'
import { newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { ExposureKind, ExposureOrder } from './exposure-order.ts'
import { orderIn } from './exposure-order.ts'
import { clearsAtOf, validUntilOf, verdictIn } from './verdict-rows.ts'

/** An exposure as kept: the question, whose gate it opens, and the last verdict on it. */
export type ExposureRow = Awaited<ReturnType<typeof exposuresById>>[number]

const COLUMNS = [
  'e.id',
  'e.productionId',
  'e.kind',
  'e.ref',
  'e.gateId',
  'e.exposure',
  'e.closedAt',
  'e.verdictId',
  'v.verdict',
  'v.judgedAt',
] as const

/** Some exposures with their last verdicts, locked against other judges of the same ones if asked. */
export async function exposuresById(db: Db, ids: readonly string[], { lock }: { lock: boolean }) {
  if (ids.length === 0) return []
  if (lock) {
    await db
      .selectFrom('clearance.exposures')
      .select('id')
      .where('id', '=', anyOf(ids))
      .orderBy('id')
      .forUpdate()
      .execute()
  }
  const rows = await db
    .selectFrom('clearance.exposures as e')
    .leftJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .select(COLUMNS)
    .where('e.id', '=', anyOf(ids))
    .orderBy('e.id')
    .execute()
  return rows.map(({ exposure, verdict, ...row }) => ({
    ...row,
    order: orderIn(exposure),
    last: verdict === null ? null : verdictIn(verdict),
  }))
}

/** The exposure that a stage opened for a ref of its own, if it did. */
export function exposureFor(db: Db, { kind, ref }: { kind: ExposureKind; ref: string }) {
  return db
    .selectFrom('clearance.exposures')
    .select(['id', 'productionId', 'closedAt'])
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .executeTakeFirst()
}

/** Opens an exposure, or puts a new question in place of the one that stands under the same ref. */
export async function putExposure(
  trx: Trx,
  exposure: {
    productionId: string
    kind: ExposureKind
    ref: string
    gateId: string | null
    order: ExposureOrder
  },
): Promise<string> {
  const { productionId, kind, ref, gateId, order } = exposure
  const { id } = await trx
    .insertInto('clearance.exposures')
    .values({ id: newId(), productionId, kind, ref, gateId, exposure: JSON.stringify(order) })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'ref'])
        .doUpdateSet({ gateId, exposure: JSON.stringify(order), closedAt: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The open exposures whose verdicts rest on any of some keys. */
export async function exposuresResting(
  trx: Trx,
  { productionId, keys }: { productionId: string; keys: readonly string[] },
): Promise<string[]> {
  if (keys.length === 0) return []
  const rows = await trx
    .selectFrom('clearance.dependencies as d')
    .innerJoin('clearance.exposures as e', 'e.id', 'd.exposureId')
    .select('e.id')
    .distinct()
    .where('d.key', '=', sql<string>`any(${[...keys]}::text[])`)
    .where('e.productionId', '=', productionId)
    .where('e.closedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** What somebody asks about: material that may be in what was shown. */
export interface Material {
  readonly kind: 'asset' | 'subject' | 'scene'
  readonly id: string
}

/** An exposure that is or was open, and when. */
export interface EverOpen {
  readonly id: string
  readonly kind: string
  readonly ref: string
  readonly createdAt: Instant
  readonly closedAt: Instant | null
}

/** Every exposure with some material in it that ever was: cuts, publications and kits, those that were closed as well. */
export function exposuresEverWith(
  db: Db,
  { productionId, material }: { productionId: string; material: Material },
): Promise<readonly EverOpen[]> {
  const key = `${material.kind}:${material.id}`
  return db
    .selectFrom('clearance.exposures as e')
    .leftJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .select(['e.id', 'e.kind', 'e.ref', 'e.createdAt', 'e.closedAt'])
    .where('e.productionId', '=', productionId)
    .where((eb) =>
      eb.or([
        eb(
          'e.id',
          'in',
          eb.selectFrom('clearance.dependencies as d').select('d.exposureId').where('d.key', '=', key),
        ),
        // What was closed is watched no more; what its last verdict rested on is still told by that verdict.
        eb.and([
          eb('e.closedAt', 'is not', null),
          sql<boolean>`v.verdict -> 'dependencies' @> ${JSON.stringify([key])}::jsonb`,
        ]),
      ]),
    )
    .orderBy('e.id')
    .execute()
}

/** What the verdicts of some exposures rest on now. */
export async function dependenciesOf(
  trx: Trx,
  exposureIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const byExposure = new Map<string, string[]>(exposureIds.map((id) => [id, []]))
  if (exposureIds.length === 0) return byExposure
  const rows = await trx
    .selectFrom('clearance.dependencies')
    .selectAll()
    .where('exposureId', '=', anyOf(exposureIds))
    .execute()
  for (const { exposureId, key } of rows) byExposure.get(exposureId)?.push(key)
  return byExposure
}

/** Replaces what the verdicts of some exposures rest on. */
export async function putDependencies(
  trx: Trx,
  judged: readonly { readonly exposureId: string; readonly verdict: Verdict }[],
): Promise<void> {
  if (judged.length === 0) return
  const rows = judged.flatMap(({ exposureId, verdict }) =>
    [...new Set(verdict.dependencies)].map((key) => ({ exposureId, key })),
  )
  await sql`
    with wanted as (
      select * from unnest(
        ${rows.map(({ exposureId }) => exposureId)}::uuid[],
        ${rows.map(({ key }) => key)}::text[]
      ) as w (exposure_id, key)
    ), gone as (
      delete from clearance.dependencies d
      where d.exposure_id = any(${judged.map(({ exposureId }) => exposureId)}::uuid[])
        and not exists (select from wanted w where w.exposure_id = d.exposure_id and w.key = d.key)
    )
    insert into clearance.dependencies (exposure_id, key)
    select exposure_id, key from wanted on conflict do nothing`.execute(trx)
}

/** Keeps some verdicts, and lets each stand as the last one of its exposure. */
export async function saveVerdicts(
  trx: Trx,
  judged: readonly {
    readonly exposureId: string
    readonly verdict: Verdict
    readonly evidenceDigest: string
    readonly judgedAt: Instant
  }[],
): Promise<void> {
  if (judged.length === 0) return
  const iso = (moment: Instant | null) => (moment === null ? null : new Date(moment).toISOString())
  await sql`
    with saved as (
      insert into clearance.verdicts
        (id, exposure_id, kind, verdict, evidence_version, evidence_digest, valid_until, clears_at, judged_at)
      select * from unnest(
        ${judged.map(() => newId())}::uuid[],
        ${judged.map(({ exposureId }) => exposureId)}::uuid[],
        ${judged.map(({ verdict }) => verdict.kind)}::text[],
        ${judged.map(({ verdict }) => JSON.stringify(verdict))}::jsonb[],
        ${judged.map(({ verdict }) => verdict.evidenceVersion)}::bigint[],
        ${judged.map(({ evidenceDigest }) => Buffer.from(evidenceDigest, 'hex'))}::bytea[],
        ${judged.map(({ verdict }) => iso(validUntilOf(verdict)))}::timestamptz[],
        ${judged.map(({ verdict }) => iso(clearsAtOf(verdict)))}::timestamptz[],
        ${judged.map(({ judgedAt }) => iso(judgedAt))}::timestamptz[]
      )
      returning id, exposure_id
    )
    update clearance.exposures e set verdict_id = saved.id from saved where e.id = saved.exposure_id`.execute(
    trx,
  )
}

function anyOf(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`any(${[...ids]}::uuid[])`
}

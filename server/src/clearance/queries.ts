import { newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { ExposureKind, ExposureOrder } from './exposure-order.ts'
import { orderIn } from './exposure-order.ts'
import { verdictIn } from './verdict-rows.ts'

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
      .where('id', 'in', [...ids])
      .orderBy('id')
      .forUpdate()
      .execute()
  }
  const rows = await db
    .selectFrom('clearance.exposures as e')
    .leftJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .select(COLUMNS)
    .where('e.id', 'in', [...ids])
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
    .where('d.key', 'in', [...keys])
    .where('e.productionId', '=', productionId)
    .where('e.closedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
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
    .where('exposureId', 'in', [...exposureIds])
    .execute()
  for (const { exposureId, key } of rows) byExposure.get(exposureId)?.push(key)
  return byExposure
}

/** Replaces what an exposure's verdict rests on. */
export async function putDependencies(trx: Trx, exposureId: string, keys: readonly string[]): Promise<void> {
  await trx.deleteFrom('clearance.dependencies').where('exposureId', '=', exposureId).execute()
  if (keys.length === 0) return
  await trx
    .insertInto('clearance.dependencies')
    .values([...new Set(keys)].map((key) => ({ exposureId, key })))
    .execute()
}

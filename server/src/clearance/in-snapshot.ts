import type { Exposure, Standing } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Db, Trx } from '../schema/index.ts'
import { seeVersion } from './clearance-lock.ts'
import { exposureAt, type ExposureKind, type ExposureOrder } from './exposure-order.ts'
import { gatherEvidence } from './load-evidence.ts'
import { exposuresById } from './queries.ts'
import { mayBeOut } from './tell-of-verdicts.ts'

/** An open exposure with all that its answer rests on, to be judged and judged again without a trace. */
export interface StandingExposure extends Standing {
  readonly exposureId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly order: ExposureOrder
}

/**
 * Looks at a production at one moment of its database, in a transaction that cannot write: the evidence stands still
 * without a lock, and nobody who changes evidence waits for somebody who only wonders.
 */
export function inSnapshot<Seen>(db: Db, look: (trx: Trx) => Promise<Seen>): Promise<Seen> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look)
}

/** Some open exposures with their evidence, in the order of their ids. */
export async function standingExposures(
  trx: Trx,
  { productionId, exposureIds, now }: { productionId: string; exposureIds: readonly string[]; now: Instant },
): Promise<StandingExposure[]> {
  const lock = await seeVersion(trx, productionId)
  const rows = (await exposuresById(trx, exposureIds, { lock: false })).filter((row) => row.closedAt === null)
  const asked = rows.map((row) => ({ row, exposure: exposureAt(row.order, now) }))
  const evidenceFor = await gatherEvidence(
    trx,
    lock,
    asked.map(({ exposure }) => exposure),
  )
  return asked.map(({ row, exposure }) => ({
    exposureId: row.id,
    kind: row.kind,
    ref: row.ref,
    order: row.order,
    asks: (at: Instant): Exposure => exposureAt(row.order, at),
    evidence: evidenceFor(exposure),
    isOut: mayBeOut(row),
  }))
}

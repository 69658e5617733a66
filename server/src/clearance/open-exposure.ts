import type { Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { clearAlarm } from '../plant/alarms/index.ts'
import { appendAllToChain } from '../plant/chain/index.ts'
import { at } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import { lockToJudge } from './clearance-lock.ts'
import type { ExposureKind, ExposureOrder } from './exposure-order.ts'
import { judgeUnderLock, watchAgain, watchKey } from './judge-under-lock.ts'
import { exposureFor, putExposure } from './queries.ts'
import { tellOfVerdicts } from './tell-of-verdicts.ts'

/** An exposure to be watched over; `ref` is the opener's own id and `gateId` the gate that a bad verdict shuts. */
export interface OpeningOrder {
  readonly productionId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly gateId: string | null
  readonly exposure: ExposureOrder
  readonly now: Instant
}

/**
 * Gives an exposure to the doorkeeper and judges it at once; from then on its verdict follows the evidence and the
 * clock. Opening the same kind and ref again puts the new question in place of the old one. Writes the log: call late.
 */
export async function openExposure(
  trx: Trx,
  order: OpeningOrder,
): Promise<{ exposureId: string; verdict: Verdict }> {
  const { productionId, kind, ref, gateId, exposure, now } = order
  const lock = await lockToJudge(trx, productionId)
  const exposureId = await putExposure(trx, { productionId, kind, ref, gateId, order: exposure })
  const [judgement] = await judgeUnderLock(trx, lock, { exposureIds: [exposureId], now })
  if (judgement === undefined) throw new Error(`The exposure ${exposureId} was opened and is not there`)
  await watchAgain(trx, judgement)
  if (judgement.differs) {
    const { entries } = await tellOfVerdicts(trx, {
      judgements: [judgement],
      cause: { kind: 'question-changed' },
    })
    await appendAllToChain(trx, productionId, entries)
  }
  return { exposureId, verdict: judgement.verdict }
}

/**
 * Takes an exposure out of the doorkeeper's care, because nothing of it can be shown any more: no watch, no verdicts.
 * Call it before you touch its gate, in the order in which everybody else takes these locks.
 */
export async function closeExposure(
  trx: Trx,
  { kind, ref, now }: { kind: ExposureKind; ref: string; now: Instant },
): Promise<void> {
  const open = await exposureFor(trx, { kind, ref })
  if (open === undefined) return
  await lockToJudge(trx, open.productionId)
  const closed = await trx
    .updateTable('clearance.exposures')
    .set({ closedAt: at(now) })
    .where('kind', '=', kind)
    .where('ref', '=', ref)
    .where('closedAt', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of closed) {
    await clearAlarm(trx, watchKey(id))
    await trx.deleteFrom('clearance.dependencies').where('exposureId', '=', id).execute()
  }
}

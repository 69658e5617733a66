import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { noteOpening, type Slip } from '../plant/slips/index.ts'
import type { Db } from '../schema/index.ts'

/**
 * Writes into the log that somebody opened a door slip that shows them material or a form: no exit, but access. At
 * most one entry for a slip and day; whose slip it was lies beside the chain.
 */
export async function logSlipOpening(
  { db, clock }: { db: Db; clock: Clock },
  { id, productionId, purpose, ref, addressedTo }: Slip,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await noteOpening(trx, { id, now: clock.now() }))) return
    await appendToChain(trx, {
      productionId,
      kind: 'slip-opened',
      body: { slipId: id, purpose, ref },
      personal: { addressedTo },
    })
  })
}

import type { Clock } from '../../plant/clock/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { addTask } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { openReleaseSlip } from './release-slip.ts'

/** A signer writes to the production by their own slip; what they ask is a task of the crew, and ends nothing by itself. */
export async function writeToProduction(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  message: string,
): Promise<{ sentAt: number }> {
  return db.transaction().execute(async (trx) => {
    const { slip, form } = await openReleaseSlip({ db: trx, clock }, token)
    const { productionId } = slip
    const { id: releaseFormId, subjectId, subjectName: name } = form
    await addTask(trx, {
      productionId,
      kind: 'release-form-message',
      ref: releaseFormId,
      facts: { subjectId, name, from: slip.addressedTo ?? name, message },
      dueAt: null,
    })
    await appendToChain(trx, {
      productionId,
      kind: 'release-form-message',
      body: { releaseFormId, subjectId, slipId: slip.id },
      personal: { name, addressedTo: slip.addressedTo, message },
    })
    return { sentAt: clock.now() }
  })
}

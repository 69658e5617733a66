import { finishTasks, renewTask } from '../../production/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { openAppeals } from './appeals.ts'
import { countWaiting } from './queue.ts'

/** The task that tells crew of what waits. */
const TASK = 'community-waits'
/** The task that tells crew of appeals. */
const APPEALS = 'community-appeal'

/** Tells crew that something waits for them: one task, however much it is. */
export async function tellOfQueue(trx: Trx, productionId: string): Promise<void> {
  const waiting = await countWaiting(trx, productionId)
  if (waiting === 0) return
  await renewTask(trx, {
    productionId,
    kind: TASK,
    ref: productionId,
    dueAt: null,
    facts: () => ({ waiting }),
  })
  await notifyTopic(trx, productionId, 'community')
}

/** Finishes that task when nothing waits any more, and the one of appeals when all are answered. */
export async function finishQueueTasks(
  trx: Trx,
  { productionId, by }: { productionId: string; by: string },
): Promise<void> {
  if ((await countWaiting(trx, productionId)) === 0)
    await finishTasks(trx, { kind: TASK, ref: productionId, by })
  if ((await openAppeals(trx, productionId)).length === 0)
    await finishTasks(trx, { kind: APPEALS, ref: productionId, by })
}

/** Tells crew that somebody appealed. */
export async function tellOfAppeal(trx: Trx, productionId: string): Promise<void> {
  const waiting = (await openAppeals(trx, productionId)).length
  if (waiting > 0)
    await renewTask(trx, {
      productionId,
      kind: APPEALS,
      ref: productionId,
      dueAt: null,
      facts: () => ({ waiting }),
    })
}

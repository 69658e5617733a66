import { finishTasks, renewTask } from '../../production/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { countWaiting } from './queue.ts'

/** The task that tells crew of what waits. */
const TASK = 'community-waits'

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

/** Finishes that task when nothing waits any more. */
export async function finishQueueTask(
  trx: Trx,
  { productionId, by }: { productionId: string; by: string },
): Promise<void> {
  if ((await countWaiting(trx, productionId)) > 0) return
  await finishTasks(trx, { kind: TASK, ref: productionId, by })
}

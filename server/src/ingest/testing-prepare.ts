import type { Jobs } from '../plant/jobs/index.ts'
import { Problem } from '@stagedoor/contract/problems'
import { releaseBytes } from './bytes.ts'
import { RELEASE_BYTES } from './delete-material.ts'
import type { Run } from './prepare/ports.ts'
import { settleStep } from './prepare/settle-step.ts'
import { stepOfJob } from './prepare/steps.ts'
import { makeStep, type StepPorts } from './prepare-asset.ts'

/** A run that nobody watches and nobody stops. */
export const calmly = (): Omit<Run, 'tries'> => ({
  signal: new AbortController().signal,
  progress: () => undefined,
})

type Ports = StepPorts & { readonly jobs: Pick<Jobs, 'ask' | 'withdraw' | 'enqueue'> }

/**
 * Makes every step of an asset here and now, one after the other in the order of a worker, and settles each; throws
 * what ended one. For tests of what is made; who makes it is tested with real workers.
 */
export async function prepareAsset(
  ports: Ports,
  assetId: string,
  run: Omit<Run, 'tries'> & { readonly tries?: number } = calmly(),
): Promise<void> {
  for (;;) {
    const next = await ports.db
      .selectFrom('plant.work')
      .select(['id', 'job', 'ref'])
      .where('ref', '=', assetId)
      .where('rank', 'is not', null)
      .where('state', '=', 'waiting')
      .orderBy('rank')
      .executeTakeFirst()
    const step = next === undefined ? null : stepOfJob(next.job)
    if (next === undefined || step === null) return
    let failure: unknown = null
    try {
      await makeStep(ports, { assetId, step }, { tries: 1, ...run })
    } catch (error) {
      failure = error
    }
    const isCancelled = run.signal.aborted && run.signal.reason === 'cancelled'
    if (failure !== null && !(failure instanceof Problem) && !isCancelled) throw failure
    const state = failure === null ? 'done' : isCancelled ? 'cancelled' : 'failed'
    const problem = failure instanceof Problem ? failure.toDetails() : null
    const released: string[] = []
    const jobs: Ports['jobs'] = {
      ask: (...order) => ports.jobs.ask(...order),
      withdraw: (...which) => ports.jobs.withdraw(...which),
      enqueue: (trx, job, order) => {
        if (job === RELEASE_BYTES) released.push(...(order.payload['digests'] as string[]))
        return ports.jobs.enqueue(trx, job, order)
      },
    }
    await ports.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('plant.work')
        .set({ state, problem: problem && JSON.stringify(problem), endedAt: new Date() })
        .where('id', '=', next.id)
        .execute()
      await settleStep(trx, jobs, { ...next, state, problem })
    })
    await releaseBytes(ports, released)
    if (failure !== null) throw failure
  }
}

import type { AttemptId } from '@stagedoor/core/publish'
import type { Step } from '../../connectors/index.ts'
import { renewTask } from '../../production/index.ts'
import { lockPublication } from '../queries.ts'
import { laterBy } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import type { Held } from './held.ts'
import { noteLive, noteRefused } from './note-outcome.ts'
import { saveDelivery } from './save-delivery.ts'
import { carryOnAt, stepLocked } from './step-delivery.ts'

const FIRST_LOOK_MS = 2_000

/** Writes down what a platform answered to the call. */
export async function settleCall(
  deps: DeliverDeps,
  { publicationId, claim }: Held,
  { attempt, step }: { attempt: AttemptId; step: Step },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication === undefined) return
    const now = deps.clock.now()
    const keeping = { publicationId, claim, seal: deps.handles }
    switch (step.kind) {
      case 'live':
        await saveDelivery(trx, keeping, {
          ...(step.handle === undefined ? {} : { handle: step.handle }),
          progress: 1,
        })
        return noteLive(trx, deps, {
          publication,
          claim,
          ref: step.ref,
          visibility: step.visibility,
          attempt,
          now,
          how: 'landed',
        })
      case 'continue': {
        const { handle, said = null, progress = null, afterMs = FIRST_LOOK_MS } = step
        const lookAt = laterBy(now, afterMs)
        await saveDelivery(trx, keeping, { handle, said, progress, lookAt, error: null })
        await stepLocked(trx, publication, { kind: 'taken', at: now, attempt })
        return carryOnAt(trx, { productionId: publication.productionId, publicationId, moment: lookAt })
      }
      case 'unknown': {
        const lookAt = laterBy(now, FIRST_LOOK_MS)
        await saveDelivery(trx, keeping, { handle: step.handle, error: step.error, lookAt, tries: 0 })
        await stepLocked(trx, publication, { kind: 'silent', at: now, attempt })
        return carryOnAt(trx, { productionId: publication.productionId, publicationId, moment: lookAt })
      }
      case 'failed': {
        await saveDelivery(trx, keeping, { error: step.error })
        return noteRefused(trx, deps, { publication, attempt, now, error: step.error, how: 'bounced' })
      }
      case 'manual': {
        // It lies there for a person to finish; whether they did, a look tells.
        const lookAt = laterBy(now, FIRST_LOOK_MS)
        await saveDelivery(trx, keeping, {
          ...(step.handle === undefined ? {} : { handle: step.handle }),
          said: step.task.what,
          lookAt,
        })
        await stepLocked(trx, publication, { kind: 'taken', at: now, attempt })
        const { productionId, title } = publication
        const facts = { title, what: step.task.what, url: step.task.url }
        await renewTask(trx, {
          productionId,
          kind: 'delivery-by-hand',
          ref: publicationId,
          facts: () => facts,
          dueAt: null,
        })
        return carryOnAt(trx, { productionId, publicationId, moment: lookAt })
      }
    }
  })
}

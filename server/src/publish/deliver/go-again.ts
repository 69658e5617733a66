import type { AttemptId } from '@stagedoor/core/publish'
import { beginAttempt, endAttempt, lockPublication } from '../queries.ts'
import type { DeliverDeps } from './deps.ts'
import type { Held } from './held.ts'
import { saveDelivery } from './save-delivery.ts'
import { carryOn, stepLocked } from './step-delivery.ts'

/** The platform refused the call for a reason that is mended: nothing is out, and it is made anew as another attempt. */
export async function goAgain(
  deps: DeliverDeps,
  { publicationId, claim }: Held,
  attempt: AttemptId,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication === undefined) return
    const now = deps.clock.now()
    const bounced = await stepLocked(trx, publication, { kind: 'bounced', at: now, attempt })
    if (bounced === null) return
    await endAttempt(trx, { publicationId, outcome: 'refused', now })
    // What was called back meanwhile stays back.
    if (bounced.state.kind !== 'failed') {
      const { productionId } = publication
      return carryOn(trx, deps, { productionId, publicationId })
    }
    const again = { ...publication, state: bounced.state }
    await stepLocked(trx, again, { kind: 'schedule', at: now, opensAt: now })
    await beginAttempt(trx, { publicationId, dueAt: now })
    const keeping = { publicationId, claim, seal: deps.handles }
    await saveDelivery(trx, keeping, { next: 'begin', tries: 0, lookAt: null, error: null })
    await carryOn(trx, deps, { productionId: publication.productionId, publicationId })
  })
}

/** No answer came within the window, or the worker died: from now on only a look tells. */
export async function giveUpWaiting(deps: DeliverDeps, { publicationId }: Held): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication?.state.kind !== 'leaving') return
    const { attempt } = publication.state
    await stepLocked(trx, publication, { kind: 'silent', at: deps.clock.now(), attempt })
  })
}

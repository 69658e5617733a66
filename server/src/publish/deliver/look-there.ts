import type { Finding } from '../../connectors/index.ts'
import { reconcileOnce } from '../../connectors/index.ts'
import { renewTask } from '../../production/index.ts'
import { beginAttempt, endAttempt, lockPublication, publicationById } from '../queries.ts'
import type { Held } from './held.ts'
import { deliveryOf, laterBy } from './deliveries.ts'
import { handleOf } from './handles.ts'
import { saveDelivery } from './save-delivery.ts'
import type { DeliverDeps } from './deps.ts'
import { postOf } from './post-of.ts'
import { noteLive, noteRefused } from './note-outcome.ts'
import { stepLocked } from './step-delivery.ts'
import { UNCLEAR_TASK } from './say-outcome.ts'
import { wayTo } from './way-to.ts'

const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 300_000
// So many looks that tell nothing are about an hour; then a person looks as well.
const LOOKS_BEFORE_PERSON = 16

/** Looks at the platform what became of a call whose answer is not known; writes nothing there. */
export async function lookThere(deps: DeliverDeps, held: Held): Promise<void> {
  const { db, handles: seal } = deps
  const { publicationId, claim, signal } = held
  const publication = await publicationById(db, publicationId)
  const delivery = await deliveryOf(db, publicationId)
  if (publication?.state.kind !== 'unknown' || delivery === undefined) return
  const { attempt } = publication.state
  const handle = handleOf(seal, delivery)
  if (handle === null) throw new Error(`The handle of ${publicationId} is gone, so nobody can look`)
  const { connector, ctx } = await wayTo(deps, { delivery, attemptId: attempt, claim, signal })
  const post = await postOf(deps, { publication, delivery, isLook: true })
  await settleLook(deps, held, await reconcileOnce(connector, post, { ctx, handle }))
}

async function settleLook(deps: DeliverDeps, held: Held, finding: Finding): Promise<void> {
  const { publicationId, claim } = held
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    const delivery = await deliveryOf(trx, publicationId)
    if (publication?.state.kind !== 'unknown' || delivery === undefined) return
    const { attempt } = publication.state
    const now = deps.clock.now()
    const keeping = { publicationId, claim, seal: deps.handles }
    const tries = delivery.tries + 1
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries - 1, 10), LONGEST_PAUSE_MS)
    switch (finding.kind) {
      case 'present': {
        const { ref, visibility } = finding
        return noteLive(trx, deps, { publication, claim, ref, visibility, attempt, now, how: 'found' })
      }
      case 'working':
        return saveDelivery(trx, keeping, {
          handle: finding.handle,
          said: finding.said,
          lookAt: laterBy(now, finding.afterMs),
        })
      case 'refused':
        await saveDelivery(trx, keeping, { error: finding.error })
        return noteRefused(trx, deps, { publication, attempt, now, error: finding.error, how: 'refused' })
      case 'absent': {
        const stepped = await stepLocked(trx, publication, { kind: 'absent', at: now, attempt })
        // Too soon to believe: places show what they took with delay.
        if (stepped === null) return saveDelivery(trx, keeping, { tries, lookAt: laterBy(now, pause) })
        await endAttempt(trx, { publicationId, outcome: 'absent', now })
        if (stepped.state.kind === 'scheduled')
          await beginAttempt(trx, { publicationId, dueAt: stepped.state.opensAt })
        return saveDelivery(trx, keeping, { tries: 0, lookAt: null, next: 'begin' })
      }
      case 'undecided': {
        if (tries >= LOOKS_BEFORE_PERSON) {
          await stepLocked(trx, publication, { kind: 'undecided', at: now, attempt })
          const { productionId, title } = publication
          const facts = { title, account: delivery.accountName, why: finding.why }
          await renewTask(trx, {
            productionId,
            kind: UNCLEAR_TASK,
            ref: publicationId,
            facts: () => facts,
            dueAt: null,
          })
        }
        return saveDelivery(trx, keeping, { tries, said: finding.why, lookAt: laterBy(now, pause) })
      }
    }
  })
}

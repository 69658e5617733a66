import { commitOnce } from '../../connectors/index.ts'
import { publicationById } from '../queries.ts'
import type { Held } from './held.ts'
import { deliveryOf, handleOf } from './deliveries.ts'
import type { Called } from './depart.ts'
import type { DeliverDeps } from './deps.ts'
import { postOf } from './post-of.ts'
import { goAgain, settleCall } from './settle-call.ts'
import { unlessRenewed } from './unless-renewed.ts'
import { wayTo } from './way-to.ts'

/**
 * Makes the irreversible call and writes down what was answered. `leaving` was committed before; a call that could not
 * be begun within its window is not made at all.
 */
export async function makeCall(deps: DeliverDeps, held: Held, { attempt, notAfter }: Called): Promise<void> {
  const { db, handles: seal, clock } = deps
  const { publicationId, claim } = held
  const publication = await publicationById(db, publicationId)
  const delivery = await deliveryOf(db, publicationId)
  if (publication === undefined || delivery === undefined) return
  const handle = handleOf(seal, delivery)
  if (handle === null) throw new Error(`Nothing of ${publicationId} was placed`)
  const left = Math.max(0, notAfter - clock.now())
  // A house that is told to stop lets a call that was begun come to its end.
  const signal = AbortSignal.timeout(Math.max(1, left))
  const { connector, ctx } = await wayTo(deps, { delivery, attemptId: attempt, claim, signal })
  const post = await postOf(deps, { publication, delivery })
  if (clock.now() >= notAfter) return
  const step = await commitOnce(connector, post, { ctx, handle })
  // Refused for its token alone: nothing is out, and with a fresh one it goes again as a new attempt.
  if (step.kind === 'failed' && step.error.kind === 'auth') {
    const error = await unlessRenewed(deps, { accountId: delivery.accountId, error: step.error })
    if (error.kind === 'transient') return goAgain(deps, held, attempt)
  }
  await settleCall(deps, held, { attempt, step })
}

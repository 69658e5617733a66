import type { AttemptId } from '@stagedoor/core/publish'
import { errorOf, type Retraction } from '../../connectors/index.ts'
import { publicationById } from '../queries.ts'
import type { Held } from './held.ts'
import { deliveryOf, laterBy } from './deliveries.ts'
import { handleOf } from './handles.ts'
import { saveDelivery } from './save-delivery.ts'
import type { DeliverDeps } from './deps.ts'
import { settleDraftLine } from './settle-draft-line.ts'
import { patienceFor } from './trouble.ts'
import { wayTo } from './way-to.ts'

/** Takes back what lies at a platform unseen, until it is gone or only a person can. */
export async function abortPlaced(deps: DeliverDeps, held: Held): Promise<void> {
  const { db, handles: seal, clock } = deps
  const { publicationId, claim } = held
  const publication = await publicationById(db, publicationId)
  const delivery = await deliveryOf(db, publicationId)
  if (publication === undefined || delivery === undefined) return
  const keeping = { publicationId, claim, seal }
  const handle = handleOf(seal, delivery)
  const done =
    handle === null
      ? ({ kind: 'already-gone', evidence: 'Nothing had been handed over.' } as const)
      : await aborted(deps, { held, delivery, handle })
  if (done.kind === 'failed') {
    const tries = delivery.tries + 1
    const now = clock.now()
    const patience = patienceFor(done.error, { tries, now, opensAt: now })
    const lookAt = patience.kind === 'again' ? patience.at : laterBy(now, 3_600_000)
    await saveDelivery(db, keeping, { error: done.error, tries, lookAt })
    return
  }
  await db.transaction().execute(async (trx) => {
    await saveDelivery(trx, keeping, { leftBehind: false, handle: null, tries: 0, lookAt: null })
    // What is out has a way of its own; here nothing ever was.
    const isOut = publication.state.kind === 'recalled' && publication.state.out !== null
    if (!isOut) await settleDraftLine(trx, { publicationId, done, now: clock.now() })
  })
}

async function aborted(
  deps: DeliverDeps,
  {
    held,
    delivery,
    handle,
  }: {
    held: Held
    delivery: NonNullable<Awaited<ReturnType<typeof deliveryOf>>>
    handle: NonNullable<ReturnType<typeof handleOf>>
  },
): Promise<Retraction> {
  const { publicationId, claim, signal } = held
  const attemptId = publicationId as AttemptId
  const { connector, ctx } = await wayTo(deps, { delivery, attemptId, claim, signal })
  try {
    return await connector.abort(handle, ctx)
  } catch (error) {
    signal.throwIfAborted()
    return { kind: 'failed', error: errorOf(error, 'transient', ctx) }
  }
}

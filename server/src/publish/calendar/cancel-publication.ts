import { Problem } from '@stagedoor/contract/problems'
import { stepPublication } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { closeExposure } from '../../clearance/index.ts'
import { clearAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { revokeSlips } from '../../plant/slips/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { shutGate } from '../../wall/index.ts'
import { carryOnAt } from '../deliver/index.ts'
import { publicationCancelled } from '../events.ts'
import { removePost } from '../posts.ts'
import {
  endAttempt,
  lockPublicationsOfCuts,
  publicationById,
  type PublicationRow,
  saveState,
} from '../queries.ts'
import { type Actor, OPENING } from '../opening/schedule-publication.ts'

/** Takes a publication, and the kits made beside it, off the calendar before their moment. Throws `publication-is-out`: then it is recalled instead. */
export async function cancelPublication(
  { db, clock }: { db: Db; clock: Clock },
  { publicationId, actor }: { publicationId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await publicationById(trx, publicationId)
    const ofCut = found === undefined ? [] : await lockPublicationsOfCuts(trx, [found.cutId])
    const publication = ofCut.find(({ id }) => id === publicationId)
    if (publication === undefined) throw new Problem('not-found')
    const now = clock.now()
    const isCancelled = await cancel(trx, { publication, now, because: 'cancelled' })
    if (!isCancelled && publication.state.kind === 'cancelled') throw new Problem('already-decided')
    if (!isCancelled) throw new Problem('publication-is-out')
    for (const kit of ofCut.filter(({ besideId }) => besideId === publicationId))
      await cancel(trx, { publication: kit, now, because: 'cancelled' })
    await appendToChain(trx, {
      productionId: publication.productionId,
      kind: 'publication-cancelled',
      body: { publicationId, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

/** Cancels a locked publication if its state allows; the caller writes the log. */
export async function cancel(
  trx: Trx,
  { publication, now, because }: { publication: PublicationRow; now: Instant; because: string },
): Promise<boolean> {
  const { id: publicationId, productionId, state, kind, slipId, gateId } = publication
  const step = stepPublication(state, { kind: 'cancel', at: now })
  if (step.kind === 'stayed') return false
  await saveState(trx, publicationId, step.state)
  await endAttempt(trx, { publicationId, outcome: 'called-off', now })
  await clearAlarm(trx, `${OPENING}:${publicationId}`)
  // What lies at its platform unseen is taken back, from now on.
  if (publication.leftBehind === true) await carryOnAt(trx, { productionId, publicationId, moment: now })
  await closeExposure(trx, { kind: kind === 'kit' ? 'kit' : 'publication', ref: publicationId, now })
  await shutGate(trx, { gateId, because })
  await removePost(trx, publicationId)
  if (slipId !== null) await revokeSlips(trx, { ids: [slipId], now })
  await announce(trx, publicationCancelled({ productionId, publicationId }))
  await notifyTopic(trx, productionId, 'calendar')
  return true
}

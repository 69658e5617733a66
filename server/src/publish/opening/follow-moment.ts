import { Problem } from '@stagedoor/contract/problems'
import { type PlatformLimits, type PostPlan, settlePlan } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { Db, Trx } from '../../schema/index.ts'
import { deliveryOf } from '../deliver/deliveries.ts'
import { moveDelivery, placeFromAt } from '../deliver/put-delivery.ts'
import { carryOnAt } from '../deliver/step-delivery.ts'
import type { PublicationRow } from '../queries.ts'

/**
 * When the bytes of a publication would reach their place for a moment, where that is before it; null where they do not
 * lie there ahead. The doorkeeper is asked about both moments.
 */
export async function placedFor(
  db: Db,
  { publication, opensAt, now }: { publication: PublicationRow; opensAt: Instant; now: Instant },
): Promise<Instant | null> {
  if (publication.kind !== 'platform') return null
  const delivery = await deliveryOf(db, publication.id)
  if (delivery === undefined) return null
  const placeFrom = placeFromAt(delivery, { opensAt, now })
  return placeFrom < opensAt ? placeFrom : null
}

/**
 * Takes along what waits for a publication's moment, and says from when its gate is open: at that moment, or, for
 * what goes to a platform, when its material may be handed over.
 */
export async function followMoment(
  trx: Trx,
  { publication, opensAt, now }: { publication: PublicationRow; opensAt: Instant; now: Instant },
): Promise<Instant> {
  const { id: publicationId, productionId, kind, partOf } = publication
  if (kind !== 'platform') return opensAt
  // The parts of a thread go with its first, and are taken up when the one before them is live.
  if (partOf === null) await moveDelivery(trx, { publicationId, opensAt, now })
  const placeFrom = (await deliveryOf(trx, publicationId))?.placeFrom ?? opensAt
  // What lies there was put there for another moment: it is taken back at once, and placed again when it may be.
  const moment = publication.leftBehind === true ? now : placeFrom
  if (partOf === null) await carryOnAt(trx, { productionId, publicationId, moment })
  return placeFrom
}

/** A publication waits: what lies at its platform for the moment that is none any more is taken back. */
export async function forgetMoment(
  trx: Trx,
  { publication, now }: { publication: PublicationRow; now: Instant },
): Promise<void> {
  const { id: publicationId, productionId, leftBehind } = publication
  if (leftBehind === true) await carryOnAt(trx, { productionId, publicationId, moment: now })
}

/** A plan with other words; a platform without titles shows none, and there the title is only what the crew call it. */
export function withWords(
  plan: PostPlan,
  { title, copy }: { title: string | null; copy: string | null },
): PostPlan {
  return { ...plan, copy: copy ?? plan.copy, title: plan.title === '' ? '' : (title ?? plan.title) }
}

/**
 * Puts changed words into what goes to a platform, within what it takes of the account now. Throws `post-does-not-fit` with
 * all that it would refuse.
 */
export async function followWords(
  trx: Trx,
  publication: PublicationRow,
  { title, copy, limits }: { title: string | null; copy: string | null; limits: PlatformLimits | null },
): Promise<void> {
  if (publication.kind !== 'platform' || (title === null && copy === null)) return
  const delivery = await deliveryOf(trx, publication.id)
  if (delivery === undefined) return
  const changed = withWords(delivery.plan, { title, copy })
  const issues = limits === null ? [] : settlePlan(changed, limits).issues
  if (issues.length > 0) throw new Problem('post-does-not-fit', { issues })
  await trx
    .updateTable('publish.deliveries')
    .set({ plan: JSON.stringify(changed) })
    .where('publicationId', '=', publication.id)
    .execute()
}

import type { PostPlan } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import { deliveryOf } from './deliveries.ts'

/** What a delivery is a part of; an answer names the comment that it answers. */
export type NewPart = { readonly of: string; readonly position: number } & (
  { readonly kind: 'post' | 'comment' } | { readonly kind: 'answer'; readonly answers: string }
)

/** Everything that is written down when a post is put on the calendar. */
export interface NewDelivery {
  readonly publicationId: string
  readonly accountId: string
  readonly plan: PostPlan
  /** How long before its moment the material is handed over, in milliseconds; 0 where it may not lie there ahead. */
  readonly aheadMs: number
  readonly placeFrom: Instant
  readonly part: NewPart | null
  /** The copy that goes in place of the film, or null. */
  readonly renditionId: string | null
}

/** Writes a delivery down. */
export async function putDelivery(
  trx: Trx,
  { publicationId, accountId, plan, aheadMs, placeFrom, part, renditionId }: NewDelivery,
): Promise<void> {
  await trx
    .insertInto('publish.deliveries')
    .values({
      publicationId,
      accountId,
      plan: JSON.stringify(plan),
      aheadMs,
      placeFrom: at(placeFrom),
      handle: null,
      progress: null,
      said: null,
      visibility: null,
      claim: null,
      partOf: part?.of ?? null,
      partPosition: part?.position ?? 0,
      partKind: part?.kind ?? 'post',
      answers: part?.kind === 'answer' ? part.answers : null,
      renditionId,
    })
    .execute()
}

/** From when the material of a delivery is handed over for a moment: never before now. */
export function placeFromAt(
  { aheadMs }: { readonly aheadMs: number },
  { opensAt, now }: { opensAt: Instant; now: Instant },
): Instant {
  return instant(Math.max(now, opensAt - aheadMs))
}

/** Moves a delivery with its publication: what is to be there ahead is so for every moment, and its parts with it. */
export async function moveDelivery(
  trx: Trx,
  { publicationId, opensAt, now }: { publicationId: string; opensAt: Instant; now: Instant },
): Promise<void> {
  const delivery = await deliveryOf(trx, publicationId)
  if (delivery === undefined) return
  await trx
    .updateTable('publish.deliveries')
    .set({ placeFrom: at(placeFromAt(delivery, { opensAt, now })) })
    .where((eb) => eb.or([eb('publicationId', '=', publicationId), eb('partOf', '=', publicationId)]))
    .execute()
}

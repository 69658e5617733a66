import type { Instant } from '@stagedoor/core/time'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { addressBehind } from './address.ts'
import { moveSlug } from '../posts.ts'
import { lockPublication } from '../queries.ts'

/**
 * A post that came to lie behind a point of the story before it opened gets an address made of chance. What was out
 * under its own name keeps it: that name has left.
 */
export async function hideAddress(
  trx: Trx,
  { kind, ref: publicationId, now }: { kind: string; ref: string; now: Instant },
): Promise<void> {
  if (kind !== 'publication') return
  const publication = await lockPublication(trx, publicationId)
  if (publication?.slug == null) return
  if (publication.opensAt !== null && publication.opensAt <= now) return
  const horizon = (await gatesById(trx, [publication.gateId])).get(publication.gateId)?.horizon
  if (horizon === undefined) return
  const { slug } = addressBehind(horizon, { slug: publication.slug, slugState: 'usable' })
  if (slug === publication.slug) return
  await trx.updateTable('publish.publications').set({ slug }).where('id', '=', publicationId).execute()
  await moveSlug(trx, { publicationId, slug })
}

import { Problem } from '@stagedoor/contract/problems'
import { type HowDisclosed, isDisclosureTold } from '@stagedoor/core/publish'
import { recordRelease } from '../../clearance/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at, newId } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { finishTasks } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { setLook } from './check/watch-kit.ts'
import { type Kit, lockKitBehind } from './kits.ts'
import { showAgain } from './shown-posts.ts'

/** Where the holder of a kit posted it, and how they say that it discloses; null where nothing is to be disclosed. */
export interface LinkedPost {
  readonly url: string
  readonly disclosed: HowDisclosed | null
}

/**
 * The holder of a kit says where they posted it, and the post is looked at; a later link takes the place of an earlier
 * one, whose post a recall asks back as well. Throws `disclosure-not-told` where they do not say that the disclosure stands.
 */
export async function linkBack(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  { url, disclosed: told }: LinkedPost,
): Promise<{ link: string }> {
  const link = webAddress(url)
  return db.transaction().execute(async (trx) => {
    const { slip, kit } = await lockKitBehind(trx, { clock }, token)
    if (kit.handedOverAt === null)
      throw new Problem('kit-not-open', {
        detail: 'The film was not handed over yet, so there is no post of it to link.',
      })
    if (!isDisclosureTold(kit.disclosure, told)) throw new Problem('disclosure-not-told')
    const disclosed = kit.disclosure === 'none' ? null : told
    const { productionId, id: publicationId, title, cutId, platform, account } = kit.publication
    const now = clock.now()
    await keepEarlier(trx, kit, link)
    await trx
      .updateTable('publish.kits')
      .set({
        linkBack: link,
        linkBackAt: at(now),
        disclosed,
        disclosedAt: disclosed === null ? null : at(now),
      })
      .where('id', '=', kit.id)
      .execute()
    await finishTasks(trx, { kind: 'kit-link-awaited', ref: kit.id, by: kit.holderName })
    await showAgain(trx, { kitId: kit.id, now })
    await setLook(trx, { productionId, kitId: kit.id, round: 0, linkedAt: now })
    await notifyTopic(trx, productionId, 'calendar')
    await recordRelease(trx, { productionId, ref: publicationId, cutId, platform, account, at: now, now })
    await appendToChain(trx, {
      productionId,
      kind: 'kit-linked',
      body: { kitId: kit.id, publicationId, slipId: slip.id, disclosed },
      personal: { by: kit.holderName, title, link },
    })
    return { link }
  })
}

async function keepEarlier(
  trx: Trx,
  { id: kitId, linkBack, linkBackAt }: Pick<Kit, 'id' | 'linkBack' | 'linkBackAt'>,
  link: string,
): Promise<void> {
  await trx.deleteFrom('publish.earlierPosts').where('kitId', '=', kitId).where('link', '=', link).execute()
  if (linkBack === null || linkBackAt === null || linkBack === link) return
  await trx
    .insertInto('publish.earlierPosts')
    .values({ id: newId(), kitId, link: linkBack, linkedAt: at(linkBackAt) })
    .execute()
}

// The link is shown to crew as an address to open, so only the web's own schemes are taken.
function webAddress(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '')
    throw new Problem('invalid-request', { detail: 'url: the address of the post, beginning with https://.' })
  return address.href
}

import { Problem } from '@stagedoor/contract/problems'
import { recordRelease } from '../clearance/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { finishTasks } from '../production/index.ts'
import type { Db } from '../schema/index.ts'
import { setLook } from './kit-check/watch-kit.ts'
import { lockKitBehind } from './kits.ts'

/** The holder of a kit says where they posted it, and the post is looked at; a later link takes the place of an earlier one. */
export async function linkBack(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  url: string,
): Promise<{ link: string }> {
  const link = webAddress(url)
  return db.transaction().execute(async (trx) => {
    const { slip, kit } = await lockKitBehind(trx, { clock }, token)
    if (kit.handedOverAt === null)
      throw new Problem('kit-not-open', {
        detail: 'The film was not handed over yet, so there is no post of it to link.',
      })
    const { productionId, id: publicationId, title, cutId, platform, account } = kit.publication
    const now = clock.now()
    await trx
      .updateTable('publish.kits')
      .set({ linkBack: link, linkBackAt: at(now) })
      .where('id', '=', kit.id)
      .execute()
    await finishTasks(trx, { kind: 'kit-link-awaited', ref: kit.id, by: kit.holderName })
    await setLook(trx, { productionId, kitId: kit.id, round: 0, linkedAt: now })
    await notifyTopic(trx, productionId, 'calendar')
    await recordRelease(trx, { productionId, ref: publicationId, cutId, platform, account, at: now, now })
    await appendToChain(trx, {
      productionId,
      kind: 'kit-linked',
      body: { kitId: kit.id, publicationId, slipId: slip.id },
      personal: { by: kit.holderName, title, link },
    })
    return { link }
  })
}

// The link is shown to crew as an address to open, so only the web's own schemes are taken.
function webAddress(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : null
  if (address === null || !/^https?:$/.test(address.protocol) || address.username !== '')
    throw new Problem('invalid-request', { detail: 'url: the address of the post, beginning with https://.' })
  return address.href
}

import { Problem } from '@stagedoor/contract/problems'
import type { KitDoor } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { judgeAtExit } from '../../clearance/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { addTask, refuseWhileSealed } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { doorOf, filmOfKit, lockKitBehind } from './kits.ts'
import { noteOpening } from '../opening/open-publication.ts'
import type { PublicAddresses } from '../addresses/public-addresses.ts'

const LINK_WITHIN_MS = 86_400_000

/** A film handed over: an address that lives ten minutes and saves under its name. */
export interface HandedFilm {
  readonly url: string
  readonly name: string
  readonly sizeBytes: number
}

/**
 * Hands a kit's film to its holder: an exit, so the doorkeeper is asked in the same lock, and it is logged. Throws
 * `kit-not-open`, `kit-not-cleared`, and the slip's own refusals after a recall.
 */
export async function handOverKit(
  { db, clock, addresses }: { db: Db; clock: Clock; addresses: PublicAddresses },
  token: string,
): Promise<HandedFilm> {
  // A verdict that shuts the gate must commit, so the refusal is thrown after the transaction.
  const handed = await db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const { slip, kit } = await lockKitBehind(trx, { clock }, token)
    const now = clock.now()
    refuseUnopened(await doorOf(trx, kit, now))
    const { id: publicationId, productionId, exposureId, title } = kit.publication
    const verdict = await judgeAtExit(trx, { exposureId, now })
    if (verdict.kind !== 'cleared') return null
    await noteOpening(trx, { publicationId, now })
    await trx
      .updateTable('publish.kits')
      .set({ handedOverAt: at(kit.handedOverAt ?? now), handovers: kit.handovers + 1 })
      .where('id', '=', kit.id)
      .execute()
    if (kit.handedOverAt === null && kit.linkBack === null)
      await addTask(trx, {
        productionId,
        kind: 'kit-link-awaited',
        ref: kit.id,
        facts: { holder: kit.holderName, title, publicationId },
        dueAt: (now + LINK_WITHIN_MS) as Instant,
      })
    await notifyTopic(trx, productionId, 'calendar')
    await appendToChain(trx, {
      productionId,
      kind: 'kit-handed-over',
      body: { kitId: kit.id, publicationId, slipId: slip.id, handover: kit.handovers + 1 },
      personal: { by: kit.holderName, title },
    })
    return kit
  })
  if (handed === null) throw new Problem('kit-not-cleared')
  const { name, sizeBytes, video } = await filmOfKit(db, handed)
  const [url = ''] = await addresses.mint([video])
  return { url, name, sizeBytes }
}

function refuseUnopened(door: KitDoor): void {
  switch (door.kind) {
    case 'open':
      return
    case 'waiting':
      throw new Problem('kit-not-open', { opensAt: new Date(door.opensAt).toISOString() })
    case 'closed':
      throw new Problem('kit-not-open')
    case 'dead':
      throw new Problem('kit-not-cleared')
  }
}

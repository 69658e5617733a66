import { Problem } from '@stagedoor/contract/problems'
import type { CopyPlatform, Disclosure, ScheduleRule } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { renderedCut } from '../../cut/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import { mintSlip } from '../../plant/slips/index.ts'
import { productionById, refuseWhileSealed } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { createGate } from '../../wall/index.ts'
import { newKitCode } from './kit-visits.ts'
import { destinationAt, holdersAccount } from '../destinations.ts'
import { askDoorkeeper } from '../leaving.ts'
import { holderOf, type Holder } from './holder.ts'
import { noteOpening } from '../opening/open-publication.ts'
import { planOpening } from '../opening/plan-opening.ts'
import { putPublication } from '../opening/put-publication.ts'
import { lockPublication } from '../queries.ts'
import { refuseKitMisfit } from './refuse-kit-misfit.ts'
import { refuseUncleared } from '../opening/refuse-unready.ts'
import { type Actor, waitForOpening } from '../opening/schedule-publication.ts'

/** The purpose of the slips that open kits. */
export const KIT_SLIP = 'kit'
const SLIP_LIFE_MS = 90 * 86_400_000

/** For whom a kit is, where they mean to post it, and what they must say. */
export interface KitOrder {
  readonly holderName: string
  /** Who that is: agreements bind a person, and a name proves nothing. */
  readonly holder: Holder
  readonly holderContact: string | null
  /** Null where the holder chooses: then only what is cleared for any place is handed over. */
  readonly platform: CopyPlatform | null
  /** Null takes the publication's own words. */
  readonly copy: string | null
  readonly disclosure: Disclosure
  /** Null opens it with the publication. */
  readonly rule: ScheduleRule | null
}

/** A kit that was made; its link is shown this once. */
export interface MadeKit {
  readonly kitId: string
  readonly publicationId: string
  readonly url: string
  readonly opensAt: Instant
}

/**
 * Makes a kit of what a publication shows: the same film with words, disclosure and a time, for one person to post as
 * themselves. A publication of its own, judged for their account. Throws `contributor-unclear`, `not-cleared`,
 * `words-do-not-fit`, `film-does-not-fit`: these two with what mends them.
 */
export async function makeKit(
  { db, clock, site }: { db: Db; clock: Clock; site: Site },
  { besideId, kit, actor }: { besideId: string; kit: KitOrder; actor: Actor },
): Promise<MadeKit> {
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const now = clock.now()
    const beside = await lockPublication(trx, besideId)
    if (beside === undefined) throw new Problem('not-found')
    if (beside.state.kind === 'draft')
      throw new Problem('already-decided', {
        detail: 'This publication waits for its moment. Make its kits when that is known.',
      })
    if (beside.state.kind !== 'scheduled' && beside.state.kind !== 'live')
      throw new Problem('already-decided', {
        detail: 'This publication does not open. Make the kit of one that does.',
      })
    const { productionId, cutId, cutVersion, renderId, title } = beside
    const production = await productionById(trx, productionId)
    const cut = await renderedCut(trx, { cutId })
    const { holderName, holder, holderContact, disclosure } = kit
    const ownerId = await holderOf(trx, { productionId, holderName, holder, now })
    const place = holdersAccount(kit.platform, { holderName, ownerId })
    const copy = kit.copy ?? beside.copy
    refuseKitMisfit(place.platform, { cut, title, copy })
    const [publicationId, kitId] = [newId(), newId()]
    const rule = kit.rule ?? beside.rule ?? { kind: 'moment', at: beside.opensAt ?? now }
    const resolution = await planOpening(trx, { productionId, publicationId, rule, now })
    if (resolution.kind === 'waits-for')
      throw new Problem('already-decided', {
        detail: 'Nobody knows yet when it opens. Make the kit when that is known.',
      })
    const opensAt = resolution.moment

    const gateId = await createGate(trx, { productionId, audience: 'slip', opensAt })
    const destinationId = await destinationAt(trx, productionId, place)
    const slip = await mintSlip(trx, {
      productionId,
      purpose: KIT_SLIP,
      ref: kitId,
      addressedTo: holderName,
      expiresAt: opensAt + SLIP_LIFE_MS,
      uses: null,
    })
    const leaving = { cut, kind: 'kit' as const, publicationId, gateId, place, opensAt, now }
    const { exposureId, verdict } = await askDoorkeeper(trx, leaving)
    refuseUncleared(verdict, { zone: production?.zone ?? 'UTC', now })
    const under = { destinationId, besideId, gateId, exposureId }
    const said = { title, copy, slug: null, opensAt, rule, madeBy: actor.name }
    const shown = { cutId, version: cutVersion, renderId }
    await putPublication(trx, { id: publicationId, productionId, cut: shown, ...under, ...said, now })
    await trx
      .insertInto('publish.kits')
      .values({
        id: kitId,
        publicationId,
        holderName,
        holderContact,
        slipId: slip.id,
        disclosure,
        linkBack: null,
        code: newKitCode(),
      })
      .execute()
    await waitForOpening(trx, { productionId, publicationId, opensAt })
    if (opensAt <= now) await noteOpening(trx, { publicationId, now })
    await appendToChain(trx, {
      productionId,
      kind: 'kit-made',
      body: {
        kitId,
        publicationId,
        cutId,
        cutVersion,
        opensAt: new Date(opensAt).toISOString(),
        ownerId,
        saidToBe: holder.kind,
        by: actor.userId,
      },
      personal: { by: actor.name, name: holderName },
    })
    return { kitId, publicationId, url: site.link(`/s/${slip.token}`), opensAt }
  })
}

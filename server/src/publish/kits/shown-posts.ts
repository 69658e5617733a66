import { Problem } from '@stagedoor/contract/problems'
import { foreignAddress, kitStanding, platformOfLink } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { clearAlarm, setAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at, randomId } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Slip } from '../../plant/slips/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { lastCheck } from './check/kept-checks.ts'
import { type Kit, lockKitBehind } from './kits.ts'
import { pageOfKit } from './page-of-kit.ts'
import type { Actor } from '../opening/schedule-publication.ts'

/** The alarm at which a post is shown no more, because its holder could not take it back any longer. */
export const SHOWN_UNTIL = 'publish.shown-until'

/** Whether a kit's holder can have their post shown: only beside a post of ours on the own page. */
export async function mayBeShownBeside(db: Db, { id }: Pick<Kit, 'id'>): Promise<boolean> {
  return (await pageOfKit(db, id)) !== undefined
}

/**
 * The holder of a kit lets their post be shown on the production's page, or takes that back, which acts at the commit.
 * Throws `kit-not-open` where there is no page of ours that it belongs to, and the slip's own refusals.
 */
export async function chooseShowing(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  isShown: boolean,
): Promise<{ isShown: boolean }> {
  return db.transaction().execute(async (trx) => {
    const { slip, kit } = await lockKitBehind(trx, { clock }, token)
    if (isShown && !(await mayBeShownBeside(trx, kit)))
      throw new Problem('kit-not-open', {
        detail: 'There is no page of the production that it could be shown on. Nothing was changed.',
      })
    const { id: kitId, holderName: by, publication } = kit
    await noteShowing(trx, { kitId, publication, isShown, now: clock.now(), by, slipId: slip.id })
    if (isShown) await showAgain(trx, { kitId, now: clock.now() })
    return { isShown }
  })
}

/** Somebody of the crew takes a holder's post off the page; only the holder puts it back. Throws `not-found`. */
export async function endShowing(
  { db, clock }: { db: Db; clock: Clock },
  { publicationId, actor }: { publicationId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const kit = await trx
      .selectFrom('publish.kits as k')
      .innerJoin('publish.publications as p', 'p.id', 'k.publicationId')
      .select(['k.id', 'p.productionId', 'p.title'])
      .where('k.publicationId', '=', publicationId)
      .executeTakeFirst()
    if (kit === undefined) throw new Problem('not-found')
    const { id: kitId, productionId, title } = kit
    const publication = { id: publicationId, productionId, title }
    await noteShowing(trx, { kitId, publication, isShown: false, now: clock.now(), by: actor.name })
  })
}

interface Showing {
  readonly kitId: string
  readonly publication: Pick<Kit['publication'], 'id' | 'productionId' | 'title'>
  readonly isShown: boolean
  readonly now: Instant
  readonly by: string
  readonly slipId?: Slip['id']
}

async function noteShowing(
  trx: Trx,
  { kitId, publication, isShown, now, by, slipId }: Showing,
): Promise<void> {
  const { id: publicationId, productionId, title } = publication
  const { numUpdatedRows } = await trx
    .updateTable('publish.kits')
    .set({ shownSince: isShown ? at(now) : null })
    .where('id', '=', kitId)
    .where('shownSince', isShown ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (!isShown) await takeDownShown(trx, kitId)
  if (numUpdatedRows === 0n) return
  await notifyTopic(trx, productionId, 'calendar')
  await appendToChain(trx, {
    productionId,
    kind: isShown ? 'kit-shown' : 'kit-not-shown',
    body: { kitId, publicationId, ...(slipId === undefined ? {} : { slipId }) },
    personal: { by, title },
  })
}

/** Takes what is shown of a kit off the page, in the transaction of whatever ends it. */
export async function takeDownShown(trx: Trx, kitId: string): Promise<void> {
  await trx.deleteFrom('publish.sharedPosts').where('kitId', '=', kitId).execute()
  await clearAlarm(trx, `${SHOWN_UNTIL}:${kitId}`)
}

/**
 * Puts on the page what a kit's holder lets be shown, as it is now: with their last link at a platform, while the kit
 * stands, and never a post that a look found gone or to be another film. Call it where one of these has changed.
 */
export async function showAgain(trx: Trx, { kitId, now }: { kitId: string; now: Instant }): Promise<void> {
  const kit = await trx
    .selectFrom('publish.kits as k')
    .innerJoin('publish.publications as p', 'p.id', 'k.publicationId')
    .innerJoin('plant.slips as s', 's.id', 'k.slipId')
    .select(['k.holderName', 'k.linkBack', 'k.linkBackAt', 'k.shownSince'])
    .select(['p.productionId', 'p.gateId', 'p.stateKind'])
    .select(['s.expiresAt', 's.revokedAt'])
    .where('k.id', '=', kitId)
    .executeTakeFirstOrThrow()
  await takeDownShown(trx, kitId)
  const link = foreignAddress(kit.linkBack ?? '')
  const { linkBackAt: linkedAt, shownSince, gateId: kitGateId, productionId } = kit
  if (shownSince === null || link === null || linkedAt === null) return
  if (kit.stateKind !== 'live' || kit.revokedAt !== null || kit.expiresAt === null) return
  const until = instant(Number(kit.expiresAt))
  if (until <= now) return
  const platform = platformOfLink(link)
  const post = await pageOfKit(trx, kitId)
  const gate = (await gatesById(trx, [kitGateId])).get(kitGateId)
  if (platform === null || post === undefined || gate?.standing !== 'stands') return
  const check = await lastCheck(trx, { kitId, linkedAt })
  if (check !== undefined && (check.finding.kind === 'gone' || check.finding.kind === 'different')) return
  await trx
    .insertInto('publish.sharedPosts')
    .values({
      id: randomId(),
      kitId,
      kitGateId,
      productionId,
      postId: post.postId,
      gateId: post.postGateId,
      name: kit.holderName,
      platform,
      link,
      isVerified: check !== undefined && kitStanding(check.finding) === 'verified',
      sharedAt: at(linkedAt),
      until: at(until),
    })
    .execute()
  await setAlarm(trx, {
    key: `${SHOWN_UNTIL}:${kitId}`,
    name: SHOWN_UNTIL,
    productionId,
    moment: until,
    payload: { kitId },
  })
}

/** What holders let be shown, latest first, as the viewer whose reader is given may see it; of one post, or of all. */
export function sharedPosts(
  fan: Db,
  { productionId, slug, limit }: { productionId: string; slug: string | null; limit: number },
) {
  // Read through the fan's pool: a row whose gate is not passed is not there, and its post neither.
  return fan
    .selectFrom('publish.sharedPosts as s')
    .innerJoin('publish.posts as p', 'p.id', 's.postId')
    .select(['s.id', 's.name', 's.platform', 's.link', 's.isVerified', 's.sharedAt', 'p.slug', 'p.title'])
    .where('s.productionId', '=', productionId)
    .$if(slug !== null, (query) => query.where('p.slug', '=', slug ?? ''))
    .orderBy('s.sharedAt', 'desc')
    .orderBy('s.id')
    .limit(limit)
    .execute()
}

import { Problem } from '@stagedoor/contract/problems'
import {
  type CopyPlatform,
  type FilmFacts,
  leadMs,
  type PlatformId,
  type PlatformLimits,
  type PostPlan,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { capabilitiesOf, isOutlet } from '../../connectors/index.ts'
import { askForRendition, lockCut, renderedCut, type RenderedCut } from '../../cut/index.ts'
import { holdToRelease } from '../../clearance/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { productionById, refuseWhileSealed } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { createGate } from '../../wall/index.ts'
import { carryOnAt, type ContextFor, placeFromAt, putDelivery } from '../deliver/index.ts'
import { coverFor, type FrameDeps } from './cover-frame.ts'
import { accountAt, type Place } from '../destinations.ts'
import { askDoorkeeper } from '../leaving.ts'
import { askedAt, planOpening, refuseForRule } from '../opening/plan-opening.ts'
import { putPublication } from '../opening/put-publication.ts'
import { limitsNow, planOf, type PostOrder, settleOrder } from './post-order.ts'
import { type PublicationRow } from '../queries.ts'
import { type Actor, publicationMade, waitForOpening } from '../opening/schedule-publication.ts'

/**
 * Puts a post at a platform on the calendar, with the rest of its thread and its first comment. Nothing is handed over
 * before its moment unless that was asked, the platform can keep it unseen, and no embargo forbids it. Throws
 * `post-does-not-fit` with everything the platform would refuse, `not-cleared`, `account-not-connected`,
 * `cut-not-rendered`, `cover-not-taken`, and what `planOpening` does.
 */
export async function schedulePost(
  deps: FrameDeps & { db: Db; clock: Clock; jobs: Pick<Jobs, 'enqueue'>; contextFor: ContextFor },
  { actor, ...order }: PostOrder & { actor: Actor },
): Promise<PublicationRow> {
  const { db, clock, contextFor } = deps
  const { productionId, cutId, accountId, rule } = order
  // The platform is asked, and a frame of the film taken, before anything is locked.
  const account = await connectedAccount(db, { productionId, accountId })
  const { limits } = await limitsNow({ contextFor }, accountId)
  const cover = await coverOf(deps, { order, limits })
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const now = clock.now()
    await lockCut(trx, { cutId, by: actor.name, now })
    const cut = await renderedCut(trx, { cutId })
    const production = await productionById(trx, productionId)
    if (cut.productionId !== productionId || production === undefined) throw new Problem('not-found')
    if (cover !== null && cover.film !== cut.sha256) throw new Problem('changed-meanwhile')
    const plan = { ...planOf(order, cut, limits), cover: cover && cover.picture }
    const { issues, rendition } = await settleOrder({ db: trx, contextFor }, { accountId, plan, limits })
    if (issues.length > 0) throw new Problem('post-does-not-fit', { issues })

    const id = newId()
    const resolution = await planOpening(trx, { productionId, publicationId: id, rule, now })
    const opensAt = resolution.kind === 'at' ? resolution.moment : null
    const place = accountAt(account.connector as CopyPlatform, account)
    const aheadMs = aheadOf(order, { connector: account.connector, film: rendition?.film ?? plan.film })
    const placeFrom = placeFromAt({ aheadMs }, { opensAt: askedAt(resolution, now), now })
    const isOurs = isOutlet(account.connector)
    const posted = {
      productionId,
      place,
      cut,
      opensAt,
      placeFrom,
      plan,
      accountId,
      by: actor,
      now,
      aheadMs,
      isOurs,
    }
    if (opensAt !== null && opensAt <= now) await holdToRelease(trx, productionId)
    // Begun now, so that it is there in time.
    const asked =
      rendition === null
        ? { renditionId: null }
        : await askForRendition(trx, deps, { productionId, renderId: cut.renderId, spec: rendition.spec })
    const first = { ...posted, ...asked, id, part: null }
    const { verdict } = await putPart(trx, first, { resolution, rule })
    refuseForRule(verdict, { resolution, zone: production.zone, now })
    for (const [position, words] of followers(plan).entries()) {
      const part = { of: id, position: position + 1, kind: words.kind }
      const own = { ...plan, title: '', copy: words.text, parts: [], firstComment: null, cover: null }
      // The film went with the first.
      const next = { ...posted, renditionId: null, plan: own, id: newId(), part }
      await putPart(trx, next, { resolution, rule })
    }
    await appendToChain(trx, {
      productionId,
      kind: 'publication-scheduled',
      body: {
        publicationId: id,
        cutId,
        cutVersion: cut.version,
        platform: account.connector,
        opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
        placeFrom: new Date(placeFrom).toISOString(),
        rule: rule.kind,
        by: actor.userId,
      },
      personal: { by: actor.name, title: titleOf(plan, cut), account: account.name },
    })
    return publicationMade(trx, id)
  })
}

async function coverOf(
  deps: FrameDeps & { db: Db },
  { order, limits }: { order: Omit<PostOrder, 'rule'>; limits: PlatformLimits },
) {
  const { cover: chosen } = order.words
  if (chosen === null) return null
  const cut = await renderedCut(deps.db, order)
  if (cut.productionId !== order.productionId) throw new Problem('not-found')
  return { film: cut.sha256, picture: await coverFor(deps, { chosen, cut, limits }) }
}

function followers({ parts, firstComment }: PostPlan): { kind: 'post' | 'comment'; text: string }[] {
  const comment = firstComment === null ? [] : [{ kind: 'comment' as const, text: firstComment }]
  return [...parts.map((text) => ({ kind: 'post' as const, text })), ...comment]
}

/** How long before its moment the material of an order is handed over, in milliseconds; 0 where it may not lie there ahead. */
export function aheadOf(
  { placeAhead }: Pick<PostOrder, 'placeAhead'>,
  { connector, film }: { connector: PlatformId; film: Pick<FilmFacts, 'sizeBytes' | 'durationFlicks'> },
): number {
  return placeAhead && capabilitiesOf(connector).canPlaceAhead ? leadMs(film) : 0
}

interface Part {
  readonly id: string
  readonly productionId: string
  readonly accountId: string
  readonly place: Place
  readonly cut: RenderedCut
  readonly plan: PostPlan
  readonly opensAt: Instant | null
  readonly placeFrom: Instant
  readonly aheadMs: number
  readonly isOurs: boolean
  readonly part: { of: string; position: number; kind: 'post' | 'comment' } | null
  readonly renditionId: string | null
  readonly by: Actor
  readonly now: Instant
}

async function putPart(
  trx: Trx,
  made: Part,
  { resolution, rule }: { resolution: Awaited<ReturnType<typeof planOpening>>; rule: PostOrder['rule'] },
) {
  const {
    id,
    productionId,
    accountId,
    place,
    cut,
    plan,
    opensAt,
    placeFrom,
    part,
    by,
    now,
    aheadMs,
    isOurs,
  } = made
  // At somebody else's platform nobody reads through this gate: it is what a change of evidence shuts, and a platform's
  // own pull asks. Through an outlet of ours everybody does.
  const gateId = isOurs
    ? await createGate(trx, { productionId, audience: 'public', opensAt: placeFrom })
    : await createGate(trx, { productionId, audience: 'slip', opensAt: placeFrom })
  const { exposureId, verdict } = await askDoorkeeper(trx, {
    cut,
    kind: 'publication',
    publicationId: id,
    gateId: opensAt === null ? null : gateId,
    place,
    opensAt: askedAt(resolution, now),
    placedAt: aheadMs > 0 ? placeFrom : null,
    now,
  })
  const { destinationId } = await trx
    .selectFrom('publish.accounts')
    .select('destinationId')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const under = { destinationId, besideId: null, gateId, exposureId }
  const said = { title: titleOf(plan, cut), copy: plan.copy, slug: null, opensAt, rule, madeBy: by.name }
  await putPublication(trx, { id, productionId, cut, ...under, ...said, now })
  const { renditionId } = made
  await putDelivery(trx, { publicationId: id, accountId, plan, aheadMs, placeFrom, part, renditionId })
  if (opensAt === null) await notifyTopic(trx, productionId, 'calendar')
  else {
    await waitForOpening(trx, { productionId, publicationId: id, opensAt })
    if (part === null) await carryOnAt(trx, { productionId, publicationId: id, moment: placeFrom })
  }
  return { verdict }
}

const titleOf = (plan: PostPlan, cut: RenderedCut): string => (plan.title === '' ? cut.title : plan.title)

/** An account that posts can be planned at. Throws `not-found`, `account-not-connected`. */
export async function connectedAccount(
  db: Db,
  { productionId, accountId }: { productionId: string; accountId: string },
) {
  const account = await db
    .selectFrom('publish.accounts as a')
    .innerJoin('publish.destinations as d', 'd.id', 'a.destinationId')
    .select(['a.connector', 'a.standing', 'd.account', 'd.name'])
    .where('a.id', '=', accountId)
    .where('a.productionId', '=', productionId)
    .executeTakeFirst()
  if (account === undefined) throw new Problem('not-found')
  if (account.standing === 'disconnected')
    throw new Problem('account-not-connected', {
      detail: `${account.name} is not connected any more. Nothing was saved; connect it again first.`,
    })
  return account
}

import { Problem } from '@stagedoor/contract/problems'
import {
  checkCopy,
  DESTINATION_TRAITS,
  type PlatformLimits,
  type PublicationState,
  type Resolution,
  type ScheduleRule,
  stepPublication,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { holdToRelease } from '../../clearance/index.ts'
import { renderedCut } from '../../cut/index.ts'
import { clearAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { finishTasks, productionById, refuseWhileSealed } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { gatesById, moveGate, reopenGate, setHorizons } from '../../wall/index.ts'
import { addressBehind, slugFor } from '../addresses/address.ts'
import { placeOf } from '../destinations.ts'
import { type ContextFor, deliveryOf } from '../deliver/index.ts'
import { followMoment, followWords, forgetMoment, placedFor } from '../opening/follow-moment.ts'
import { askDoorkeeper } from '../leaving.ts'
import { noteOpening } from '../opening/open-publication.ts'
import { limitsNow } from '../compose/post-order.ts'
import { askedAt, keptRule, planOpening, refuseForRule } from '../opening/plan-opening.ts'
import { placePost } from '../posts.ts'
import {
  endAttempt,
  lockPublicationsOfCuts,
  publicationById,
  type PublicationRow,
  takenSlugs,
} from '../queries.ts'
import { refuseMisfit, refuseSlug } from '../opening/refuse-unready.ts'
import { type Actor, OPENING, waitForOpening } from '../opening/schedule-publication.ts'
import { CONFLICT_TASK, WAITS_TASK } from '../opening/settle-opening.ts'

/** What a change says; null stays as it was. */
export interface PublicationChange {
  readonly rule: ScheduleRule | null
  readonly title: string | null
  readonly copy: string | null
  readonly slug: string | null
}

/**
 * Moves a publication that has not opened, or changes its words; kits that open with it move along. The doorkeeper is
 * asked for the new moment; a gate that a change of evidence shut stands again only here, by a person's hand. Throws
 * `publication-is-out`, `not-cleared`, and then nothing was changed.
 */
export async function changePublication(
  { db, clock, contextFor }: { db: Db; clock: Clock; contextFor: ContextFor },
  { publicationId, change, actor }: { publicationId: string; change: PublicationChange; actor: Actor },
): Promise<PublicationRow> {
  // The platform is asked before anything is locked.
  const limits = await limitsForWords({ db, contextFor }, { publicationId, change })
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const now = clock.now()
    const found = await publicationById(trx, publicationId)
    const ofCut = found === undefined ? [] : await lockPublicationsOfCuts(trx, [found.cutId])
    const before = ofCut.find(({ id }) => id === publicationId)
    if (before === undefined) throw new Problem('not-found')
    await changeOne(trx, before, { change, limits, actor, now })
    const { rule } = change
    const along = { rule, title: null, copy: null, slug: null }
    if (rule !== null)
      for (const kit of ofCut.filter((row) => opensWith(row, before)))
        await changeOne(trx, kit, { change: along, limits: null, actor, now })
    return (await publicationById(trx, publicationId)) ?? before
  })
}

// What the account may write now, which may be more or less than the platform's documentation says; null where no words change.
async function limitsForWords(
  { db, contextFor }: { db: Db; contextFor: ContextFor },
  { publicationId, change }: { publicationId: string; change: PublicationChange },
): Promise<PlatformLimits | null> {
  if (change.title === null && change.copy === null) return null
  const delivery = await deliveryOf(db, publicationId)
  return delivery === undefined ? null : (await limitsNow({ contextFor }, delivery.accountId)).limits
}

// Its kits, and the rest of its thread.
function opensWith({ besideId, partOf, opensAt, state }: PublicationRow, before: PublicationRow): boolean {
  const isAhead = state.kind === 'scheduled' || state.kind === 'draft'
  return (besideId === before.id || partOf === before.id) && opensAt === before.opensAt && isAhead
}

async function changeOne(
  trx: Trx,
  before: PublicationRow,
  {
    change,
    limits,
    actor,
    now,
  }: { change: PublicationChange; limits: PlatformLimits | null; actor: Actor; now: Instant },
): Promise<void> {
  const { id: publicationId, productionId, gateId } = before
  const resolution = await resolutionAfter(trx, before, { rule: change.rule, now })
  const opensAt = resolution.kind === 'at' ? resolution.moment : null
  const state = await stateAt(trx, before, { opensAt, now })
  const title = change.title ?? before.title
  const copy = change.copy ?? before.copy
  const place = placeOf(before)
  const wanted = await changedSlug(trx, before, change)
  if (before.kind === 'platform') await followWords(trx, before, { ...change, limits })
  else refuseMisfit({ words: checkCopy(place.platform, { title, copy }), film: [] })

  const cut = await renderedCut(trx, { cutId: before.cutId })
  const kind = before.kind === 'kit' ? 'kit' : 'publication'
  if (opensAt !== null && opensAt <= now) await holdToRelease(trx, productionId)
  const moment = { opensAt: askedAt(resolution, now), now }
  const placedAt = await placedFor(trx, { publication: before, ...moment })
  const asked = { cut, kind, publicationId, place, placedAt, ...moment } as const
  const { verdict } = await askDoorkeeper(trx, { ...asked, gateId: opensAt === null ? null : gateId })
  const production = await productionById(trx, productionId)
  refuseForRule(verdict, { resolution, zone: production?.zone ?? 'UTC', now })
  // A verdict that reads as before is not told again, and the gate may have had no part in it.
  if (opensAt !== null && kind === 'publication')
    await setHorizons(trx, [{ gateId, horizon: verdict.horizon }])
  const slug =
    wanted === null ? null : addressBehind(verdict.horizon, { slug: wanted, slugState: 'usable' }).slug
  await trx
    .updateTable('publish.publications')
    .set({
      title,
      copy,
      slug,
      opensAt: opensAt === null ? null : at(opensAt),
      state: JSON.stringify(state),
      ...(change.rule === null ? {} : { rule: JSON.stringify(keptRule(change.rule, now)) }),
    })
    .where('id', '=', publicationId)
    .execute()
  await reopenGate(trx, gateId)
  if (opensAt === null) {
    await moveGate(trx, { gateId, opensAt })
    await takeOffCalendar(trx, before, now)
  } else {
    const gateOpensAt = await followMoment(trx, { publication: before, opensAt, now })
    await moveGate(trx, { gateId, opensAt: gateOpensAt })
    if (slug !== null) await placePost(trx, cut, { publicationId, gateId, slug, title, copy, opensAt })
    await waitForOpening(trx, { productionId, publicationId, opensAt })
    if (opensAt <= now && DESTINATION_TRAITS[before.kind].opensByClock)
      await noteOpening(trx, { publicationId, now })
    await finishTasks(trx, { kind: WAITS_TASK, ref: publicationId, by: actor.name })
    if (change.rule !== null)
      await finishTasks(trx, { kind: CONFLICT_TASK, ref: before.destinationId, by: actor.name })
  }
  await appendToChain(trx, {
    productionId,
    kind: 'publication-changed',
    body: {
      publicationId,
      opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
      ...(change.rule === null ? {} : { rule: change.rule.kind }),
      by: actor.userId,
    },
    personal: { by: actor.name, title },
  })
}

// A change of words leaves the moment, or its absence, as it stands.
async function resolutionAfter(
  trx: Trx,
  { id, productionId, opensAt, rule: kept }: PublicationRow,
  { rule, now }: { rule: ScheduleRule | null; now: Instant },
): Promise<Resolution> {
  if (rule === null && opensAt !== null) return { kind: 'at', moment: opensAt, warnings: [] }
  const meant = rule ?? kept ?? { kind: 'at-once' }
  return planOpening(trx, { productionId, publicationId: id, rule: meant, now })
}

async function takeOffCalendar(trx: Trx, publication: PublicationRow, now: Instant): Promise<void> {
  const { id: publicationId, productionId } = publication
  await forgetMoment(trx, { publication, now })
  await endAttempt(trx, { publicationId, outcome: 'called-off', now })
  await clearAlarm(trx, `${OPENING}:${publicationId}`)
  await notifyTopic(trx, productionId, 'calendar')
}

// Words may change at the same moment; then the state stays as it is. What is out, or past its moment, is not touched.
async function stateAt(
  trx: Trx,
  { state, gateId }: PublicationRow,
  { opensAt, now }: { opensAt: Instant | null; now: Instant },
): Promise<PublicationState> {
  if (state.kind === 'cancelled')
    throw new Problem('already-decided', { detail: 'It was cancelled. Schedule the cut anew.' })
  if (opensAt === null) {
    if (state.kind === 'draft') return state
    const step = stepPublication(state, { kind: 'wait', at: now })
    if (step.kind === 'stayed') throw new Problem('publication-is-out')
    return step.state
  }
  const wasShut = (await gatesById(trx, [gateId])).get(gateId)?.standing === 'shut'
  if (state.kind === 'scheduled' && wasShut && now >= state.opensAt) return { ...state, opensAt }
  if (state.kind === 'scheduled' && now < state.opensAt && opensAt === state.opensAt) return state
  const step = stepPublication(state, { kind: 'schedule', at: now, opensAt })
  if (step.kind === 'stayed') throw new Problem('publication-is-out')
  return step.state
}

async function changedSlug(
  trx: Trx,
  before: PublicationRow,
  change: PublicationChange,
): Promise<string | null> {
  if (before.slug === null || change.slug === null || change.slug === before.slug) return before.slug
  const { productionId, id, title } = before
  const address = slugFor({ slug: change.slug, title }, await takenSlugs(trx, { productionId, except: id }))
  refuseSlug(address)
  return address.slug
}

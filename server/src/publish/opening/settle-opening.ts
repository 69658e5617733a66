import {
  DESTINATION_TRAITS,
  hangs,
  PLATFORM_LIMITS,
  type PlatformId,
  type PublicationEvent,
  type PublicationState,
  type Resolution,
  resolveRule,
  stepPublication,
} from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { renderedCut } from '../../cut/index.ts'
import { clearAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { at } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { finishTasks, renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById, moveGate, reopenGate, setHorizons } from '../../wall/index.ts'
import { addressBehind } from '../addresses/address.ts'
import { placeOf } from '../destinations.ts'
import { conflictsAt } from './conflicts-at.ts'
import { followMoment, forgetMoment, placedFor } from './follow-moment.ts'
import { askDoorkeeper } from '../leaving.ts'
import { askedAt } from './plan-opening.ts'
import { placePost } from '../posts.ts'
import { endAttempt, lockPublication, type PublicationRow } from '../queries.ts'
import { factsFor } from './schedule-facts.ts'
import { OPENING, waitForOpening } from './schedule-publication.ts'

/** A publication that waits again, told to the crew. */
export const WAITS_TASK = 'publication-waits'

/** What moved along with something runs into others at its place, told to the crew. */
export const CONFLICT_TASK = 'publications-collide'

// What shuts a gate since the story was told otherwise: the moment was wrong, not the thing.
const STORY_CAUSES = new Set([
  'premiere-set',
  'premiere-moved',
  'premiere-taken-back',
  'story-point-changed',
  'story-point-dropped',
  'story-imported',
  'world-imported',
])

/** A publication whose moment may be another now; `late`: whether it may open by itself after its moment. */
export interface Unsettled {
  readonly publicationId: string
  readonly late: 'opens' | 'waits-for-a-person'
  readonly now: Instant
}

/**
 * Works out anew when a publication opens whose rule hangs on something, and puts it there: gate, alarm, post and
 * verdict together; where its moment is not known any more, or is not cleared, it waits, and a person is told. Never
 * touches what is out. Locks the publication's row: lock many in the order of their ids before.
 */
export async function settleOpening(trx: Trx, { publicationId, late, now }: Unsettled): Promise<void> {
  const publication = await lockPublication(trx, publicationId)
  if (publication?.rule == null || !hangs(publication.rule)) return
  const gate = (await gatesById(trx, [publication.gateId])).get(publication.gateId)
  if (gate === undefined || !isAhead(publication, gate, now)) return
  const { productionId, rule, opensAt } = publication
  const resolution = resolveRule(rule, await factsFor(trx, { productionId, rules: [rule] }), now)
  if (resolution.kind === 'waits-for') return wait(trx, publication, { resolution, now })
  const isLate = resolution.warnings.some(({ kind }) => kind === 'already-passed')
  if (isLate && late === 'waits-for-a-person') return
  const stands = publication.state.kind !== 'draft' && gate.opensAt !== null
  if (stands && opensAt === resolution.moment) return
  await putOnTheClock(trx, publication, { opensAt: resolution.moment, shutBecause: gate.shutBecause, now })
}

type Gate = NonNullable<
  Awaited<ReturnType<typeof gatesById>> extends ReadonlyMap<string, infer One> ? One : never
>

// What opens by the clock is out from its gate's moment on, whether or not that was noted; elsewhere nothing is before it leaves.
function isAhead({ state, kind }: PublicationRow, gate: Gate, now: Instant): boolean {
  if (state.kind === 'draft') return true
  if (state.kind !== 'scheduled' && state.kind !== 'placing') return false
  const isOpen = gate.opensAt !== null && gate.opensAt <= now && gate.standing === 'stands'
  return !(DESTINATION_TRAITS[kind].opensByClock && isOpen)
}

async function putOnTheClock(
  trx: Trx,
  publication: PublicationRow,
  { opensAt, shutBecause, now }: { opensAt: Instant; shutBecause: string | null; now: Instant },
): Promise<void> {
  const { id: publicationId, productionId, gateId, title, copy, slug: told } = publication
  const kind = publication.kind === 'kit' ? ('kit' as const) : ('publication' as const)
  const cut = await renderedCut(trx, { cutId: publication.cutId })
  const gateOpensAt = await followMoment(trx, { publication, opensAt, now })
  const placedAt = await placedFor(trx, { publication, opensAt, now })
  const asked = { cut, kind, publicationId, place: placeOf(publication), opensAt, placedAt, now }
  // Asked without its gate first: what is not cleared for its new moment waits, and is no withdrawal.
  const { verdict } = await askDoorkeeper(trx, { ...asked, gateId: null })
  if (verdict.kind !== 'cleared') {
    const resolution: Resolution = { kind: 'at', moment: opensAt, warnings: [] }
    return wait(trx, publication, { resolution, now })
  }
  await askDoorkeeper(trx, { ...asked, gateId })
  if (kind === 'publication') await setHorizons(trx, [{ gateId, horizon: verdict.horizon }])
  const slug = told === null ? null : addressBehind(verdict.horizon, { slug: told, slugState: 'usable' }).slug
  const state = stepped(publication.state, { kind: 'schedule', at: now, opensAt })
  await trx
    .updateTable('publish.publications')
    .set({ slug, opensAt: at(opensAt), state: JSON.stringify(state) })
    .where('id', '=', publicationId)
    .execute()
  if (slug !== null) await placePost(trx, cut, { publicationId, gateId, slug, title, copy, opensAt })
  if (shutBecause !== null && STORY_CAUSES.has(shutBecause)) await reopenGate(trx, gateId)
  await moveGate(trx, { gateId, opensAt: gateOpensAt })
  await waitForOpening(trx, { productionId, publicationId, opensAt })
  await finishTasks(trx, { kind: WAITS_TASK, ref: publicationId, by: 'Stagedoor' })
  await tellConflicts(trx, publication, { opensAt, now })
  await appendToChain(trx, {
    productionId,
    kind: 'publication-moved-along',
    body: { publicationId, opensAt: new Date(opensAt).toISOString(), with: publication.rule?.kind ?? null },
    personal: { title },
  })
}

// Nobody was there to be shown what the new moment runs into. One task for all that came to one place.
async function tellConflicts(
  trx: Trx,
  publication: PublicationRow,
  { opensAt, now }: { opensAt: Instant; now: Instant },
): Promise<void> {
  const { id: publicationId, productionId, cutId, title, rule, partOf, destinationName } = publication
  if (partOf !== null || rule === null) return
  const place = placeOf(publication)
  const conflicts = await conflictsAt(trx, {
    productionId,
    publicationId,
    place,
    cutId,
    title,
    rule,
    resolution: { kind: 'at', moment: opensAt, warnings: [] },
    // The platform cannot be asked under a lock; its documentation speaks.
    limits: place.kind === 'platform' ? (PLATFORM_LIMITS[place.platform as PlatformId] ?? null) : null,
    now,
  })
  // The same cut twice was shown when it was planned, whatever its moment.
  const fresh = conflicts.filter(({ kind }) => kind !== 'same-cut')
  const [first] = fresh
  if (first === undefined) return
  const other = 'with' in first ? first.with.title : null
  const facts = { title, place: destinationName, kind: first.kind, with: other, count: fresh.length }
  await renewTask(trx, {
    productionId,
    kind: CONFLICT_TASK,
    ref: publication.destinationId,
    facts: () => facts,
    dueAt: opensAt,
  })
}

async function wait(
  trx: Trx,
  publication: PublicationRow,
  { resolution, now }: { resolution: Resolution; now: Instant },
): Promise<void> {
  const { id: publicationId, productionId, gateId, title, opensAt } = publication
  const wasPlanned = publication.state.kind !== 'draft'
  if (wasPlanned) {
    const state = stepped(publication.state, { kind: 'wait', at: now })
    await trx
      .updateTable('publish.publications')
      .set({ opensAt: null, state: JSON.stringify(state) })
      .where('id', '=', publicationId)
      .execute()
    await moveGate(trx, { gateId, opensAt: null })
    await endAttempt(trx, { publicationId, outcome: 'called-off', now })
    await clearAlarm(trx, `${OPENING}:${publicationId}`)
    await forgetMoment(trx, { publication, now })
  }
  const kind = publication.kind === 'kit' ? ('kit' as const) : ('publication' as const)
  const cut = await renderedCut(trx, { cutId: publication.cutId })
  const place = placeOf(publication)
  const moment = { opensAt: askedAt(resolution, now), now }
  const placedAt = await placedFor(trx, { publication, ...moment })
  await askDoorkeeper(trx, { cut, kind, publicationId, gateId: null, place, placedAt, ...moment })
  const because =
    resolution.kind === 'at'
      ? 'not-cleared'
      : resolution.what.kind === 'publication' && resolution.what.isGone
        ? 'publication-gone'
        : 'moment-unknown'
  if (wasPlanned || because !== 'moment-unknown') {
    const moment = resolution.kind === 'at' ? new Date(resolution.moment).toISOString() : null
    const facts = { title, because, moment }
    await renewTask(trx, {
      productionId,
      kind: WAITS_TASK,
      ref: publicationId,
      facts: () => facts,
      dueAt: null,
    })
  }
  await notifyTopic(trx, productionId, 'calendar')
  if (!wasPlanned) return
  await appendToChain(trx, {
    productionId,
    kind: 'publication-waits',
    body: { publicationId, because, was: opensAt === null ? null : new Date(opensAt).toISOString() },
    personal: { title },
  })
}

// Nothing of it was seen, so that to the publication its moment has not come, though the clock may have passed it.
function stepped(
  state: PublicationState,
  event: Extract<PublicationEvent, { kind: 'schedule' | 'wait' }>,
): PublicationState {
  const isPlanned = state.kind === 'scheduled' || state.kind === 'placing'
  if (isPlanned && event.kind === 'schedule' && event.opensAt === state.opensAt) return state
  const before = isPlanned ? instant(Math.min(event.at, state.opensAt - 1)) : event.at
  const step = stepPublication(state, { ...event, at: before })
  if (step.kind === 'stayed')
    throw new Error(`A publication that is ahead cannot ${event.kind}: ${step.because}`)
  return step.state
}

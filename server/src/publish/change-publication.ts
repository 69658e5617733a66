import { Problem } from '@stagedoor/contract/problems'
import { checkCopy, openingMoment, type ScheduleRule, stepPublication } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { holdToRelease } from '../clearance/index.ts'
import { renderedCut } from '../cut/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import { productionById, refuseWhileSealed } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { gatesById, moveGate, reopenGate } from '../wall/index.ts'
import { addressBehind, slugFor } from './address.ts'
import { placeOf } from './destinations.ts'
import { askDoorkeeper } from './leaving.ts'
import { noteOpening } from './open-publication.ts'
import { changePost } from './posts.ts'
import { lockPublicationsOfCut, publicationById, type PublicationRow, takenSlugs } from './queries.ts'
import { refuseMisfit, refuseSlug, refuseUncleared } from './refuse-unready.ts'
import { type Actor, waitForOpening } from './schedule-publication.ts'

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
  { db, clock }: { db: Db; clock: Clock },
  { publicationId, change, actor }: { publicationId: string; change: PublicationChange; actor: Actor },
): Promise<PublicationRow> {
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const now = clock.now()
    const found = await publicationById(trx, publicationId)
    const ofCut = found === undefined ? [] : await lockPublicationsOfCut(trx, found.cutId)
    const before = ofCut.find(({ id }) => id === publicationId)
    if (before === undefined) throw new Problem('not-found')
    await changeOne(trx, before, { change, actor, now })
    const { rule } = change
    const along = { rule, title: null, copy: null, slug: null }
    if (rule !== null)
      for (const kit of ofCut.filter((row) => opensWith(row, before)))
        await changeOne(trx, kit, { change: along, actor, now })
    return (await publicationById(trx, publicationId)) ?? before
  })
}

function opensWith({ besideId, opensAt, state }: PublicationRow, before: PublicationRow): boolean {
  return besideId === before.id && opensAt === before.opensAt && state.kind === 'scheduled'
}

async function changeOne(
  trx: Trx,
  before: PublicationRow,
  { change, actor, now }: { change: PublicationChange; actor: Actor; now: Instant },
): Promise<void> {
  const { id: publicationId, productionId, gateId } = before
  const opensAt = change.rule === null ? before.opensAt : openingMoment(change.rule, now)
  const state = await stateAt(trx, before, { opensAt, now })
  const title = change.title ?? before.title
  const copy = change.copy ?? before.copy
  const place = placeOf(before)
  const wanted = await changedSlug(trx, before, change)
  refuseMisfit({ words: checkCopy(place.platform, { title, copy }), film: [] })

  const cut = await renderedCut(trx, { cutId: before.cutId })
  const kind = before.kind === 'kit' ? 'kit' : 'publication'
  if (opensAt <= now) await holdToRelease(trx, productionId)
  const { verdict } = await askDoorkeeper(trx, { cut, kind, publicationId, gateId, place, opensAt, now })
  const production = await productionById(trx, productionId)
  refuseUncleared(verdict, { zone: production?.zone ?? 'UTC', now })
  const slug =
    wanted === null ? null : addressBehind(verdict.horizon, { slug: wanted, slugState: 'usable' }).slug
  await trx
    .updateTable('publish.publications')
    .set({ title, copy, slug, opensAt: at(opensAt), state: JSON.stringify(state) })
    .where('id', '=', publicationId)
    .execute()
  if (slug !== null) await changePost(trx, { publicationId, slug, title, copy, opensAt })
  await reopenGate(trx, gateId)
  await moveGate(trx, { gateId, opensAt })
  await waitForOpening(trx, { productionId, publicationId, opensAt })
  if (opensAt <= now) await noteOpening(trx, { publicationId, now })
  await appendToChain(trx, {
    productionId,
    kind: 'publication-changed',
    body: { publicationId, opensAt: new Date(opensAt).toISOString(), by: actor.userId },
    personal: { by: actor.name, title },
  })
}

// Words may change at the same moment; then the state stays as it is. What is out, or past its moment, is not touched.
async function stateAt(
  trx: Trx,
  { state, gateId }: PublicationRow,
  { opensAt, now }: { opensAt: Instant; now: Instant },
) {
  if (state.kind === 'cancelled')
    throw new Problem('already-decided', { detail: 'It was cancelled. Schedule the cut anew.' })
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

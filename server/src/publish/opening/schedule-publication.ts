import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { holdToRelease } from '../../clearance/index.ts'
import { lockCut, renderedCut } from '../../cut/index.ts'
import { setAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { productionById, refuseWhileSealed } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { createGate } from '../../wall/index.ts'
import { addressBehind, slugFor } from '../addresses/address.ts'
import { destinationAt, ownPage } from '../destinations.ts'
import { publicationScheduled } from '../events.ts'
import { askDoorkeeper, issuesAt } from '../leaving.ts'
import { noteOpening } from './open-publication.ts'
import { putPost } from '../posts.ts'
import { askedAt, planOpening, refuseForRule } from './plan-opening.ts'
import type { Intent } from './intent.ts'
import { beginAttempt, publicationById, type PublicationRow, takenSlugs } from '../queries.ts'
import { putPublication } from './put-publication.ts'
import { refuseMisfit, refuseSlug } from './refuse-unready.ts'

/** The alarm at a publication's opening moment. */
export const OPENING = 'publish.opening'

/** Who does something, as the log keeps it. */
export interface Actor {
  readonly userId: string
  readonly name: string
}

/**
 * Schedules a rendered cut for the own page. From its moment on the page shows it by the database's clock, no job
 * needed; before it nothing of it can be read. A rule whose moment nobody knows makes a draft behind a closed gate, which
 * waits. Refuses `not-cleared` for that exact moment, `words-do-not-fit`, `film-does-not-fit`, `name-taken`,
 * `cut-not-rendered`, and what `planOpening` does.
 */
export async function schedulePublication(
  { db, clock }: { db: Db; clock: Clock },
  { actor, ...intent }: Intent & { actor: Actor },
): Promise<PublicationRow> {
  const { productionId, cutId, rule, title, copy } = intent
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const now = clock.now()
    await lockCut(trx, { cutId, by: actor.name, now })
    const cut = await renderedCut(trx, { cutId })
    if (cut.productionId !== productionId) throw new Problem('not-found')
    const production = await productionById(trx, productionId)
    if (production === undefined) throw new Problem('not-found')
    const id = newId()
    const resolution = await planOpening(trx, { productionId, publicationId: id, rule, now })
    const opensAt = resolution.kind === 'at' ? resolution.moment : null
    const address = slugFor(intent, await takenSlugs(trx, { productionId, except: null }))
    refuseSlug(address)
    refuseMisfit(issuesAt('own-page', { cut, title, copy }))

    const gateId = await createGate(trx, { productionId, audience: 'public', opensAt })
    const destinationId = await destinationAt(trx, productionId, ownPage)
    const leaving = {
      cut,
      kind: 'publication' as const,
      publicationId: id,
      // What waits is shown nowhere, so that no change of evidence has anything to shut.
      gateId: opensAt === null ? null : gateId,
      place: ownPage,
      opensAt: askedAt(resolution, now),
      now,
    }
    if (opensAt !== null && opensAt <= now) await holdToRelease(trx, productionId)
    const { exposureId, verdict } = await askDoorkeeper(trx, leaving)
    refuseForRule(verdict, { resolution, zone: production.zone, now })
    const { slug } = addressBehind(verdict.horizon, address)
    const { version: cutVersion } = cut
    const under = { destinationId, besideId: null, gateId, exposureId }
    const said = { title, copy, slug, opensAt, rule, madeBy: actor.name }
    await putPublication(trx, { id, productionId, cut, ...under, ...said, now })
    if (opensAt === null) await notifyTopic(trx, productionId, 'calendar')
    else {
      await putPost(trx, cut, { publicationId: id, gateId, slug, title, copy, opensAt })
      await waitForOpening(trx, { productionId, publicationId: id, opensAt })
      if (opensAt <= now) await noteOpening(trx, { publicationId: id, now })
    }
    await appendToChain(trx, {
      productionId,
      kind: 'publication-scheduled',
      body: {
        publicationId: id,
        cutId,
        cutVersion,
        opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
        rule: rule.kind,
        by: actor.userId,
      },
      personal: { by: actor.name, title },
    })
    return publicationMade(trx, id)
  })
}

/** Writes the act down before its moment, and has the moment noted when it comes. */
export async function waitForOpening(
  trx: Trx,
  { productionId, publicationId, opensAt }: { productionId: string; publicationId: string; opensAt: Instant },
): Promise<void> {
  await beginAttempt(trx, { publicationId, dueAt: opensAt })
  const payload = { publicationId }
  await setAlarm(trx, {
    key: `${OPENING}:${publicationId}`,
    name: OPENING,
    productionId,
    moment: opensAt,
    payload,
  })
  await announce(trx, publicationScheduled({ productionId, publicationId, opensAt }))
  await notifyTopic(trx, productionId, 'calendar')
}

/** A publication that this transaction wrote. */
export async function publicationMade(trx: Trx, id: string): Promise<PublicationRow> {
  const row = await publicationById(trx, id)
  if (row === undefined) throw new Error(`The publication ${id} was written and is not there`)
  return row
}

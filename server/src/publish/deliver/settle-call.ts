import type { AttemptId } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { recordRelease } from '../../clearance/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { announce } from '../../plant/events/index.ts'
import { addTask, finishTasks, renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { RemoteRef, Step } from '../../connectors/index.ts'
import { publicationOpened } from '../events.ts'
import { beginAttempt, endAttempt, lockPublication, type PublicationRow } from '../queries.ts'
import type { Held } from './held.ts'
import { deliveryOf, laterBy, partsAfter, saveDelivery } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import { carryOn, carryOnAt, RETRACT, stepLocked, stopLooking } from './step-delivery.ts'
import { DELIVERY_TASK, tellPerson } from './trouble.ts'

const FIRST_LOOK_MS = 2_000

/** Writes down what a platform answered to the call. */
export async function settleCall(
  deps: DeliverDeps,
  { publicationId, claim }: Held,
  { attempt, step }: { attempt: AttemptId; step: Step },
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication === undefined) return
    const now = deps.clock.now()
    const keeping = { publicationId, claim, seal: deps.handles }
    switch (step.kind) {
      case 'live':
        await saveDelivery(trx, keeping, {
          ...(step.handle === undefined ? {} : { handle: step.handle }),
          progress: 1,
        })
        return noteLive(trx, deps, {
          publication,
          claim,
          ref: step.ref,
          visibility: step.visibility,
          attempt,
          now,
          how: 'landed',
        })
      case 'continue': {
        const { handle, said = null, progress = null, afterMs = FIRST_LOOK_MS } = step
        const lookAt = laterBy(now, afterMs)
        await saveDelivery(trx, keeping, { handle, said, progress, lookAt, error: null })
        await stepLocked(trx, publication, { kind: 'taken', at: now, attempt })
        return carryOnAt(trx, { productionId: publication.productionId, publicationId, moment: lookAt })
      }
      case 'unknown': {
        const lookAt = laterBy(now, FIRST_LOOK_MS)
        await saveDelivery(trx, keeping, { handle: step.handle, error: step.error, lookAt, tries: 0 })
        await stepLocked(trx, publication, { kind: 'silent', at: now, attempt })
        return carryOnAt(trx, { productionId: publication.productionId, publicationId, moment: lookAt })
      }
      case 'failed': {
        await saveDelivery(trx, keeping, { error: step.error })
        return noteRefused(trx, deps, { publication, attempt, now, error: step.error, how: 'bounced' })
      }
      case 'manual': {
        // It lies there for a person to finish; whether they did, a look tells.
        const lookAt = laterBy(now, FIRST_LOOK_MS)
        await saveDelivery(trx, keeping, {
          ...(step.handle === undefined ? {} : { handle: step.handle }),
          said: step.task.what,
          lookAt,
        })
        await stepLocked(trx, publication, { kind: 'taken', at: now, attempt })
        const { productionId, title } = publication
        const facts = { title, what: step.task.what, url: step.task.url }
        await renewTask(trx, {
          productionId,
          kind: 'delivery-by-hand',
          ref: publicationId,
          facts: () => facts,
          dueAt: null,
        })
        return carryOnAt(trx, { productionId, publicationId, moment: lookAt })
      }
    }
  })
}

/** The platform refused the call for a reason that is mended: nothing is out, and it is made anew as another attempt. */
export async function goAgain(
  deps: DeliverDeps,
  { publicationId, claim }: Held,
  attempt: AttemptId,
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication === undefined) return
    const now = deps.clock.now()
    const bounced = await stepLocked(trx, publication, { kind: 'bounced', at: now, attempt })
    if (bounced === null) return
    await endAttempt(trx, { publicationId, outcome: 'refused', now })
    // What was called back meanwhile stays back.
    if (bounced.state.kind !== 'failed') {
      const { productionId } = publication
      return carryOn(trx, deps, { productionId, publicationId })
    }
    const again = { ...publication, state: bounced.state }
    await stepLocked(trx, again, { kind: 'schedule', at: now, opensAt: now })
    await beginAttempt(trx, { publicationId, dueAt: now })
    const keeping = { publicationId, claim, seal: deps.handles }
    await saveDelivery(trx, keeping, { next: 'begin', tries: 0, lookAt: null, error: null })
    await carryOn(trx, deps, { productionId: publication.productionId, publicationId })
  })
}

/** No answer came within the window, or the worker died: from now on only a look tells. */
export async function giveUpWaiting(deps: DeliverDeps, { publicationId }: Held): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication?.state.kind !== 'leaving') return
    const { attempt } = publication.state
    await stepLocked(trx, publication, { kind: 'silent', at: deps.clock.now(), attempt })
  })
}

interface Landed {
  readonly publication: PublicationRow
  readonly claim: string
  readonly ref: RemoteRef
  readonly visibility: string
  readonly attempt: AttemptId
  readonly now: Instant
  readonly how: 'landed' | 'found'
}

/** The platform shows it, as it answered or as a look found: written down once, told, and taken back where a recall came before. */
export async function noteLive(trx: Trx, deps: DeliverDeps, landed: Landed): Promise<void> {
  const { publication, claim, ref, visibility, attempt, now, how } = landed
  const { id: publicationId, productionId, cutId, platform, account, title } = publication
  const stepped = await stepLocked(trx, publication, { kind: how, at: now, attempt, ref: ref.id })
  await saveDelivery(
    trx,
    { publicationId, claim, seal: deps.handles },
    { remote: ref, visibility, error: null, lookAt: null, leftBehind: false },
  )
  if (stepped === null) return
  await endAttempt(trx, { publicationId, outcome: 'landed', now, evidence: { ref: ref.id, how } })
  await stopLooking(trx, publicationId)
  await finishTasks(trx, { kind: DELIVERY_TASK, ref: publicationId, by: 'Stagedoor' })
  await recordRelease(trx, { productionId, ref: publicationId, cutId, platform, account, at: now, now })
  await appendToChain(trx, {
    productionId,
    kind: 'publication-opened',
    body: { publicationId, at: new Date(now).toISOString(), platform, how },
    personal: { title, account, ref: ref.id },
  })
  if (stepped.acts.some(({ kind }) => kind === 'retract')) {
    await deps.jobs.enqueue(trx, RETRACT, { productionId, ref: publicationId, payload: { publicationId } })
    return
  }
  await announce(trx, publicationOpened({ productionId, publicationId }))
  for (const part of await partsAfter(trx, publicationId))
    await carryOn(trx, deps, { productionId, publicationId: part.publicationId })
}

/** The platform refused the call: nothing is out, and a person is told why. */
export async function noteRefused(
  trx: Trx,
  deps: DeliverDeps,
  {
    publication,
    attempt,
    now,
    error,
    how,
  }: {
    publication: PublicationRow
    attempt: AttemptId
    now: Instant
    error: Parameters<typeof tellPerson>[1]['error']
    how: 'bounced' | 'refused'
  },
): Promise<void> {
  const { id: publicationId, productionId, title } = publication
  const stepped = await stepLocked(trx, publication, { kind: how, at: now, attempt })
  if (stepped === null) return
  await endAttempt(trx, { publicationId, outcome: 'refused', now, evidence: { code: error.code } })
  const delivery = await deliveryOf(trx, publicationId)
  if (delivery !== undefined && stepped.state.kind === 'failed')
    await tellPerson(trx, { publication, delivery, error })
  await carryOn(trx, deps, { productionId, publicationId })
  await appendToChain(trx, {
    productionId,
    kind: 'publication-refused',
    body: { publicationId, code: error.code },
    personal: { title, what: error.what },
  })
}

/** The doorkeeper said no at the door: nothing left, and a person is told. */
export async function noteNotCleared(trx: Trx, publication: PublicationRow, now: Instant): Promise<void> {
  const { id: publicationId, productionId, title, opensAt } = publication
  await endAttempt(trx, { publicationId, outcome: 'not-cleared', now })
  const facts = { title, opensAt: opensAt === null ? null : new Date(opensAt).toISOString() }
  await addTask(trx, { productionId, kind: 'publication-not-opened', ref: publicationId, facts, dueAt: null })
  await appendToChain(trx, {
    productionId,
    kind: 'publication-not-opened',
    body: { publicationId },
    personal: { title },
  })
}

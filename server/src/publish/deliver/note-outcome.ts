import type { AttemptId } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { recordRelease } from '../../clearance/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { announce } from '../../plant/events/index.ts'
import { addTask, finishTasks } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { RemoteRef } from '../../connectors/index.ts'
import { publicationOpened } from '../events.ts'
import { endAttempt, type PublicationRow } from '../queries.ts'
import { deliveryOf, partsAfter } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import { saveDelivery } from './save-delivery.ts'
import { carryOn, RETRACT, stepLocked, stopLooking } from './step-delivery.ts'
import { DELIVERY_TASK, tellPerson } from './trouble.ts'

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

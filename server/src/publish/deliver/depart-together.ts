import { type AttemptId, type PublicationAct, stepPublication } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { holdToRelease, judgeAllAtExit } from '../../clearance/index.ts'
import { setAlarms } from '../../plant/alarms/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { houseState } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { gatesById } from '../../wall/index.ts'
import { openAttempts, type PublicationRow, saveStates } from '../queries.ts'
import { claimDeliveries, releaseDeliveries } from './claims.ts'
import { deliveriesOf, type DeliveryRow } from './deliveries.ts'
import type { Called } from './depart.ts'
import type { DeliverDeps } from './deps.ts'
import { withoutTheirCopy } from './film-state.ts'
import { noteNotCleared } from './note-outcome.ts'
import { carryOn, lookAlarm } from './step-delivery.ts'

/** A post on its way out: who holds the right to its call makes it after the commit, once. */
export interface Departed {
  readonly publication: PublicationRow
  readonly delivery: DeliveryRow
  readonly called: Called
}

/** What left together, under one claim, and what has to go by itself. */
export interface DepartedTogether {
  readonly claim: string
  readonly departed: readonly Departed[]
  readonly alone: readonly string[]
}

/**
 * Lets posts of one production whose moment has come leave together, each as `depart` would: claimed, asked for again by
 * the doorkeeper, and written `leaving` in the same lock. Their rows are locked already. What is not simply ready (in
 * other hands, not placed, no attempt, no copy of its film) is left untouched, for the way that takes one at a time.
 */
export async function departTogether(
  trx: Trx,
  deps: Pick<DeliverDeps, 'jobs'>,
  {
    productionId,
    publications,
    claim,
    now,
  }: { productionId: string; publications: readonly PublicationRow[]; claim: string; now: Instant },
): Promise<DepartedTogether> {
  const { sealedAt } = await houseState(trx)
  const attempts = await openAttempts(
    trx,
    publications.map(({ id }) => id),
  )
  const ready = publications.filter(
    ({ id, state, partOf }) =>
      sealedAt === null &&
      partOf === null &&
      attempts.has(id) &&
      state.kind === 'placing' &&
      state.isPlaced &&
      state.opensAt <= now,
  )
  const without = await withoutTheirCopy(
    trx,
    ready.map(({ id }) => id),
  )
  const mine = await claimDeliveries(
    trx,
    ready.flatMap(({ id }) => (without.has(id) ? [] : [id])),
    claim,
  )
  const leaving = ready.filter(({ id }) => mine.has(id))
  const alone = publications.filter(({ id }) => !mine.has(id)).map(({ id }) => id)
  if (leaving.length === 0) return { claim, departed: [], alone }

  await holdToRelease(trx, productionId)
  const verdicts = await judgeAllAtExit(trx, {
    productionId,
    exposureIds: leaving.map(({ exposureId }) => exposureId),
    now,
  })
  const gates = await gatesById(
    trx,
    leaving.map(({ gateId }) => gateId),
  )
  const stepped = leaving.map((publication) => {
    const { id, state, exposureId, gateId } = publication
    const isCleared = verdicts.get(exposureId)?.kind === 'cleared' && gates.get(gateId)?.standing === 'stands'
    const attempt = attempts.get(id) as AttemptId
    const step = stepPublication(state, { kind: 'leave', at: now, attempt, isCleared })
    if (step.kind === 'stayed') throw new Error(`A placed post does not leave: ${step.because}`)
    return { publication, isCleared, state: step.state, call: callIn(step.acts) }
  })
  await saveStates(
    trx,
    stepped.map(({ publication, state }) => ({ id: publication.id, state })),
  )
  await notifyTopic(trx, productionId, 'calendar')
  await holdBack(trx, deps, {
    publications: stepped.filter(({ isCleared }) => !isCleared).map(({ publication }) => publication),
    claim,
    now,
  })
  // Should this process die now, somebody looks there once the window for the call is over.
  await setAlarms(
    trx,
    stepped.flatMap(({ publication, call }) =>
      call === null
        ? []
        : [lookAlarm({ productionId, publicationId: publication.id, moment: call.notAfter })],
    ),
  )
  return { claim, departed: await withDeliveries(trx, stepped), alone }
}

async function holdBack(
  trx: Trx,
  deps: Pick<DeliverDeps, 'jobs'>,
  { publications, claim, now }: { publications: readonly PublicationRow[]; claim: string; now: Instant },
): Promise<void> {
  for (const publication of publications) {
    const { id: publicationId, productionId } = publication
    await noteNotCleared(trx, publication, now)
    await carryOn(trx, deps, { publicationId, productionId })
  }
  await releaseDeliveries(
    trx,
    publications.map(({ id }) => id),
    claim,
  )
}

async function withDeliveries(
  trx: Trx,
  stepped: readonly { publication: PublicationRow; call: CommitAct | null }[],
): Promise<Departed[]> {
  const rows = await deliveriesOf(
    trx,
    stepped.map(({ publication }) => publication.id),
  )
  const deliveries = new Map(rows.map((row) => [row.publicationId, row]))
  return stepped.flatMap(({ publication, call }) => {
    const delivery = deliveries.get(publication.id)
    if (delivery === undefined || call === null) return []
    return [{ publication, delivery, called: { attempt: call.attempt, notAfter: call.notAfter } }]
  })
}

type CommitAct = Extract<PublicationAct, { kind: 'commit' }>

const callIn = (acts: readonly PublicationAct[]): CommitAct | null =>
  acts.find((act) => act.kind === 'commit') ?? null

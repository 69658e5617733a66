import {
  type PublicationAct,
  type PublicationEvent,
  type PublicationState,
  stepPublication,
} from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { type AlarmOrder, clearAlarms, setAlarm } from '../../plant/alarms/index.ts'
import type { JobOrder, Jobs } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { type PublicationRow, saveState } from '../queries.ts'

/** The job that carries a delivery on. */
export const DELIVER = 'publish.deliver'

/** The alarm at which a delivery is looked at again. */
export const LOOK = 'publish.look'

/** The job that takes back what is out at platforms, for a recall. */
export const RETRACT = 'publish.retract'

/** What a step came to: the publication after it, and what is to be done; null where nothing changed. */
export type Stepped = {
  readonly state: PublicationState
  readonly acts: readonly PublicationAct[]
} | null

/** Takes an event to a locked publication and keeps what it does. */
export async function stepLocked(
  trx: Trx,
  { id, productionId, state }: Pick<PublicationRow, 'id' | 'productionId' | 'state'>,
  event: PublicationEvent,
): Promise<Stepped> {
  const step = stepPublication(state, event)
  if (step.kind === 'stayed') return null
  await saveState(trx, id, step.state)
  await notifyTopic(trx, productionId, 'calendar')
  return step
}

/** Has a worker take a delivery up, at once. */
export async function carryOn(
  trx: Trx,
  { jobs }: { jobs: Pick<Jobs, 'enqueue'> },
  { productionId, publicationId }: { productionId: string; publicationId: string },
): Promise<void> {
  const order: JobOrder = { productionId, ref: publicationId, payload: { publicationId } }
  await jobs.enqueue(trx, DELIVER, order)
}

/** Has a worker take a delivery up at a moment; an earlier one that was set makes way. */
export function carryOnAt(
  trx: Trx,
  order: { productionId: string; publicationId: string; moment: Instant },
): Promise<void> {
  return setAlarm(trx, lookAlarm(order))
}

/** The alarm at which a worker takes a delivery up. */
export function lookAlarm({
  productionId,
  publicationId,
  moment,
}: {
  productionId: string
  publicationId: string
  moment: Instant
}): AlarmOrder {
  return { key: lookKey(publicationId), name: LOOK, productionId, moment, payload: { publicationId } }
}

/** Nobody looks at a delivery any more by itself. */
export function stopLooking(trx: Trx, publicationId: string): Promise<void> {
  return stopLookingAt(trx, [publicationId])
}

/** Nobody looks at some deliveries any more by itself. */
export function stopLookingAt(trx: Trx, publicationIds: readonly string[]): Promise<void> {
  return clearAlarms(trx, publicationIds.map(lookKey))
}

const lookKey = (publicationId: string) => `${LOOK}:${publicationId}`

import type { Instant } from '@stagedoor/core/time'
import { setAlarm } from '../../plant/alarms/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { LineRow } from '../ledger/ledger.ts'
import { publicationById } from '../queries.ts'
import { laterBy } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import { RETRACT } from './step-delivery.ts'

/** How soon a place is looked at again while we work at it ourselves, in milliseconds. */
export const SOON_MS = 5_000
const LONGEST_MS = 21_600_000

/** The alarm at which a place that has not given back is looked at again. */
export const WATCH = 'publish.watch-place'

/** How long to wait before the next look: ever longer where a person has to act, and never no more. */
export function pauseFor({ state }: Pick<LineRow, 'state'>, now: Instant): number {
  if (state.kind === 'gone' || state.kind === 'told' || state.kind === 'given-up') return LONGEST_MS
  const since = Math.max(0, now - (state.kind === 'failed' ? state.at : state.since))
  const least = state.kind === 'task' || state.kind === 'failed' ? 60_000 : SOON_MS
  return state.kind === 'shutting' ? SOON_MS : Math.min(Math.max(least, since / 4), LONGEST_MS)
}

/** Has a place looked at again after a while. */
export async function watchAgain(
  deps: Pick<DeliverDeps, 'db' | 'clock'>,
  publicationId: string,
  ms: number,
): Promise<void> {
  const publication = await publicationById(deps.db, publicationId)
  if (publication === undefined) return
  const { productionId } = publication
  await deps.db.transaction().execute((trx) =>
    setAlarm(trx, {
      key: `${WATCH}:${publicationId}`,
      name: WATCH,
      productionId,
      moment: laterBy(deps.clock.now(), ms),
      payload: { publicationId },
    }),
  )
}

/** Has a worker look at a place now: its watch rang, or somebody says that it is gone. */
export async function lookAtPlace(
  trx: Trx,
  { jobs }: Pick<DeliverDeps, 'jobs'>,
  { publicationId, productionId }: { publicationId: string; productionId: string },
): Promise<void> {
  await jobs.enqueue(trx, RETRACT, { productionId, ref: publicationId, payload: { publicationId } })
}

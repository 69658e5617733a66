import { nextLookAfterGone, SECOND_LOOK_MS } from '@stagedoor/core/publish'
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
const TASK_MS = 60_000
const LONGEST_MS = 21_600_000

/** The alarm at which a place that has not given back is looked at again. */
export const WATCH = 'publish.watch-place'

/**
 * How long to wait before the next look: ever longer where a person has to act, some minutes where one look missed it, days
 * where it is gone. Null where nobody looks any more.
 */
export function pauseFor({ state, dueAt }: Pick<LineRow, 'state' | 'dueAt'>, now: Instant): number | null {
  switch (state.kind) {
    case 'gone': {
      const next = nextLookAfterGone(state.at, now)
      return next === null ? null : next - now
    }
    case 'told':
    case 'given-up':
      return null
    case 'shutting':
      return SOON_MS
    case 'checking':
      return state.missedAt === undefined
        ? Math.min(longer(now - state.since, SOON_MS), toDeadline(dueAt, now))
        : Math.max(SECOND_LOOK_MS - (now - state.missedAt), SOON_MS)
    case 'task':
      return longer(now - state.since, TASK_MS)
    case 'failed':
      return longer(now - state.at, TASK_MS)
  }
}

// What waits for others' word is looked at once more when its time is over.
const toDeadline = (dueAt: Instant | null, now: Instant): number =>
  dueAt === null || dueAt < now ? LONGEST_MS : dueAt + 1 - now

const longer = (sinceMs: number, leastMs: number): number =>
  Math.min(Math.max(leastMs, sinceMs / 4), LONGEST_MS)

/** Has a place looked at again after a while; null has nobody look. */
export async function watchAgain(
  deps: Pick<DeliverDeps, 'db' | 'clock'>,
  publicationId: string,
  ms: number | null,
): Promise<void> {
  if (ms === null) return
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

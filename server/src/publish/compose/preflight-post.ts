import { Problem } from '@stagedoor/contract/problems'
import type { Verdict } from '@stagedoor/core/clearance'
import {
  type CopyPlatform,
  lateBy,
  type PlanIssue,
  type PlannedRendition,
  type PostPlan,
  priceOfPost,
  type Resolution,
  type ScheduleConflict,
} from '@stagedoor/core/publish'
import { renderedCut } from '../../cut/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { conflictsAt } from '../opening/conflicts-at.ts'
import { type ContextFor, placeFromAt } from '../deliver/index.ts'
import { accountAt } from '../destinations.ts'
import { askDoorkeeper } from '../leaving.ts'
import { askedAt, planOpening } from '../opening/plan-opening.ts'
import { captionsLeft, type LimitsNow, limitsNow, planOf, type PostOrder, settleOrder } from './post-order.ts'
import { aheadOf, connectedAccount } from './schedule-post.ts'

/** Everything that would be found when an order is saved; nothing is saved, and nothing is told the platform but a question. */
export interface PostPreflight extends LimitsNow {
  readonly resolution: Resolution
  readonly conflicts: readonly ScheduleConflict[]
  readonly plan: PostPlan
  /** Why the captions of the cut do not go along. */
  readonly captionsLeft: ReturnType<typeof captionsLeft>
  readonly issues: readonly PlanIssue[]
  /** The copy of the film that the house makes by itself. */
  readonly rendition: PlannedRendition | null
  readonly verdict: Verdict
  readonly price: ReturnType<typeof priceOfPost>
  /** By how much the film will about come late, in milliseconds, and how many bytes it has; null where it is in time. */
  readonly late: { readonly byMs: number; readonly sizeBytes: number; readonly isAhead: boolean } | null
  readonly isReady: boolean
}

/** Says before scheduling what the platform, the calendar and the doorkeeper would say. Throws as `schedulePost` does for what is not there. */
export async function preflightPost(
  { db, clock, contextFor }: { db: Db; clock: Clock; contextFor: ContextFor },
  order: PostOrder,
): Promise<PostPreflight> {
  const { productionId, cutId, accountId, rule } = order
  const account = await connectedAccount(db, { productionId, accountId })
  const known = await limitsNow({ contextFor }, accountId)
  const now = clock.now()
  const trx = await db.startTransaction().execute()
  try {
    const cut = await renderedCut(trx, { cutId })
    if (cut.productionId !== productionId) throw new Problem('not-found')
    const plan = planOf(order, cut, known.limits)
    const settled = await settleOrder({ db: trx, contextFor }, { accountId, plan, limits: known.limits })
    const { issues, rendition } = settled
    const resolution = await planOpening(trx, { productionId, publicationId: null, rule, now })
    const opensAt = askedAt(resolution, now)
    const place = accountAt(account.connector as CopyPlatform, account)
    const { limits } = known
    const slot = { productionId, publicationId: null, place, cutId, title: cut.title, rule, resolution }
    const conflicts = await conflictsAt(trx, { ...slot, limits, now })
    const film = rendition?.film ?? plan.film
    const aheadMs = aheadOf(order, { connector: account.connector, film })
    const placeFrom = placeFromAt({ aheadMs }, { opensAt, now })
    const { verdict } = await askDoorkeeper(trx, {
      cut,
      kind: 'publication',
      publicationId: newId(),
      gateId: null,
      place,
      opensAt,
      placedAt: aheadMs > 0 ? placeFrom : null,
      now,
    })
    const price = priceOfPost(plan, known.limits)
    const byMs = opensAt <= now ? null : lateBy(film, { aheadMs: aheadMs === 0 ? 0 : opensAt - placeFrom })
    const late = byMs === null ? null : { byMs, sizeBytes: film.sizeBytes, isAhead: aheadMs > 0 }
    const isReady = issues.length === 0 && verdict.kind === 'cleared'
    const left = captionsLeft(order, cut, known.limits)
    return {
      ...known,
      plan,
      captionsLeft: left,
      resolution,
      conflicts,
      issues,
      rendition,
      verdict,
      price,
      late,
      isReady,
    }
  } finally {
    await trx.rollback().execute()
  }
}

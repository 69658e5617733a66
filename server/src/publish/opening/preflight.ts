import { Problem } from '@stagedoor/contract/problems'
import type { Verdict } from '@stagedoor/core/clearance'
import type { SpecIssue } from '@stagedoor/core/cut'
import type { CopyIssue, PlanIssue, PostPlan, Resolution, ScheduleConflict } from '@stagedoor/core/publish'
import { renderedCut } from '../../cut/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { addressBehind, slugFor, type SlugState } from '../addresses/address.ts'
import { type LimitsNow, limitsNow, settleOrder } from '../compose/post-order.ts'
import { type ContextFor, deliveryOf } from '../deliver/index.ts'
import { conflictsAt } from './conflicts-at.ts'
import { ownPage, placeOf } from '../destinations.ts'
import { askDoorkeeper, issuesAt } from '../leaving.ts'
import { placedFor, withWords } from './follow-moment.ts'
import type { Intent } from './intent.ts'
import { askedAt, planOpening } from './plan-opening.ts'
import { publicationById, takenSlugs } from '../queries.ts'

/** Everything that would be found when the intent is saved; nothing is saved. */
export interface Preflight {
  readonly resolution: Resolution
  readonly conflicts: readonly ScheduleConflict[]
  /** What its platform says of it; null for what goes to none. */
  readonly there: AtPlatform | null
  /** Empty for what has no address of ours. */
  readonly slug: string
  readonly slugState: SlugState
  readonly words: readonly CopyIssue[]
  readonly film: readonly SpecIssue[]
  readonly verdict: Verdict
  readonly isReady: boolean
}

/** What a post is to its platform now, and what of it the platform would refuse. */
export interface AtPlatform extends LimitsNow {
  readonly accountId: string
  readonly plan: PostPlan
  readonly issues: readonly PlanIssue[]
}

/**
 * Shows what saving would meet: the real question, asked and taken back. A publication that is there already is asked
 * about at its own place, and a platform what it takes of the account now. Throws `not-found`, `cut-not-rendered`, and what `planOpening` does.
 */
export async function preflight(
  { db, clock, contextFor }: { db: Db; clock: Clock; contextFor: ContextFor },
  { publicationId, ...intent }: Intent & { publicationId: string | null },
): Promise<Preflight> {
  const { productionId, cutId, rule, title, copy } = intent
  // The platform is asked before anything is locked.
  const there =
    publicationId === null ? null : await askPlatform({ db, contextFor }, { ...intent, publicationId })
  const now = clock.now()
  const trx = await db.startTransaction().execute()
  try {
    const cut = await renderedCut(trx, { cutId })
    if (cut.productionId !== productionId) throw new Problem('not-found')
    const before = publicationId === null ? undefined : await publicationById(trx, publicationId)
    const place = before === undefined ? ownPage : placeOf(before)
    const resolution = await planOpening(trx, { productionId, publicationId, rule, now })
    const opensAt = askedAt(resolution, now)
    const taken = await takenSlugs(trx, { productionId, except: publicationId })
    const fit = there === null ? issuesAt(place.platform, { cut, title, copy }) : { words: [], film: [] }
    const slot = { productionId, publicationId, place, cutId, title, rule, resolution }
    const conflicts = await conflictsAt(trx, { ...slot, limits: there?.limits ?? null, now })
    const { verdict } = await askDoorkeeper(trx, {
      cut,
      kind: place.kind === 'kit' ? 'kit' : 'publication',
      publicationId: publicationId ?? newId(),
      gateId: null,
      place,
      opensAt,
      placedAt: before === undefined ? null : await placedFor(trx, { publication: before, opensAt, now }),
      now,
    })
    const { slug, slugState } =
      place.kind === 'own-page'
        ? addressBehind(verdict.horizon, slugFor(intent, taken))
        : { slug: '', slugState: 'usable' as const }
    const isFree = slugState === 'usable' || slugState === 'opaque'
    const { words, film } = fit
    const fits = isFree && words.length + film.length + (there?.issues.length ?? 0) === 0
    const isCleared = resolution.kind === 'at' ? verdict.kind === 'cleared' : verdict.kind !== 'refused'
    const isReady = fits && isCleared
    return { resolution, conflicts, there, slug, slugState, words, film, verdict, isReady }
  } finally {
    await trx.rollback().execute()
  }
}

async function askPlatform(
  { db, contextFor }: { db: Db; contextFor: ContextFor },
  { productionId, publicationId, title, copy }: Intent & { publicationId: string },
): Promise<AtPlatform | null> {
  const publication = await publicationById(db, publicationId)
  if (publication?.productionId !== productionId) throw new Problem('not-found')
  const delivery = await deliveryOf(db, publicationId)
  if (delivery === undefined) return null
  const { accountId } = delivery
  const known = await limitsNow({ contextFor }, accountId)
  const plan = withWords(delivery.plan, { title, copy })
  const { issues } = await settleOrder({ db, contextFor }, { accountId, plan, limits: known.limits })
  return { ...known, accountId, plan, issues }
}

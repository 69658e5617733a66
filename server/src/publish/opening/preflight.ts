import { Problem } from '@stagedoor/contract/problems'
import type { Verdict } from '@stagedoor/core/clearance'
import type { SpecIssue } from '@stagedoor/core/cut'
import type { CopyIssue, Resolution, ScheduleConflict, ScheduleRule } from '@stagedoor/core/publish'
import { renderedCut } from '../../cut/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { addressBehind, slugFor, type SlugState } from '../addresses/address.ts'
import { conflictsAt } from './conflicts-at.ts'
import { ownPage, placeOf } from '../destinations.ts'
import { askDoorkeeper, issuesAt } from '../leaving.ts'
import { placedFor } from './follow-moment.ts'
import { askedAt, planOpening } from './plan-opening.ts'
import { publicationById, takenSlugs } from '../queries.ts'

/** What somebody means to publish on the own page; a slug of null is made from the title. */
export interface Intent {
  readonly productionId: string
  readonly cutId: string
  readonly rule: ScheduleRule
  readonly title: string
  readonly copy: string
  readonly slug: string | null
}

/** Everything that would be found when the intent is saved; nothing is saved. */
export interface Preflight {
  readonly resolution: Resolution
  readonly conflicts: readonly ScheduleConflict[]
  readonly slug: string
  readonly slugState: SlugState
  readonly words: readonly CopyIssue[]
  readonly film: readonly SpecIssue[]
  readonly verdict: Verdict
  readonly isReady: boolean
}

/**
 * Shows what saving would meet: the real question, asked and taken back. A publication that is there already is asked
 * about at its own place. Throws `not-found`, `cut-not-rendered`, and what `planOpening` does.
 */
export async function preflight(
  { db, clock }: { db: Db; clock: Clock },
  { publicationId, ...intent }: Intent & { publicationId: string | null },
): Promise<Preflight> {
  const { productionId, cutId, rule, title, copy } = intent
  const now = clock.now()
  const trx = await db.startTransaction().execute()
  try {
    const cut = await renderedCut(trx, { cutId })
    if (cut.productionId !== productionId) throw new Problem('not-found')
    const before = publicationId === null ? undefined : await publicationById(trx, publicationId)
    if (publicationId !== null && before?.productionId !== productionId) throw new Problem('not-found')
    const place = before === undefined ? ownPage : placeOf(before)
    const resolution = await planOpening(trx, { productionId, publicationId, rule, now })
    const opensAt = askedAt(resolution, now)
    const taken = await takenSlugs(trx, { productionId, except: publicationId })
    const { words, film } = issuesAt(place.platform, { cut, title, copy })
    const isKnown = resolution.kind === 'at' || resolution.expectedAt !== null
    const slot = { productionId, publicationId, place, cutId, title, at: opensAt, perDay: null }
    const conflicts = isKnown ? await conflictsAt(trx, slot) : []
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
    const { slug, slugState } = addressBehind(verdict.horizon, slugFor(intent, taken))
    const isFree = slugState === 'usable' || slugState === 'opaque'
    const fits = isFree && words.length === 0 && film.length === 0
    const isCleared = resolution.kind === 'at' ? verdict.kind === 'cleared' : verdict.kind !== 'refused'
    return { resolution, conflicts, slug, slugState, words, film, verdict, isReady: fits && isCleared }
  } finally {
    await trx.rollback().execute()
  }
}

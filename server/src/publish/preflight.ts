import { Problem } from '@stagedoor/contract/problems'
import type { Verdict } from '@stagedoor/core/clearance'
import type { SpecIssue } from '@stagedoor/core/cut'
import { type CopyIssue, openingMoment, type ScheduleRule } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { renderedCut } from '../cut/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import { addressBehind, slugFor, type SlugState } from './address.ts'
import { ownPage } from './destinations.ts'
import { askDoorkeeper, issuesAt } from './leaving.ts'
import { takenSlugs } from './queries.ts'

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
  readonly opensAt: Instant
  readonly slug: string
  readonly slugState: SlugState
  readonly words: readonly CopyIssue[]
  readonly film: readonly SpecIssue[]
  readonly verdict: Verdict
  readonly isReady: boolean
}

/** Shows what saving would meet: the real question, asked and taken back. Throws `not-found`, `cut-not-rendered`. */
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
    const opensAt = openingMoment(rule, now)
    const taken = await takenSlugs(trx, { productionId, except: publicationId })
    const { words, film } = issuesAt('own-page', { cut, title, copy })
    const ref = publicationId ?? newId()
    const { verdict } = await askDoorkeeper(trx, {
      cut,
      kind: 'publication',
      publicationId: ref,
      gateId: null,
      place: ownPage,
      opensAt,
      now,
    })
    const { slug, slugState } = addressBehind(verdict.horizon, slugFor(intent, taken))
    const isFree = slugState === 'usable' || slugState === 'opaque'
    const fits = isFree && words.length === 0 && film.length === 0
    return { opensAt, slug, slugState, words, film, verdict, isReady: fits && verdict.kind === 'cleared' }
  } finally {
    await trx.rollback().execute()
  }
}

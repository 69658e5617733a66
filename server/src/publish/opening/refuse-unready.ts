import { Problem } from '@stagedoor/contract/problems'
import { sayVerdict, type Verdict } from '@stagedoor/core/clearance'
import type { SpecIssue } from '@stagedoor/core/cut'
import type { CopyIssue } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { SlugState } from '../addresses/address.ts'

/** Refuses a slug that cannot be given: `name-taken`, `invalid-request`. */
export function refuseSlug({ slug, slugState }: { slug: string; slugState: SlugState }): void {
  if (slugState === 'usable' || slugState === 'opaque') return
  if (slugState === 'taken')
    throw new Problem('name-taken', { detail: `Another post has the address ${slug}. Nothing was saved.` })
  throw new Problem('invalid-request', {
    detail: `slug: lower-case letters, digits and single hyphens, and no word that the house uses (${slugState}).`,
  })
}

/** Refuses words or a film that the place does not take: `words-do-not-fit`, `film-does-not-fit`. */
export function refuseMisfit({
  words,
  film,
}: {
  words: readonly CopyIssue[]
  film: readonly SpecIssue[]
}): void {
  if (words.length > 0) throw new Problem('words-do-not-fit', { issues: words })
  if (film.length > 0) throw new Problem('film-does-not-fit', { issues: film })
}

/** Refuses what the doorkeeper does not clear for its moment: `not-cleared`, with the reason in words. */
export function refuseUncleared(verdict: Verdict, { zone, now }: { zone: string; now: Instant }): void {
  if (verdict.kind === 'cleared') return
  const { headline, reason, when } = sayVerdict(verdict, { locale: 'en', zone, now })
  const detail = [`${headline}.`, reason, when, 'Nothing was saved.'].filter((part) => part !== '').join(' ')
  throw new Problem('not-cleared', { detail, verdict: verdict.kind })
}

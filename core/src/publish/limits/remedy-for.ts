import { platformSpec, type Shape, SHAPES } from '../../cut/index.ts'
import { FLICKS_PER_SECOND, type Flicks } from '../../time/index.ts'
import type { TextUnit } from '../copy-limits.ts'
import type { PostDisclosure, PostPlan } from '../post-plan.ts'
import type { SignKind } from '../signs.ts'
import type { PlanIssue } from './check-plan.ts'
import { longestWithin } from './plan-rendition.ts'
import type { PlatformLimits } from './platform-limits.ts'
import { filmBoundsOf } from './settle-plan.ts'

/** Words of a post that an issue is about: of the post itself (0), of a further part, of the first comment. */
export type IssueWords =
  { readonly of: number | 'first-comment'; readonly field: 'title' | 'copy' } | { readonly of: 'alt-text' }

/** What mends an issue, as something to do: each is one button, and what is empty is for a person to think about. */
export type Remedy =
  /** Another cut of the same material in a shape that is taken. */
  | { readonly kind: 'other-shape'; readonly shapes: readonly Shape[] }
  /** Another cut of the same material that ends earlier, in whole seconds. */
  | { readonly kind: 'shorter'; readonly longest: Flicks }
  | { readonly kind: 'longer' }
  /** `over` so many units. */
  | {
      readonly kind: 'shorten-words'
      readonly words: IssueWords
      readonly unit: TextUnit
      readonly over: number
    }
  | {
      readonly kind: 'take-letters-out'
      readonly of: number | 'first-comment'
      readonly field: 'title' | 'copy'
      readonly letters: string
    }
  /** The first so many of them stay; behind those the signs go, and the words stay. */
  | {
      readonly kind: 'fewer-signs'
      readonly of: number | 'first-comment'
      readonly signs: SignKind
      readonly most: number
    }
  | { readonly kind: 'take-cut-title' }
  /** The platform's usual kind of post. */
  | { readonly kind: 'usual-format'; readonly format: PostPlan['format'] }
  | { readonly kind: 'leave-out'; readonly field: Extract<PlanIssue, { kind: 'no-place-for' }>['field'] }
  | { readonly kind: 'fewer-parts'; readonly most: number }
  | { readonly kind: 'choose-visibility'; readonly takes: readonly string[] }
  /** Posted by a person, who can set the mark there. */
  | { readonly kind: 'own-phone'; readonly disclosure: PostDisclosure }
  /** Nothing that a button could do. */
  | { readonly kind: 'by-hand' }

/** What mends an issue of a plan at a platform with these limits. */
export function remedyFor(issue: PlanIssue, plan: PostPlan, limits: PlatformLimits): Remedy {
  switch (issue.kind) {
    case 'words':
      return remedyForWords(issue)
    case 'film':
      return remedyForFilm(issue.issue, plan, limits.film.aspect)
    case 'too-many-bytes':
      return shorter(longestWithin(plan.film, filmBoundsOf(plan, limits)), plan)
    case 'out-of-range':
      return issue.field === 'aspect'
        ? otherShape(platformSpec(plan.format).shapes, plan, limits.film.aspect)
        : BY_HAND
    case 'disclosure-impossible':
      return { kind: 'own-phone', disclosure: issue.disclosure }
    case 'no-place-for':
      return { kind: 'leave-out', field: issue.field }
    case 'too-many-parts':
      return { kind: 'fewer-parts', most: issue.most }
    case 'alt-text-too-long':
      return {
        kind: 'shorten-words',
        words: { of: 'alt-text' },
        unit: 'grapheme',
        over: issue.used - issue.most,
      }
    case 'visibility-unknown':
    case 'visibility-unchosen':
      return { kind: 'choose-visibility', takes: issue.takes }
    case 'cover-too-many-bytes':
      return { kind: 'leave-out', field: 'cover' }
    case 'not-taken':
    case 'needs-fast-start':
      return BY_HAND
    case 'format-unknown':
      return { kind: 'usual-format', format: limits.formats[0] }
    case 'too-many-links':
      return { kind: 'fewer-signs', of: issue.part, signs: 'links', most: issue.most }
  }
}

const BY_HAND: Remedy = { kind: 'by-hand' }

/** A kind of post, and the film that is meant for it. */
interface FilmPlan {
  readonly format: PostPlan['format']
  readonly film: Pick<PostPlan['film'], 'shape' | 'durationFlicks'>
}

/** What mends words that are too long, or hold what is not taken. */
export function remedyForWords({
  part,
  issue,
}: Pick<Extract<PlanIssue, { kind: 'words' }>, 'part' | 'issue'>): Remedy {
  switch (issue.kind) {
    case 'too-long': {
      const words = { of: part, field: issue.field }
      return { kind: 'shorten-words', words, unit: issue.unit, over: issue.used - issue.most }
    }
    case 'letters-not-taken':
      // Only the post itself has a title.
      return part !== 0 && issue.field === 'title'
        ? BY_HAND
        : { kind: 'take-letters-out', of: part, field: issue.field, letters: issue.letters }
    case 'missing':
      // No platform wants words; where one wants more than a few letters of them, it takes none as well.
      return issue.field === 'title' ? { kind: 'take-cut-title' } : { kind: 'leave-out', field: 'copy' }
    case 'too-many-hashtags':
      return { kind: 'fewer-signs', of: part, signs: 'hashtags', most: issue.most }
    case 'too-many-mentions':
      return { kind: 'fewer-signs', of: part, signs: 'mentions', most: issue.most }
    case 'too-many-cashtags':
      return { kind: 'fewer-signs', of: part, signs: 'cashtags', most: issue.most }
  }
}

/** What mends a film of the wrong shape or length for a kind of post; `aspect` bounds width by height, both ends allowed. */
export function remedyForFilm(
  issue: Extract<PlanIssue, { kind: 'film' }>['issue'],
  plan: FilmPlan,
  aspect: PlatformLimits['film']['aspect'],
): Remedy {
  switch (issue.kind) {
    case 'wrong-shape':
      return otherShape(issue.takes, plan, aspect)
    case 'too-long':
      return shorter(issue.longest, plan)
    case 'too-short':
      return { kind: 'longer' }
  }
}

function otherShape(
  takes: readonly Shape[],
  { film }: FilmPlan,
  [least, most]: PlatformLimits['film']['aspect'],
): Remedy {
  const shapes = takes.filter((shape) => {
    const ratio = SHAPES[shape].width / SHAPES[shape].height
    return shape !== film.shape && ratio >= least && ratio <= most
  })
  return shapes.length === 0 ? BY_HAND : { kind: 'other-shape', shapes }
}

function shorter(longest: Flicks, { format, film }: FilmPlan): Remedy {
  const whole = Math.floor(longest / FLICKS_PER_SECOND)
  const { shortest } = platformSpec(format)
  if (whole < Math.max(1, shortest) || whole * FLICKS_PER_SECOND >= film.durationFlicks) return BY_HAND
  return { kind: 'shorter', longest: (whole * FLICKS_PER_SECOND) as Flicks }
}

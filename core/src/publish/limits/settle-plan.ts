import { platformSpec } from '../../cut/index.ts'
import type { PostPlan } from '../post-plan.ts'
import { checkPlan, type PlanIssue } from './check-plan.ts'
import { type FilmBounds, planRendition, type PlannedRendition } from './plan-rendition.ts'
import type { PlatformLimits } from './platform-limits.ts'

/** What is left of the issues of a plan when the house has done its part. */
export interface SettledPlan {
  /** What only a person can mend. */
  readonly issues: readonly PlanIssue[]
  /** The copy that is made for it; null where the film goes as it is, or where no copy would help. */
  readonly rendition: PlannedRendition | null
}

/**
 * Takes out of a plan's issues what the house mends by itself: a film of too many bytes, too large, too fast or in
 * another file is copied within the bounds. Where the copy would not be worth looking at, a shorter cut is the remedy.
 */
export function settlePlan(plan: PostPlan, limits: PlatformLimits): SettledPlan {
  const found = checkPlan(plan, limits)
  const ours = found.filter(({ remedy }) => remedy === 'encode-anew')
  if (ours.length === 0) return { issues: found, rendition: null }
  const rendition = planRendition(plan.film, filmBoundsOf(plan, limits))
  if (rendition !== null) return { issues: found.filter((issue) => !ours.includes(issue)), rendition }
  return {
    rendition: null,
    issues: found.map((issue) => (issue.kind === 'too-many-bytes' ? { ...issue, remedy: 'trim' } : issue)),
  }
}

/** What the film of a plan has to keep to at a platform. */
export function filmBoundsOf({ format }: Pick<PostPlan, 'format'>, { film }: PlatformLimits): FilmBounds {
  const { mostBytes } = platformSpec(format)
  return { limits: film, mostBytes: Math.min(mostBytes, film.mostBytes ?? mostBytes) }
}

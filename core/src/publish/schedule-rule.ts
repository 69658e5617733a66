import type { Territory } from '../clearance/index.ts'
import type { StoryPointId } from '../production/index.ts'
import type { Delay, Instant, LocalDateTime } from '../time/index.ts'

/** A rule whose moment is somebody else's and can move: so long after a premiere, a story point's public moment, or another publication. */
export type HangingRule =
  | {
      readonly kind: 'premiere'
      readonly of: StoryPointId | null
      readonly territory: Territory | 'each'
      readonly delay: Delay
    }
  | { readonly kind: 'story-point'; readonly point: StoryPointId; readonly delay: Delay }
  | { readonly kind: 'publication'; readonly publicationId: string; readonly delay: Delay }

/** When a publication opens: at once, at a moment, when a wall clock shows a time, or with something else. */
export type ScheduleRule =
  | { readonly kind: 'at-once' }
  | { readonly kind: 'moment'; readonly at: Instant }
  | { readonly kind: 'local-time'; readonly local: LocalDateTime }
  | HangingRule

/** The opening moment that a rule means now; never one that has passed. */
export function openingMoment(
  rule: Extract<ScheduleRule, { kind: 'at-once' | 'moment' }>,
  now: Instant,
): Instant {
  return rule.kind === 'moment' && rule.at > now ? rule.at : now
}

/** Whether the moment of a rule can move or be unknown, since it hangs on something else. */
export function hangs(rule: ScheduleRule): rule is HangingRule {
  switch (rule.kind) {
    case 'at-once':
    case 'moment':
    case 'local-time':
      return false
    case 'premiere':
    case 'story-point':
    case 'publication':
      return true
  }
}

/** Whether two rules hang on one thing, so that they are as far apart as their delays, whenever that comes. */
export function hangTogether(one: HangingRule, other: HangingRule): boolean {
  switch (one.kind) {
    case 'premiere':
      return one.kind === other.kind && one.of === other.of && one.territory === other.territory
    case 'story-point':
      return one.kind === other.kind && one.point === other.point
    case 'publication':
      return one.kind === other.kind && one.publicationId === other.publicationId
  }
}

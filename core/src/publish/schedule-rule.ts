import type { Instant } from '../time/index.ts'

/** When a publication opens. Rules that hang on a premiere join here as further kinds. */
export type ScheduleRule = { readonly kind: 'at-once' } | { readonly kind: 'moment'; readonly at: Instant }

/** The opening moment that a rule means now; never one that has passed. */
export function openingMoment(rule: ScheduleRule, now: Instant): Instant {
  switch (rule.kind) {
    case 'at-once':
      return now
    case 'moment':
      return rule.at > now ? rule.at : now
  }
}

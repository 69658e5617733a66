import { premiereIn, type Territory, WORLD } from '../clearance/index.ts'
import type { Story, StoryPointId } from '../production/index.ts'
import { addDelay, type Instant, type LocalDateTime, resolveLocal } from '../time/index.ts'
import type { PublicationState } from './publication-state.ts'
import type { HangingRule, ScheduleRule } from './schedule-rule.ts'

/** Another publication that rules hang on, and where it stands. */
export interface Anchor {
  readonly id: string
  readonly state: PublicationState
}

/** What the moment of a rule can hang on. `territories` are those that the destination keeps to: `WORLD` where it keeps to none. */
export interface ScheduleFacts {
  readonly story: Story
  readonly territories: readonly Territory[]
  readonly publications: readonly Anchor[]
}

/** What a person should know of a moment before it is saved. */
export type RuleWarning =
  | {
      readonly kind: 'clock-skips' | 'clock-shows-twice'
      readonly local: LocalDateTime
      readonly at: Instant
    }
  /** The rule meant a moment that is over: it opens as soon as it can. */
  | { readonly kind: 'already-passed'; readonly was: Instant }
  /** No premiere of the whole world is told: it opens everywhere after the last of those that are. */
  | { readonly kind: 'not-told-everywhere' }

/** What a rule waits for: a premiere or a public moment that nobody has told, or a publication that is not live. */
export type Awaited =
  | { readonly kind: 'premiere'; readonly of: StoryPointId | null; readonly territory: Territory | 'each' }
  | { readonly kind: 'story-point'; readonly point: StoryPointId }
  /** `isGone`: it will not go live unless somebody schedules it anew. */
  | { readonly kind: 'publication'; readonly publicationId: string; readonly isGone: boolean }

/** The moment that a rule means, or what it waits for; `expectedAt` is when it would be if all goes as planned, and opens nothing. */
export type Resolution =
  | { readonly kind: 'at'; readonly moment: Instant; readonly warnings: readonly RuleWarning[] }
  | {
      readonly kind: 'waits-for'
      readonly what: Awaited
      readonly expectedAt: Instant | null
      readonly warnings: readonly RuleWarning[]
    }

/**
 * The moment that a rule means by what is known, never one that has passed. Of two readings the one that lets less out:
 * where a destination keeps to no territories, a premiere in each means the last that is told; another publication
 * counts from when it is really live, never from its plan. Throws RangeError for a local time that no calendar has.
 */
export function resolveRule(rule: ScheduleRule, facts: ScheduleFacts, now: Instant): Resolution {
  switch (rule.kind) {
    case 'at-once':
      return at(now, [])
    case 'moment':
      return at(later(rule.at, now), [])
    case 'local-time': {
      const { instant, reading } = resolveLocal(rule.local, 'window-begins')
      return at(later(instant, now), clockWarnings(reading, rule.local, instant))
    }
    case 'premiere':
      return afterPremiere(rule, facts, now)
    case 'story-point': {
      const publicAt = facts.story.points.find(({ id }) => id === rule.point)?.publicAt ?? null
      if (publicAt === null) return waits({ kind: 'story-point', point: rule.point })
      return hung(addDelay(publicAt, rule.delay, 'window-begins'), now)
    }
    case 'publication':
      return afterPublication(rule, facts, now)
  }
}

function afterPremiere(
  rule: Extract<HangingRule, { kind: 'premiere' }>,
  { story, territories }: ScheduleFacts,
  now: Instant,
): Resolution {
  const { of, territory, delay } = rule
  const told = story.premieres.filter((premiere) => premiere.of === of)
  const isEverywhere = territory === 'each' && territories.includes(WORLD)
  const showings = isEverywhere
    ? told.map((premiere) => premiere.at)
    : (territory === 'each' ? territories : [territory]).map((place) => premiereIn(story, { of, place }))
  if (showings.length === 0 || showings.includes(null)) return waits({ kind: 'premiere', of, territory })
  const openings = showings.flatMap((showing) =>
    showing === null ? [] : [addDelay(showing, delay, 'window-begins')],
  )
  const isWorldTold = told.some((premiere) => premiere.territory === WORLD)
  return hung(
    Math.max(...openings) as Instant,
    now,
    isEverywhere && !isWorldTold ? [{ kind: 'not-told-everywhere' }] : [],
  )
}

function afterPublication(
  { publicationId, delay }: Extract<HangingRule, { kind: 'publication' }>,
  { publications }: ScheduleFacts,
  now: Instant,
): Resolution {
  const state = publications.find(({ id }) => id === publicationId)?.state
  const awaited = (isGone: boolean, expectedAt: Instant | null = null): Resolution =>
    waits({ kind: 'publication', publicationId, isGone }, expectedAt)
  switch (state?.kind) {
    case 'live':
      return hung(addDelay(state.since, delay, 'window-begins'), now)
    case 'scheduled':
    case 'placing':
    case 'leaving':
    case 'unknown':
      return awaited(false, addDelay(state.opensAt, delay, 'window-begins'))
    case 'draft':
      return awaited(false)
    case 'failed':
    case 'cancelled':
    case 'recalled':
    case undefined:
      return awaited(true)
  }
}

function hung(moment: Instant, now: Instant, warnings: readonly RuleWarning[] = []): Resolution {
  return at(
    later(moment, now),
    moment < now ? [...warnings, { kind: 'already-passed', was: moment }] : warnings,
  )
}

function clockWarnings(
  reading: ReturnType<typeof resolveLocal>['reading'],
  local: LocalDateTime,
  at: Instant,
): readonly RuleWarning[] {
  switch (reading) {
    case 'once':
      return []
    case 'skipped-shifted-forward':
      return [{ kind: 'clock-skips', local, at }]
    case 'twice-earlier':
    case 'twice-later':
      return [{ kind: 'clock-shows-twice', local, at }]
  }
}

function at(moment: Instant, warnings: readonly RuleWarning[]): Resolution {
  return { kind: 'at', moment, warnings }
}

function waits(what: Awaited, expectedAt: Instant | null = null): Resolution {
  return { kind: 'waits-for', what, expectedAt, warnings: [] }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

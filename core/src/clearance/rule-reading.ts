import { addDelay, type Instant } from '../time/index.ts'
import { touches } from './area-reading.ts'
import { reaches } from './grant-reading.ts'
import type { Holdback } from './holdback.ts'
import type { Kill } from './kill.ts'
import type { Nda } from './nda.ts'
import type { Prohibition } from './prohibition.ts'
import type { Question } from './question.ts'

/** From when until when a prohibition forbids; a window that ends before it begins limits nothing. */
export function windowOf({ from, until }: Prohibition): {
  readonly from: Instant | null
  readonly until: Instant | null
} {
  return from !== null && until !== null && until <= from ? { from: null, until: null } : { from, until }
}

/** Whether a prohibition speaks of a question at all, whenever it is asked. */
export function speaksOf(rule: Prohibition, question: Question): boolean {
  const { recordedAt, uses, territories, destinations } = rule
  if (recordedAt > question.now || !touches(territories, recordedAt, question)) return false
  if (uses.length > 0 && !question.uses.some((use) => uses.includes(use))) return false
  const isListed = destinations.destinations.some((scope) => reaches(scope, question.destination))
  // A list that names no destination is no permission: it forbids everywhere.
  return destinations.kind === 'these' ? isListed || destinations.destinations.length === 0 : !isListed
}

/** Whether a prohibition forbids at a moment. */
export function forbidsAt(rule: Prohibition, at: Instant): boolean {
  const { from, until } = windowOf(rule)
  return (from === null || from <= at) && (until === null || at < until)
}

/** A holdback that a cut waits under here, with its end where the clock has started. */
export interface Waiting {
  readonly holdback: Holdback
  readonly until: Instant | null
}

/** The holdbacks that speak of a question; a destination never waits for itself. */
export function waitingsOf(question: Question): readonly Waiting[] {
  const { cutId, destination, now, evidence, index } = question
  if (cutId === null || evidence.holdbacks.length === 0) return []
  return evidence.holdbacks
    .filter(
      ({ waits, first, territories, recordedAt }) =>
        recordedAt <= now &&
        reaches(waits, destination) &&
        !reaches(first, destination) &&
        touches(territories, recordedAt, question),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((holdback) => {
      const starts = index
        .releases(cutId)
        .filter(({ destination: place, at }) => at <= now && reaches(holdback.first, place))
        .map(({ at }) => at)
      const first = starts.length > 0 ? (Math.min(...starts) as Instant) : null
      return { holdback, until: first === null ? null : addDelay(first, holdback.delay, 'holdback-ends') }
    })
}

/** The agreements that may shut a question's destination: those of the contributor whose own outlet it is. */
export function agreementsOn({ destination, now, index }: Question): readonly Nda[] {
  return destination.ownerId === null
    ? []
    : index.ndas(destination.ownerId).filter(({ recordedAt }) => recordedAt <= now)
}

/** When a kill ends: at the moment it was taken back, if that is known. */
export function killEndsAt({ takenBackAt }: Kill, now: Instant): Instant | null {
  return takenBackAt !== null && takenBackAt <= now ? takenBackAt : null
}

/** Whether a kill stands at a moment; once known, it reaches what left before it. */
export function killStands(kill: Kill, at: Instant, now: Instant): boolean {
  const end = killEndsAt(kill, now)
  return kill.at <= now && (end === null || at < end)
}

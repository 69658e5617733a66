import { mayDo, type Role } from '../production/index.ts'
import type { Instant } from '../time/index.ts'

/** What the people who made it say of a theory once its point is out. */
export const THEORY_MARKS = ['confirmed', 'half-right', 'wrong'] as const

/** What the people who made it say of a theory once its point is out. */
export type TheoryMark = (typeof THEORY_MARKS)[number]

/** How many theories one writer may seal about one point: those taken back count, or one could seal every ending and keep the right one. */
export const MOST_THEORIES = 3

/** Why a theory may not be sealed. */
export type TheoryRefusal = 'out-already' | 'knows-the-story' | 'too-many'

/** What is known when somebody would seal a theory. */
export interface TheoryAttempt {
  /** The first moment at which anybody can have seen the point; null while none is known. */
  readonly shownFrom: Instant | null
  /** Whether the writer bears a badge of the production. */
  readonly hasBadge: boolean
  /** How many theories they sealed about the point before, those taken back with them. */
  readonly before: number
  readonly now: Instant
}

/** Says why a theory may not be sealed; null where it may. It is about what nobody can have seen, by somebody who guesses. */
export function refuseTheory({ shownFrom, hasBadge, before, now }: TheoryAttempt): TheoryRefusal | null {
  if (hasBadge) return 'knows-the-story'
  if (shownFrom !== null && shownFrom <= now) return 'out-already'
  return before >= MOST_THEORIES ? 'too-many' : null
}

/** How a theory stands for one viewer: sealed until its point is out and behind them, then open; or taken back, with no text left. */
export type TheoryState = 'sealed' | 'open' | 'withdrawn'

/** Who would mark a theory: by a role backstage, or by a badge among the fans. */
export type Marker =
  { readonly kind: 'crew'; readonly role: Role } | { readonly kind: 'fan'; readonly hasBadge: boolean }

/** Says whether somebody may mark a theory. A mark tells how the story goes, so there is none before its point is out. */
export function mayMark(
  marker: Marker,
  { shownFrom, now }: Pick<TheoryAttempt, 'shownFrom' | 'now'>,
): boolean {
  if (shownFrom === null || shownFrom > now) return false
  return marker.kind === 'crew' ? mayDo(marker.role, 'mark-theories') : marker.hasBadge
}

/**
 * Says whether a theory called it: confirmed, and sealed before anybody can have seen its point. Where a premiere turns
 * out to have been earlier than the seal, nothing was foretold.
 */
export function calledIt({
  mark,
  sealedAt,
  shownFrom,
}: {
  readonly mark: TheoryMark
  readonly sealedAt: Instant
  readonly shownFrom: Instant
}): boolean {
  return mark === 'confirmed' && sealedAt < shownFrom
}

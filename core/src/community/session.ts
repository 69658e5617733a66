import type { Instant } from '../time/index.ts'

/** A stretch of time in which crew answer: half-open, in instants. */
export interface SessionTimes {
  readonly from: Instant
  readonly until: Instant
}

/** Where a session is at a moment; a fact of the clock, never of a job that ran. */
export type SessionState = 'announced' | 'open' | 'closed'

/** The longest that a session may last, in milliseconds: a day. */
export const LONGEST_SESSION_MS = 86_400_000

/** Where a session is at a moment. Questions go to it from its first instant on and not at its last. */
export function sessionStateAt({ from, until }: SessionTimes, now: Instant): SessionState {
  if (now < from) return 'announced'
  return now < until ? 'open' : 'closed'
}

/** Why a session cannot be announced or changed so. */
export type SessionRefusal =
  'ends-before-it-begins' | 'too-long' | 'begins-in-the-past' | 'has-begun' | 'is-over'

/** What a session is to become; `movesGate` says that other viewers would see it. */
export interface SessionPlan extends SessionTimes {
  readonly movesGate: boolean
}

/**
 * Why a plan is refused, or null. Once open, a session keeps its beginning and its gate, since people wrote under them,
 * and may be made longer or closed; once closed it is a transcript and stays.
 */
export function refuseSession(
  before: SessionTimes | null,
  plan: SessionPlan,
  now: Instant,
): SessionRefusal | null {
  if (plan.until <= plan.from) return 'ends-before-it-begins'
  if (plan.until - plan.from > LONGEST_SESSION_MS) return 'too-long'
  const state = before === null ? 'announced' : sessionStateAt(before, now)
  switch (state) {
    case 'announced':
      return plan.from < now ? 'begins-in-the-past' : null
    case 'open':
      return plan.from !== before?.from || plan.movesGate ? 'has-begun' : null
    case 'closed':
      return 'is-over'
  }
}

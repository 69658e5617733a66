import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import type { Medium } from './medium.ts'
import type { Destination } from './exposure.ts'
import type { DestinationScope, Grant } from './grant.ts'
import type { Point } from './question.ts'
import type { Subject } from './subject.ts'
import { WORLD } from './territory.ts'

/** Whether a grant's state had come about by a moment; what is dated later is not yet evidence. */
export function isKnown({ state }: Grant, now: Instant): boolean {
  switch (state.kind) {
    case 'draft':
      return state.draftedAt <= now
    case 'sent':
      return state.sentAt <= now
    case 'signed':
    case 'withdrawn':
      return state.signedAt <= now
  }
}

/** From when a signed grant permits publication: its written start, else its signature. */
export function beginsAt(grant: Grant): Instant | null {
  const { state, scope } = grant
  return state.kind === 'signed' || state.kind === 'withdrawn' ? (scope.window.from ?? state.signedAt) : null
}

/** Whether a grant is signed, begun, not expired and not withdrawn at a moment. */
export function isLive(grant: Grant, at: Instant): boolean {
  const begins = beginsAt(grant)
  const { until } = grant.scope.window
  return begins !== null && begins <= at && (until === undefined || at < until) && !isWithdrawn(grant, at)
}

/** Whether a grant has been withdrawn by a moment. */
export function isWithdrawn({ state }: Grant, at: Instant): boolean {
  return state.kind === 'withdrawn' && state.withdrawnAt <= at
}

/** Whether a grant's signatory can speak for a subject: never a minor alone, for a minor never the minor. */
export function signs(grant: Grant, subject: Subject): boolean {
  if (grant.signatory === 'minor-alone') return false
  return !(subject.kind === 'person' && subject.minor && grant.signatory === 'self')
}

/** The medium that a side is. */
export function mediumOf(side: Side): Medium {
  return side === 'sound' ? 'sound' : 'motion'
}

/** Whether a grant speaks of a side and a destination at all. */
export function fits(grant: Grant, side: Side, destination: Destination): boolean {
  return (
    grant.scope.media.includes(mediumOf(side)) && grant.scope.destinations.some((scope) => reaches(scope, destination))
  )
}

/** Whether a grant's uses and territories hold one point. */
export function covers(grant: Grant, { use, territory }: Point): boolean {
  const { uses, territories } = grant.scope
  return uses.includes(use) && (territories.includes(WORLD) || territories.includes(territory))
}

/** Whether a destination lies within a grant's destination: a bare platform means every account there. */
export function reaches(scope: DestinationScope, { platform, account }: Destination): boolean {
  switch (scope.kind) {
    case 'anywhere':
      return true
    case 'platform':
      return scope.platform === platform
    case 'account':
      return scope.platform === platform && scope.account === account
  }
}

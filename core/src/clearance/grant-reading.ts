import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import { meantBy } from './area-reading.ts'
import type { Destination } from './exposure.ts'
import type { DestinationScope, Grant } from './grant.ts'
import type { Medium } from './medium.ts'
import type { Manner, Point } from './manner.ts'
import type { Subject } from './subject.ts'
import { type Territory, WORLD } from './territory.ts'

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

/** Whether a grant is signed, begun, not expired and not withdrawn at a moment; a window that ends before it begins holds none. */
export function isLive(grant: Grant, at: Instant): boolean {
  const begins = beginsAt(grant)
  const { until } = grant.scope.window
  return begins !== null && begins <= at && (until === undefined || at < until) && !isWithdrawn(grant, at)
}

/** Whether a grant has been withdrawn by a moment; what was withdrawn before it was signed always is. */
export function isWithdrawn({ state }: Grant, at: Instant): boolean {
  return state.kind === 'withdrawn' && (state.withdrawnAt <= at || state.withdrawnAt < state.signedAt)
}

/**
 * Whether a grant's signatory could speak for a subject: never a minor alone; a person for themselves from the day they
 * came of age; their guardian until then.
 */
export function signs({ signatory, state }: Grant, subject: Subject): boolean {
  if (signatory === 'minor-alone') return false
  if (subject.kind !== 'person') return true
  const { minor, comesOfAgeAt } = subject
  if (state.kind !== 'signed' && state.kind !== 'withdrawn') return true
  if (comesOfAgeAt === null) return signatory !== 'self' || !minor
  if (signatory === 'self') return state.signedAt >= comesOfAgeAt
  return signatory !== 'guardian' || state.signedAt < comesOfAgeAt
}

/** When a grant ends because the child has grown: never, unless a guardian's form says so. */
export function endsAtMajority({ signatory, endsAtMajority: ends }: Grant, subject: Subject): Instant | null {
  return ends && signatory === 'guardian' && subject.kind === 'person' ? subject.comesOfAgeAt : null
}

/** The medium in which a side of a question is shown or heard. */
export function mediumOf(side: Side, { medium }: Pick<Manner, 'medium'>): Medium {
  return side === 'sound' ? 'sound' : medium
}

/** Whether a grant speaks of a medium and a destination at all. */
export function fits({ scope }: Grant, medium: Medium, destination: Destination): boolean {
  return scope.media.includes(medium) && scope.destinations.some((reach) => reaches(reach, destination))
}

/** Whether a grant's uses, territories and, for music, rights hold one point. */
export function covers(grant: Grant, { use, territory, right }: Point): boolean {
  const { uses, musicRights } = grant.scope
  return (
    uses.includes(use) && (right === null || musicRights.includes(right)) && isGrantedIn(grant, territory)
  )
}

/** Whether a grant holds every use of a question in every territory of it. */
export function coversAll(grant: Grant, question: Pick<Manner, 'uses' | 'territories'>): boolean {
  const { uses } = grant.scope
  for (const use of question.uses) if (!uses.includes(use)) return false
  for (const territory of question.territories) if (!isGrantedIn(grant, territory)) return false
  return true
}

/** Whether a grant holds a territory: by name, by a group as it was when the grant was signed, or with the world. */
export function isGrantedIn(grant: Grant, territory: Territory): boolean {
  const { territories } = grant.scope
  return territories.includes(WORLD) || territories.includes(territory) || heldBy(grant).includes(territory)
}

/** The territories that a grant holds, groups as they were when it was signed. */
export function heldBy({ scope, state }: Grant): readonly Territory[] {
  return state.kind === 'signed' || state.kind === 'withdrawn'
    ? meantBy(scope.territories, state.signedAt)
    : []
}

/** Whether a destination lies within a grant's destination: a bare platform means every account there. */
export function reaches(
  scope: DestinationScope,
  { platform, account }: Pick<Destination, 'platform' | 'account'>,
): boolean {
  switch (scope.kind) {
    case 'anywhere':
      return true
    case 'platform':
      return scope.platform === platform
    case 'account':
      return scope.platform === platform && scope.account === account
  }
}

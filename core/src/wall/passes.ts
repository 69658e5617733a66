import type { Instant } from '../time/index.ts'
import type { Audience, Gate } from './gate.ts'
import type { Viewer } from './viewer.ts'

/**
 * The one predicate of the wall: says whether a viewer passes a gate. The database holds the same as row-level
 * security, and a test holds both equal.
 */
export function passes(gate: Gate, viewer: Viewer, now: Instant): boolean {
  if (gate.standing === 'shut' || !liesBehind(gate.horizon, viewer, now)) return false
  if (gate.opensAt !== null && now < gate.opensAt) return false
  if (isInvited(gate, viewer)) return true
  return gate.opensAt !== null && isMeant(gate.audience, viewer)
}

/** Says whether an audience is meant for a viewer: crew and slip holders come through their own door, all others are told apart by account and age alone. */
export function isMeant(audience: Audience, viewer: Viewer): boolean {
  switch (audience) {
    case 'public':
      return true
    case 'member':
      return viewer.kind === 'fan'
    case 'grown':
      return viewer.kind === 'fan' && viewer.isGrown
    case 'slip':
    case 'crew':
      return false
  }
}

function liesBehind(horizon: Gate['horizon'], { passed }: Viewer, now: Instant): boolean {
  if (horizon === null) return true
  return (
    horizon.points.every((point) => passed.has(point)) && (horizon.moment === null || horizon.moment <= now)
  )
}

/** Says whether a viewer comes through a door of their own: as crew of the production, or with a slip for this gate. */
export function isInvited(gate: Gate, viewer: Viewer): boolean {
  const holdsSlip =
    gate.audience !== 'crew' &&
    viewer.kind === 'slip' &&
    viewer.production === gate.production &&
    viewer.gates.includes(gate.id)
  return holdsSlip || isCrew(gate, viewer)
}

function isCrew(gate: Gate, viewer: Viewer): boolean {
  return viewer.kind === 'crew' && viewer.productions.includes(gate.production)
}

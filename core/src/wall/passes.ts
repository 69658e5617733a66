import type { Instant } from '../time/index.ts'
import type { Gate } from './gate.ts'
import type { Viewer } from './viewer.ts'

/**
 * The one predicate of the wall: says whether a viewer passes a gate. The database holds the same as row-level
 * security, and a test holds both equal.
 */
export function passes(gate: Gate, viewer: Viewer, now: Instant): boolean {
  if (gate.standing === 'shut' || !liesBehind(gate.horizon, now)) return false
  if (gate.opensAt !== null && now < gate.opensAt) return false
  switch (gate.audience) {
    case 'public':
      return gate.opensAt !== null || isInvited(gate, viewer)
    case 'slip':
      return isInvited(gate, viewer)
    case 'crew':
      return isCrew(gate, viewer)
  }
}

// Nobody can say yet how far into the story they are, so a point of it lies behind nobody.
function liesBehind(horizon: Gate['horizon'], now: Instant): boolean {
  if (horizon === null) return true
  return horizon.points.length === 0 && (horizon.moment === null || horizon.moment <= now)
}

function isInvited(gate: Gate, viewer: Viewer): boolean {
  const holdsSlip =
    viewer.kind === 'slip' && viewer.production === gate.production && viewer.gates.includes(gate.id)
  return holdsSlip || isCrew(gate, viewer)
}

function isCrew(gate: Gate, viewer: Viewer): boolean {
  return viewer.kind === 'crew' && viewer.productions.includes(gate.production)
}

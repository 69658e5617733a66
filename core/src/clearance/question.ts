import type { Instant } from '../time/index.ts'
import type { Evidence } from './evidence.ts'
import { type EvidenceIndex, indexOf } from './evidence-index.ts'
import { type CutVersionId, type Destination, type Exposure, type Use, USES } from './exposure.ts'
import { type Territory, WORLD } from './territory.ts'

/** An exposure as the law reads it: every list filled, territories as the destination can keep them, evidence known by now. */
export interface Question {
  readonly uses: readonly Use[]
  readonly territories: readonly Territory[]
  readonly points: readonly Point[]
  readonly destination: Destination
  readonly version: CutVersionId | null
  readonly at: Instant
  readonly now: Instant
  readonly index: EvidenceIndex
  readonly evidence: Evidence
}

/** One use in one territory: what must be permitted, point by point. */
export interface Point {
  readonly use: Use
  readonly territory: Territory
}

/** Reads an exposure by the law. A list that says nothing means all of it: the reading that lets less out. */
export function readExposure(exposure: Exposure, evidence: Evidence, now: Instant): Question {
  const uses = exposure.uses.length > 0 ? [...new Set(exposure.uses)] : USES
  const territories = territoriesOf(exposure)
  return {
    uses,
    territories,
    points: uses.flatMap((use) => territories.map((territory) => ({ use, territory }))),
    destination: exposure.destination,
    version: exposure.leaving.kind === 'cut' ? exposure.leaving.version : null,
    at: exposure.at,
    now,
    index: indexOf(evidence),
    evidence,
  }
}

function territoriesOf({ destination, territories }: Exposure): readonly Territory[] {
  const isWorld = !destination.keepsTerritories || territories.length === 0 || territories.includes(WORLD)
  return isWorld ? [WORLD] : [...new Set(territories)].sort()
}

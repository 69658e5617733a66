import type { CutId, SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Approval } from './decision.ts'
import type { Evidence } from './evidence.ts'
import { type EvidenceIndex, indexOf } from './evidence-index.ts'
import { type CutVersionId, type Exposure, type Leaving, USES } from './exposure.ts'
import type { Manner } from './manner.ts'
import { type Territory, WORLD } from './territory.ts'

/**
 * An exposure as the law reads it: every list filled, territories as the destination can keep them, evidence known by
 * now. A span that would end before it begins is asked about as its first moment.
 */
export interface Question extends Manner {
  readonly leaving: Leaving
  readonly cutId: CutId | null
  readonly version: CutVersionId | null
  readonly at: Instant
  readonly until: Instant | null
  readonly placedAt: Instant | null
  readonly now: Instant
  readonly words: ReadonlyMap<SubjectId, readonly Approval[]> | null
  readonly index: EvidenceIndex
  readonly evidence: Evidence
}

/** Reads an exposure by the law. A list that says nothing means all of it: the reading that lets less out. */
export function readExposure(exposure: Exposure, evidence: Evidence, now: Instant): Question {
  const { leaving, destination, medium, at, until, placedAt } = exposure
  const index = indexOf(evidence)
  const uses = exposure.uses.length > 0 ? distinct(exposure.uses) : USES
  const territories = territoriesOf(exposure)
  return {
    leaving,
    cutId: leaving.kind === 'cut' ? leaving.cutId : null,
    version: leaving.kind === 'cut' ? leaving.version : null,
    uses,
    territories,
    points: uses.flatMap((use) => territories.map((territory) => ({ use, territory, right: null }))),
    destination,
    medium,
    at,
    until: until !== null && until > at ? until : null,
    placedAt,
    now,
    words: leaving.kind === 'cut' ? index.words(leaving.version) : null,
    index,
    evidence,
  }
}

const WORLDWIDE: readonly Territory[] = [WORLD]

function territoriesOf({ destination, territories }: Exposure): readonly Territory[] {
  const isWorld = !destination.keepsTerritories || territories.length === 0 || territories.includes(WORLD)
  return isWorld ? WORLDWIDE : [...distinct(territories)].sort()
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return values.length === 1 ? values : [...new Set(values)]
}

import type { AssetId } from '../production/index.ts'
import type { RangeSet } from '../time/index.ts'
import type { Appearance, Side } from './appearance.ts'
import type { Cure } from './cure.ts'
import type { Claim } from './dossier.ts'
import { matterOf } from './matter.ts'
import type { Passage } from './reveal-reading.ts'
import type { Concern, ConcernFacts, Duty } from './verdict.ts'

/**
 * One thing found wrong at a moment, and the edit that would cure it, if any may. What no edit is left for is held, or
 * refused where it is `forbidden`: by a contract or a kill that time does not end.
 */
export interface Finding {
  readonly facts: ConcernFacts
  readonly assetId: AssetId
  readonly sides: readonly Side[]
  readonly ranges: RangeSet
  readonly appearance: Appearance | null
  readonly claim: Claim | null
  readonly cure: Cure | 'none'
  readonly forbidden: boolean
}

/** How a finding stands by itself, before anyone asks what its cure would leave. */
export function standingOf({ cure, forbidden }: Finding): Concern['standing'] {
  return cure !== 'none' ? 'edits' : forbidden ? 'refused' : 'held'
}

/** A duty that what is perceived in these ranges brings with it. */
export interface OwedDuty {
  readonly duty: Duty
  readonly assetId: AssetId
  readonly ranges: RangeSet
}

/** Everything found at one moment, what is owed, and what viewers must have passed. */
export interface Findings {
  readonly findings: readonly Finding[]
  readonly owed: readonly OwedDuty[]
  readonly passages: readonly Passage[]
}

/** Whether two looks at the same sightings found the same faults, one after the other. */
export function isSameFaults(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, i) => isSameFault(finding, b[i] as Finding))
}

function isSameFault(a: Finding, b: Finding): boolean {
  return (
    a.appearance === b.appearance &&
    a.assetId === b.assetId &&
    a.facts.kind === b.facts.kind &&
    a.cure === b.cure &&
    a.sides.join() === b.sides.join() &&
    matterOf(a.facts) === matterOf(b.facts) &&
    isSameGap(a, b) &&
    isSameRanges(a.ranges, b.ranges)
  )
}

function isSameRanges(a: RangeSet, b: RangeSet): boolean {
  return (
    a === b || (a.length === b.length && a.every(({ from, to }, i) => from === b[i]?.from && to === b[i]?.to))
  )
}

function isSameGap(a: Finding, b: Finding): boolean {
  if (a.facts.kind !== 'no-grant' || b.facts.kind !== 'no-grant') return true
  return a.facts.gap.kind === b.facts.gap.kind && gapText(a) === gapText(b)
}

function gapText({ facts }: Finding): string {
  if (facts.kind !== 'no-grant') return ''
  return facts.gap.kind === 'never-asked' ? facts.gap.kind : JSON.stringify(facts.gap)
}

/** A fault as a text of its own: what is found, with whom, where and why. */
export function faultText(finding: Finding): string {
  const { facts, assetId, sides, appearance, ranges } = finding
  return [
    matterOf(facts),
    assetId,
    sides.join(),
    appearance?.id ?? '',
    gapText(finding),
    ranges.map(({ from, to }) => `${from}-${to}`).join(),
  ].join('\n')
}

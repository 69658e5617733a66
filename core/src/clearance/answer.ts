import { type Instant, intersect, subtract } from '../time/index.ts'
import type { Edit } from '../timeline/index.ts'
import { findAt, type OwedDuty } from './finding.ts'
import { findHolding, type Found, gather } from './found.ts'
import type { Question } from './question.ts'
import type { Sightings } from './sighting.ts'
import { forcedTrims, smallestEdits, type Used } from './smallest-edits.ts'
import type { Duty, Verdict } from './verdict.ts'

/** A verdict at one moment, before anyone asks how long it lasts. */
export interface Answer {
  readonly kind: Verdict['kind']
  readonly founds: readonly Found[]
  readonly edits: readonly Edit[]
  readonly duties: readonly Duty[]
}

/** Answers the question as if it were put for one moment. */
export function answerAt(at: Instant, sightings: Sightings, question: Question): Answer {
  const { findings, owed } = findAt(at, sightings, question)
  const { settings } = question.evidence
  const holding = findHolding(findings, sightings.used, settings)
  const curable = findings.filter((finding) => finding.cure !== 'none' && !holding.has(finding))
  const founds = gather(findings, holding)
  return {
    kind: kindOf(founds),
    founds,
    edits: curable.length > 0 ? smallestEdits(curable, sightings.used, settings) : [],
    duties: dutiesLeft(owed, forcedTrims(curable, sightings.used, settings)),
  }
}

/** Whether two answers would read the same: kind, concerns, edits and duties. */
export function isSameAnswer(a: Answer, b: Answer): boolean {
  return a.kind === b.kind && inWriting(a) === inWriting(b)
}

function inWriting({ founds, edits, duties }: Answer): string {
  const concerns = founds.map(({ facts, assetId, ranges, sides, appearanceIds, standing }) => [
    facts,
    assetId,
    ranges,
    sides,
    appearanceIds,
    standing,
  ])
  return JSON.stringify([concerns, edits, duties])
}

function kindOf(founds: readonly Found[]): Verdict['kind'] {
  if (founds.some((found) => found.standing === 'refused')) return 'refused'
  if (founds.some((found) => found.standing === 'held')) return 'held'
  return founds.length > 0 ? 'cleared-with-edits' : 'cleared'
}

// What is trimmed away brings no duty.
function dutiesLeft(owed: readonly OwedDuty[], trims: Used): readonly Duty[] {
  const left = owed.filter(
    ({ assetId, ranges }) => subtract(ranges, intersect(trims.get(assetId) ?? [], ranges)).length > 0,
  )
  const bySubjectAndText = new Map(left.map(({ duty }) => [`${duty.subjectId}\n${duty.text}`, duty]))
  return [...bySubjectAndText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, duty]) => duty)
}

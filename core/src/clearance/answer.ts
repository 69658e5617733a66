import { type Instant, subtract } from '../time/index.ts'
import type { Edit } from '../timeline/index.ts'
import { findAt, type Finding, type Findings, isSameFaults } from './finding.ts'
import { findHolding, type Found, gather } from './found.ts'
import type { Question } from './question.ts'
import type { Sightings } from './sighting.ts'
import { forcedTrims, type Margins, smallestEdits, type Used } from './smallest-edits.ts'
import type { Duty, Verdict } from './verdict.ts'

/** A verdict at one moment, before anyone asks how long it lasts. */
export interface Answer {
  readonly kind: Verdict['kind']
  readonly found: Findings
  readonly founds: readonly Found[]
  readonly edits: readonly Edit[]
  readonly duties: readonly Duty[]
}

/** Answers the question as if it were put for one moment. */
export function answerAt(at: Instant, { used, sightings }: Sightings, question: Question): Answer {
  const found = findAt(at, { used, sightings }, question)
  const { findings } = found
  const { settings } = question.evidence
  const holding = findHolding(findings, used, settings)
  const curable = curableOf(findings, holding)
  return {
    kind: kindOf(findings, holding),
    found,
    founds: gather(findings, holding),
    edits: curable.length > 0 ? smallestEdits(curable, used, settings) : [],
    duties: dutiesOf(found, holding, { used, settings }),
  }
}

/** Whether another moment is answered differently: by other concerns, and so other edits, or by other duties. */
export function isOtherwiseAt(
  at: Instant,
  answer: Answer,
  { sightings, question }: { sightings: Sightings; question: Question },
): boolean {
  const found = findAt(at, sightings, question)
  if (!isSameFaults(answer.found.findings, found.findings)) return true
  const { settings } = question.evidence
  const { used } = sightings
  const duties = dutiesOf(found, findHolding(found.findings, used, settings), { used, settings })
  return JSON.stringify(duties) !== JSON.stringify(answer.duties)
}

/** The kind of answer at one moment, without its words. */
export function kindAt(at: Instant, sightings: Sightings, question: Question): Verdict['kind'] {
  const { findings } = findAt(at, sightings, question)
  return kindOf(findings, findHolding(findings, sightings.used, question.evidence.settings))
}

function curableOf(findings: readonly Finding[], holding: ReadonlySet<Finding>): readonly Finding[] {
  return findings.filter((finding) => finding.cure !== 'none' && !holding.has(finding))
}

function kindOf(findings: readonly Finding[], holding: ReadonlySet<Finding>): Verdict['kind'] {
  if (findings.some((finding) => finding.standing === 'refused')) return 'refused'
  if (holding.size > 0 || findings.some((finding) => finding.standing === 'held')) return 'held'
  return findings.length > 0 ? 'cleared-with-edits' : 'cleared'
}

// What is trimmed away brings no duty.
function dutiesOf(
  { findings, owed }: Findings,
  holding: ReadonlySet<Finding>,
  { used, settings }: { used: Used; settings: Margins },
): readonly Duty[] {
  if (owed.length === 0) return []
  const trims = forcedTrims(curableOf(findings, holding), used, settings)
  const left = owed.filter(({ assetId, ranges }) => subtract(ranges, trims.get(assetId) ?? []).length > 0)
  const bySubjectAndText = new Map(left.map(({ duty }) => [`${duty.subjectId}\n${duty.text}`, duty]))
  return [...bySubjectAndText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, duty]) => duty)
}

import { type Instant, subtract } from '../time/index.ts'
import type { Edit } from '../timeline/index.ts'
import type { Horizon } from '../wall/index.ts'
import { type Finding, type Findings, isSameFaults, standingOf } from './finding.ts'
import { type Found, gather } from './found.ts'
import { findHolding, type Holding } from './holding.ts'
import type { Look } from './look.ts'
import { horizonOf } from './reveal-reading.ts'
import { forcedTrims, smallestEdits } from './smallest-edits.ts'
import type { Duty, Verdict } from './verdict.ts'

/** A verdict at one moment, before anyone asks how long it lasts. */
export interface Answer {
  readonly kind: Verdict['kind']
  readonly found: Findings
  readonly founds: readonly Found[]
  readonly edits: readonly Edit[]
  readonly duties: readonly Duty[]
  readonly horizon: Horizon
}

/** Answers the question as if it were put for one moment, or for what is left of its span. */
export function answerAt(at: Instant, look: Look): Answer {
  const { sightings, question } = look
  const { settings } = question.evidence
  const found = look.from(at)
  const { findings } = found
  const holding = findHolding(findings, sightings.used, settings)
  const curable = curableOf(findings, holding)
  return {
    kind: kindOf(findings, holding),
    found,
    founds: findings.length > 0 ? gather(findings, holding) : [],
    edits: curable.length > 0 ? smallestEdits(curable, sightings.used, settings) : [],
    duties: dutiesOf(found, holding, look),
    horizon: horizonOf(found.passages, question.evidence),
  }
}

/** Whether another moment is answered differently: by other concerns, and so other edits, by other duties or another horizon. */
export function isOtherwiseAt(at: Instant, answer: Answer, look: Look): boolean {
  const { sightings, question } = look
  const found = look.from(at)
  if (!isSameFaults(answer.found.findings, found.findings)) return true
  const horizon = horizonOf(found.passages, question.evidence)
  if (horizon.points.join('\n') !== answer.horizon.points.join('\n')) return true
  if (found.owed.length === 0) return answer.duties.length > 0
  const duties = dutiesOf(
    found,
    findHolding(found.findings, sightings.used, question.evidence.settings),
    look,
  )
  return JSON.stringify(duties) !== JSON.stringify(answer.duties)
}

/** The kind of answer at one moment, without its words. */
export function kindAt(at: Instant, look: Look): Verdict['kind'] {
  const { findings } = look.from(at)
  return kindOf(findings, findHolding(findings, look.sightings.used, look.question.evidence.settings))
}

function curableOf(findings: readonly Finding[], { held, refused }: Holding): readonly Finding[] {
  return findings.filter((finding) => finding.cure !== 'none' && !held.has(finding) && !refused.has(finding))
}

function kindOf(findings: readonly Finding[], { held, refused }: Holding): Verdict['kind'] {
  const standings = new Set(findings.map(standingOf))
  if (refused.size > 0 || standings.has('refused')) return 'refused'
  if (held.size > 0 || standings.has('held')) return 'held'
  return findings.length > 0 ? 'cleared-with-edits' : 'cleared'
}

// What is trimmed away brings no duty.
function dutiesOf(
  { findings, owed }: Findings,
  holding: Holding,
  { sightings, question }: Look,
): readonly Duty[] {
  if (owed.length === 0) return []
  const trims = forcedTrims(curableOf(findings, holding), sightings.used, question.evidence.settings)
  const left = owed.filter(({ assetId, ranges }) => subtract(ranges, trims.get(assetId) ?? []).length > 0)
  const bySubjectAndText = new Map(left.map(({ duty }) => [`${duty.subjectId}\n${duty.text}`, duty]))
  return [...bySubjectAndText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, duty]) => duty)
}

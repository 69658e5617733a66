import type { AssetId } from '../production/index.ts'
import { type Instant, intersect, type RangeSet } from '../time/index.ts'
import { type Appearance, type Side, SIDES } from './appearance.ts'
import { approvalAt } from './approval.ts'
import { type Cure, cureFor } from './cure.ts'
import { embargoesOn } from './embargo-reading.ts'
import type { Dossier } from './evidence-index.ts'
import { type Permission, permissionOf } from './permission.ts'
import type { Question } from './question.ts'
import type { Sighting, Sightings } from './sighting.ts'
import type { Concern, ConcernFacts, Duty } from './verdict.ts'

/** One thing found wrong with one appearance or embargo at a moment, and the edit that would cure it, if any may. */
export interface Finding {
  readonly facts: ConcernFacts
  readonly assetId: AssetId
  readonly sides: readonly Side[]
  readonly ranges: RangeSet
  readonly appearance: Appearance | null
  readonly cure: Cure | 'none'
  readonly standing: Concern['standing']
}

/** A duty that what is perceived in these ranges brings with it. */
export interface OwedDuty {
  readonly duty: Duty
  readonly assetId: AssetId
  readonly ranges: RangeSet
}

/** Everything found at one moment. */
export interface Findings {
  readonly findings: readonly Finding[]
  readonly owed: readonly OwedDuty[]
}

/** Asks the law of everything perceived, of every embargo and of every approval, at one moment. */
export function findAt(at: Instant, { used, sightings }: Sightings, question: Question): Findings {
  const findings: Finding[] = []
  const owed: OwedDuty[] = []
  const permissions = rememberPermissions(at, question)
  for (const sighting of sightings) {
    for (const side of SIDES) {
      const ranges = sighting.perceived[side]
      if (ranges.length === 0) continue
      const answer = askOfSide(sighting, { side, at, permissions })
      if (answer.kind === 'wanting') findings.push(foundOn(sighting, { side, facts: answer.facts, question }))
      else for (const duty of answer.duties) owed.push({ duty, assetId: sighting.appearance.assetId, ranges })
    }
    const word = wordOn(sighting, at, question)
    if (word) findings.push(word)
  }
  for (const [assetId, ranges] of used) {
    for (const { embargo, reach } of embargoesOn(assetId, at, question)) {
      const kept = reach === 'whole' ? ranges : intersect(reach, ranges)
      if (kept.length === 0) continue
      const { id: embargoId, name, cause, until, territories, lifters } = embargo
      const facts: ConcernFacts = { kind: 'embargo', embargoId, name, cause, until, territories, lifters }
      findings.push({
        facts,
        assetId,
        sides: SIDES,
        ranges: kept,
        appearance: null,
        cure: 'trim',
        standing: 'edits',
      })
    }
  }
  return { findings, owed }
}

type Permissions = (sighting: Sighting, side: Side) => Permission

// A subject seen a hundred times is asked about once.
function rememberPermissions(at: Instant, question: Question): Permissions {
  const asked: Record<Side, Map<Dossier, Permission>> = { picture: new Map(), sound: new Map() }
  return ({ dossier }, side) => {
    const known = asked[side].get(dossier)
    if (known) return known
    const answer = permissionOf(dossier, { side, at, question })
    asked[side].set(dossier, answer)
    return answer
  }
}

type SideAnswer =
  | { readonly kind: 'free'; readonly duties: readonly Duty[] }
  | { readonly kind: 'wanting'; readonly facts: ConcernFacts }

function askOfSide(
  sighting: Sighting,
  { side, at, permissions }: { side: Side; at: Instant; permissions: Permissions },
): SideAnswer {
  const { subject } = sighting
  if (subject.kind === 'secret') {
    const isOut = subject.reveal.kind === 'at' && subject.reveal.at <= at
    return isOut ? { kind: 'free', duties: [] } : wanting({ kind: 'secret', subject, reveal: subject.reveal })
  }
  const permission = permissions(sighting, side)
  if (permission.kind === 'permitted') return { kind: 'free', duties: permission.duties }
  if (subject.kind === 'safety-matter') return wanting({ kind: 'safety-matter', subject })
  if (subject.kind === 'person' && !subject.identified) return wanting({ kind: 'unknown-person', subject })
  return wanting({ kind: 'no-grant', subject, gap: permission.gap })
}

function wanting(facts: ConcernFacts): SideAnswer {
  return { kind: 'wanting', facts }
}

function foundOn(
  sighting: Sighting,
  { side, facts, question }: { side: Side; facts: ConcernFacts; question: Question },
): Finding {
  const { appearance, subject, perceived } = sighting
  const isNeverHidden =
    question.evidence.settings.neverHideFeatured &&
    subject.kind === 'person' &&
    appearance.prominence === 'featured'
  return {
    facts,
    assetId: appearance.assetId,
    sides: [side],
    ranges: perceived[side],
    appearance,
    cure: isNeverHidden ? 'none' : cureFor(subject, side, appearance.region),
    standing: isNeverHidden ? 'held' : 'edits',
  }
}

// A word on a version binds wherever the person is used in it: neither blur nor crop revives or evades it.
function wordOn({ appearance, subject, used }: Sighting, at: Instant, question: Question): Finding | null {
  const word = approvalAt(subject.id, at, question)
  if (!word || word.kind === 'approved') return null
  const where = {
    assetId: appearance.assetId,
    sides: appearance.sides,
    ranges: used,
    appearance,
    cure: 'none' as const,
  }
  if (word.kind === 'pending')
    return {
      ...where,
      facts: {
        kind: 'approval-pending',
        subject,
        askedAt: word.at,
        silenceApprovesAt: word.silenceApprovesAt,
      },
      standing: 'held',
    }
  const { by, at: spokenAt, note } = word
  return {
    ...where,
    facts: { kind: `approval-${word.kind}`, subject, by, at: spokenAt, note },
    standing: 'refused',
  }
}

/** Whether two looks at the same sightings found the same faults, one after the other; where they were found does not change with time. */
export function isSameFaults(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a.length === b.length && a.every((finding, i) => isSameFault(finding, b[i] as Finding))
}

function isSameFault(a: Finding, b: Finding): boolean {
  const isSamePlace =
    a.appearance === b.appearance && a.assetId === b.assetId && a.sides.join() === b.sides.join()
  if (!isSamePlace || a.facts.kind !== b.facts.kind) return false
  return a.facts.kind === 'secret' || JSON.stringify(a.facts) === JSON.stringify(b.facts)
}

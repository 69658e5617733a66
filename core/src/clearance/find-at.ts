import type { Instant, RangeSet } from '../time/index.ts'
import { type Side, SIDES } from './appearance.ts'
import { approvalAt } from './approval.ts'
import { cureFor } from './cure.ts'
import type { Claim } from './dossier.ts'
import { findRulesAt, type Rules } from './find-rules.ts'
import type { Finding, Findings, OwedDuty } from './finding.ts'
import { type Permission, permissionOf } from './permission.ts'
import type { Question } from './question.ts'
import { type Passage, passageTo } from './reveal-reading.ts'
import { forbidsAt, speaksOf, windowOf } from './rule-reading.ts'
import type { Sighting } from './seen.ts'
import type { Sightings } from './sighting.ts'
import type { ConcernFacts } from './verdict.ts'

/** Asks the law of everything perceived, of every rule and of every approval, at one moment. */
export function findAt(
  at: Instant,
  { used, sightings }: Sightings,
  { question, rules }: { question: Question; rules: Rules },
): Findings {
  const findings: Finding[] = []
  const owed: OwedDuty[] = []
  const passages: Passage[] = []
  const asked = new Map<Claim, Permission>()
  for (const sighting of sightings) {
    const { subject, appearance, assetId, dossier } = sighting
    if (appearance?.certainty === 'unsure') perceivedAs({ kind: 'unsure', subject }, sighting)
    else if (subject.kind === 'secret') {
      const passage = passageTo(subject, at, question)
      if (passage === null) perceivedAs({ kind: 'secret', subject, reveal: subject.reveal }, sighting)
      else if (passage.points.length > 0 && isPerceived(sighting)) passages.push(passage)
    } else
      for (const { claim, ranges } of sighting.claims) {
        const permission = asked.get(claim) ?? permissionOf(claim, at, question)
        asked.set(claim, permission)
        if (permission.kind === 'permitted')
          for (const duty of permission.duties) owed.push({ duty, assetId, ranges })
        else {
          const facts = missing(claim, permission)
          findings.push(foundOn(sighting, { side: claim.side, ranges, claim, facts, question }))
        }
      }
    for (const rule of dossier.prohibitions) {
      if (!speaksOf(rule, question) || !forbidsAt(rule, at)) continue
      const { id: prohibitionId, name, kind: cause } = rule
      const { until } = windowOf(rule)
      const sides = rule.sides.length > 0 ? rule.sides : SIDES
      const facts = { kind: 'prohibition', prohibitionId, name, cause, subject, until } as const
      perceivedAs(facts, sighting, { sides, forbidden: until === null })
    }
    const word = wordOn(sighting, at, question)
    if (word) findings.push(word)
  }
  findings.push(...findRulesAt(at, used, { question, rules }))
  return { findings, owed, passages }

  function perceivedAs(
    facts: ConcernFacts,
    sighting: Sighting,
    { sides = SIDES, forbidden = false }: { sides?: readonly Side[]; forbidden?: boolean } = {},
  ): void {
    for (const side of sides) {
      const ranges = sighting.perceived[side]
      if (ranges.length > 0)
        findings.push(foundOn(sighting, { side, ranges, claim: null, facts, question, forbidden }))
    }
  }
}

function isPerceived({ perceived }: Sighting): boolean {
  return perceived.picture.length > 0 || perceived.sound.length > 0
}

function missing(
  { dossier }: Claim,
  { gap }: Extract<Permission, { kind: 'missing' }>,
): Extract<ConcernFacts, { kind: 'no-grant' | 'unknown-person' | 'safety-matter' }> {
  const { subject } = dossier
  if (subject.kind === 'secret') throw new Error(`Nobody grants a secret: ${subject.id}`)
  if (subject.kind === 'safety-matter') return { kind: 'safety-matter', subject }
  if (subject.kind === 'person' && !subject.identified) return { kind: 'unknown-person', subject }
  return { kind: 'no-grant', subject, gap }
}

interface Fault {
  readonly side: Side
  readonly ranges: RangeSet
  readonly claim: Claim | null
  readonly facts: ConcernFacts
  readonly question: Question
  readonly forbidden?: boolean
}

function foundOn(
  { appearance, assetId, subject }: Sighting,
  { side, ranges, claim, facts, question, forbidden = false }: Fault,
): Finding {
  const isNeverHidden =
    question.evidence.settings.neverHideFeatured &&
    subject.kind === 'person' &&
    appearance?.prominence === 'featured'
  const cure = isNeverHidden ? 'none' : appearance ? cureFor(subject, side, appearance.region) : 'trim'
  return { facts, assetId, sides: ONE_SIDE[side], ranges, appearance, claim, cure, forbidden }
}

const ONE_SIDE: Readonly<Record<Side, readonly Side[]>> = { picture: ['picture'], sound: ['sound'] }

// A word on a version binds wherever the person is used in it: neither blur nor crop revives or evades it.
function wordOn({ appearance, assetId, subject, used }: Sighting, at: Instant, question: Question) {
  const word = approvalAt(subject.id, at, question)
  if (!word || word.kind === 'approved') return null
  const sides = appearance?.sides ?? SIDES
  const where = { assetId, sides, ranges: used, appearance, claim: null, cure: 'none' } as const
  if (word.kind === 'pending') {
    const { at: askedAt, silenceApprovesAt } = word
    const facts = { kind: 'approval-pending', subject, askedAt, silenceApprovesAt } as const
    return { ...where, facts, forbidden: false }
  }
  const { by, at: spokenAt, note } = word
  const facts = { kind: `approval-${word.kind}`, subject, by, at: spokenAt, note } as const
  return { ...where, facts, forbidden: true }
}

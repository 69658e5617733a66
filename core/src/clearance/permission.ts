import type { Instant } from '../time/index.ts'
import { approvalAt } from './approval.ts'
import type { Claim } from './dossier.ts'
import type { Grant } from './grant.ts'
import { nearestGap } from './grant-gap.ts'
import { covers, coversAll, endsAtMajority, fits, isKnown, isLive, mediumOf, signs } from './grant-reading.ts'
import { MUSIC_RIGHTS } from './medium.ts'
import type { Point } from './manner.ts'
import type { Question } from './question.ts'
import type { Subject } from './subject.ts'
import type { Duty, GrantGap } from './verdict.ts'

/** Whether a claim is permitted at a moment, and what is owed for it, or what stands in the way. */
export type Permission =
  | { readonly kind: 'permitted'; readonly duties: readonly Duty[] }
  | { readonly kind: 'missing'; readonly gap: GrantGap }

/** Reads the grants and decisions about one subject: every use in every territory needs one of them; grants add up. */
export function permissionOf(claim: Claim, at: Instant, question: Question): Permission {
  const { subject, grants } = claim.dossier
  if (isCarriedFreely(claim, at, question)) return FREE
  const points = demandedPoints(claim, question)
  if (grants.length === 0) return points.length > 0 ? NEVER_ASKED : FREE
  const live = liveGrants(claim, at, question)
  const open = points.filter((point) => !live.some((grant) => covers(grant, point)))
  if (open.length > 0) {
    const known = grants.filter((grant) => isKnown(grant, question.now))
    return { kind: 'missing', gap: nearestGap(known, { claim, at, open, question }) }
  }
  const duties = dutiesOf(subject, points, live)
  return duties.length === 0 ? FREE : { kind: 'permitted', duties }
}

const NEVER_ASKED: Permission = { kind: 'missing', gap: { kind: 'never-asked' } }
const FREE: Permission = { kind: 'permitted', duties: [] }

/** The grants that carry a claim at a moment: each live one that covers some of what is asked. */
export function carriersOf(claim: Claim, at: Instant, question: Question): readonly Grant[] {
  const points = demandedPoints(claim, question)
  return liveGrants(claim, at, question).filter((grant) => points.some((point) => covers(grant, point)))
}

// Mostly one grant without conditions carries everything that is asked.
function isCarriedFreely(
  { dossier: { subject, grants, needsNone }, side, spared }: Claim,
  at: Instant,
  question: Question,
): boolean {
  if (subject.kind === 'music' || needsNone.length > 0 || spared.length > 0) return false
  for (const grant of grants) {
    if (grant.conditions.length > 0 || !isLive(grant, at) || !isKnown(grant, question.now)) continue
    if (!signs(grant, subject) || !fits(grant, mediumOf(side, question), question.destination)) continue
    const majority = endsAtMajority(grant, subject)
    if (majority !== null && majority <= at) continue
    if (coversAll(grant, question)) return true
  }
  return false
}

// Music needs both rights at every point, whoever holds them.
function demandedPoints({ dossier, spared }: Claim, { points, now }: Question): readonly Point[] {
  const { subject, needsNone } = dossier
  const demanded =
    subject.kind === 'music'
      ? points.flatMap((point) => MUSIC_RIGHTS.map((right) => ({ ...point, right })))
      : points
  if (needsNone.length === 0 && spared.length === 0) return demanded
  const free = new Set(spared)
  for (const decision of needsNone) if (decision.at <= now) for (const use of decision.uses) free.add(use)
  return demanded.filter(({ use }) => !free.has(use))
}

function liveGrants({ dossier, side, beside }: Claim, at: Instant, question: Question): readonly Grant[] {
  const { subject, grants } = dossier
  const medium = mediumOf(side, question)
  return grants.filter((grant) => {
    if (!isKnown(grant, question.now) || !isLive(grant, at) || !signs(grant, subject)) return false
    const majority = endsAtMajority(grant, subject)
    if (majority !== null && majority <= at) return false
    if (!fits(grant, medium, question.destination)) return false
    return grant.conditions.every((condition) => {
      switch (condition.kind) {
        case 'credit-line':
          return true
        case 'approval-needed':
          return approvalAt(subject.id, at, question)?.kind === 'approved'
        case 'not-beside':
          return !beside.some(({ id }) => condition.subjectIds.includes(id))
      }
    })
  })
}

// A duty is owed only where no covering grant is free of it; of several that ask, the one that asks least.
function dutiesOf(subject: Subject, points: readonly Point[], live: readonly Grant[]): readonly Duty[] {
  if (live.every((grant) => grant.conditions.length === 0)) return []
  const asked = live.map((grant) => ({ grant, credits: creditsOf(grant) }))
  const owed = new Set<string>()
  for (const point of points) {
    const least = asked
      .filter(({ grant }) => covers(grant, point))
      .sort(
        (a, b) =>
          a.credits.length - b.credits.length || (a.credits.join('\n') < b.credits.join('\n') ? -1 : 1),
      )[0]
    for (const text of least?.credits ?? []) owed.add(text)
  }
  return [...owed].sort().map((text) => ({ kind: 'credit-line', subjectId: subject.id, text }))
}

function creditsOf({ conditions }: Grant): readonly string[] {
  const texts = conditions.flatMap((condition) => (condition.kind === 'credit-line' ? [condition.text] : []))
  return [...new Set(texts)].sort()
}

import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import { approvalAt } from './approval.ts'
import type { Dossier } from './evidence-index.ts'
import type { Grant } from './grant.ts'
import { nearestGap } from './grant-gap.ts'
import { covers, fits, isKnown, isLive, signs } from './grant-reading.ts'
import type { Point, Question } from './question.ts'
import type { Subject } from './subject.ts'
import type { Duty, GrantGap } from './verdict.ts'

/** Whether a subject is permitted on one side at a moment, and what is owed for it, or what stands in the way. */
export type Permission =
  | { readonly kind: 'permitted'; readonly duties: readonly Duty[] }
  | { readonly kind: 'missing'; readonly gap: GrantGap }

/** Reads the grants and decisions about one subject: every use in every territory needs one of them; grants add up. */
export function permissionOf(
  dossier: Dossier,
  { side, at, question }: { side: Side; at: Instant; question: Question },
): Permission {
  const { subject, grants } = dossier
  const points = demandedPoints(dossier, question)
  if (grants.length === 0 && points.length > 0) return NEVER_ASKED
  const known = grants.filter((grant) => isKnown(grant, question.now))
  const isApproved = () => approvalAt(subject.id, at, question)?.kind === 'approved'
  const live = known.filter(
    (grant) =>
      isLive(grant, at) &&
      signs(grant, subject) &&
      fits(grant, side, question.destination) &&
      (!grant.conditions.some((condition) => condition.kind === 'approval-needed') || isApproved()),
  )
  const open = points.filter((point) => !live.some((grant) => covers(grant, point)))
  if (open.length > 0)
    return {
      kind: 'missing',
      gap: nearestGap(known, { subject, side, at, open, destination: question.destination }),
    }
  return { kind: 'permitted', duties: dutiesOf(subject, points, live) }
}

const NEVER_ASKED: Permission = { kind: 'missing', gap: { kind: 'never-asked' } }

function demandedPoints({ needsNone: decisions }: Dossier, { points, now }: Question): readonly Point[] {
  if (decisions.length === 0) return points
  const spared = new Set(
    decisions.filter((decision) => decision.at <= now).flatMap((decision) => decision.uses),
  )
  return points.filter(({ use }) => !spared.has(use))
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

function creditsOf(grant: Grant): readonly string[] {
  return [
    ...new Set(
      grant.conditions.flatMap((condition) => (condition.kind === 'credit-line' ? [condition.text] : [])),
    ),
  ].sort()
}

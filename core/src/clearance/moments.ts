import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import { type Answer, answerAt, isSameAnswer } from './answer.ts'
import { embargoesNear, endOf } from './embargo-reading.ts'
import type { Found } from './found.ts'
import { beginsAt, isKnown } from './grant-reading.ts'
import { permissionOf } from './permission.ts'
import type { Question } from './question.ts'
import type { Sightings } from './sighting.ts'
import { VERDICT_KINDS } from './verdict.ts'

/** The first later moment at which the answer reads differently, or null: the law only changes its mind at the moments its evidence names. */
export function changesAt(answer: Answer, sightings: Sightings, question: Question): Instant | null {
  return (
    momentsAfter(sightings, question).find(
      (at) => !isSameAnswer(answer, answerAt(at, sightings, question)),
    ) ?? null
  )
}

/** The first later moment at which time alone has brought a better kind of answer, or null. */
export function clearsAt(answer: Answer, sightings: Sightings, question: Question): Instant | null {
  const earliest = earliestRelief(answer, question)
  if (earliest === null) return null
  const isBetter = (at: Instant) => rank(answerAt(at, sightings, question)) < rank(answer)
  return momentsAfter(sightings, question).find((at) => at >= earliest && isBetter(at)) ?? null
}

/** The first later moment at which a concern is gone, all else aside, or null when time does not end it. */
export function concernEndsAt({ facts, sides }: Found, question: Question): Instant | null {
  switch (facts.kind) {
    case 'secret':
      return facts.reveal.kind === 'at' ? facts.reveal.at : null
    case 'embargo': {
      const embargo = question.index.embargo(facts.embargoId)
      return endOf(embargo, question.now)
    }
    case 'no-grant':
    case 'unknown-person':
    case 'safety-matter': {
      const { subject } = facts
      const isPermitted = (at: Instant) =>
        sides.every((side) => permissionOf(subject, { side, at, question }).kind === 'permitted')
      return sortedAfter(grantMoments(subject.id, question), question.at).find(isPermitted) ?? null
    }
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return null
  }
}

// No answer is better while a concern remains that holds by itself, and none ever if time never ends that concern.
function earliestRelief({ founds }: Answer, question: Question): Instant | null {
  let earliest = question.at
  for (const found of founds) {
    const holdsByItself = found.findings.some((finding) => finding.standing !== 'edits')
    if (!holdsByItself) continue
    const ends = concernEndsAt(found, question)
    if (ends === null) return null
    if (ends > earliest) earliest = ends
  }
  return earliest
}

function momentsAfter({ used, sightings }: Sightings, question: Question): readonly Instant[] {
  const moments: (Instant | null | undefined)[] = []
  for (const { subject } of new Map(sightings.map((sighting) => [sighting.subject.id, sighting])).values()) {
    if (subject.kind === 'secret') moments.push(subject.reveal.kind === 'at' ? subject.reveal.at : null)
    else moments.push(...grantMoments(subject.id, question))
  }
  for (const assetId of used.keys())
    for (const embargo of embargoesNear(assetId, question)) moments.push(endOf(embargo, question.now))
  if (question.version !== null)
    for (const { state } of question.index.approvals(question.version))
      if (state.kind === 'revoked') moments.push(state.at)
  return sortedAfter(moments, question.at)
}

function grantMoments(id: SubjectId, { index, now }: Question): readonly (Instant | null | undefined)[] {
  return index
    .grants(id)
    .filter((grant) => isKnown(grant, now))
    .flatMap((grant) => [
      beginsAt(grant),
      grant.scope.window.until,
      grant.state.kind === 'withdrawn' ? grant.state.withdrawnAt : null,
    ])
}

function sortedAfter(moments: readonly (Instant | null | undefined)[], after: Instant): readonly Instant[] {
  const later = new Set(moments.filter((moment) => typeof moment === 'number' && moment > after) as Instant[])
  return [...later].sort((a, b) => a - b)
}

function rank({ kind }: Answer): number {
  return VERDICT_KINDS.indexOf(kind)
}

import type { Instant } from '../time/index.ts'
import { type Answer, isOtherwiseAt, kindAt } from './answer.ts'
import { embargoesNear, endOf } from './embargo-reading.ts'
import type { Dossier } from './evidence-index.ts'
import type { Found } from './found.ts'
import { beginsAt, isKnown } from './grant-reading.ts'
import { permissionOf } from './permission.ts'
import type { Question } from './question.ts'
import type { Sightings } from './sighting.ts'
import { type Verdict, VERDICT_KINDS } from './verdict.ts'

/** The first later moment at which the answer reads differently, or null: the law only changes its mind at the moments its evidence names. */
export function changesAt(answer: Answer, sightings: Sightings, question: Question): Instant | null {
  const isDifferent = (at: Instant) => isOtherwiseAt(at, answer, { sightings, question })
  return momentsAfter(sightings, question).find(isDifferent) ?? null
}

/** The first later moment at which time alone has brought a better kind of answer, or null; `ends` says when each concern ends. */
export function clearsAt(
  answer: Answer,
  ends: Ends,
  { sightings, question }: { sightings: Sightings; question: Question },
): Instant | null {
  const earliest = earliestRelief(answer, ends, question.at)
  if (earliest === null) return null
  const isBetter = (at: Instant) => rank(kindAt(at, sightings, question)) < rank(answer.kind)
  return momentsAfter(sightings, question).find((at) => at >= earliest && isBetter(at)) ?? null
}

/** When each concern ends by time alone, or null where it does not. */
export type Ends = ReadonlyMap<Found, Instant | null>

/** Asks every concern of an answer when it ends. */
export function endsOf({ founds }: Answer, question: Question): Ends {
  return new Map(founds.map((found) => [found, concernEndsAt(found, question)]))
}

// The first later moment at which a concern is gone, all else aside.
function concernEndsAt({ facts, sides }: Found, question: Question): Instant | null {
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
      const dossier = question.index.dossier(facts.subject.id)
      if (dossier.grants.length === 0) return null
      const isPermitted = (at: Instant) =>
        sides.every((side) => permissionOf(dossier, { side, at, question }).kind === 'permitted')
      return sortedAfter(grantMoments(dossier, question), question.at).find(isPermitted) ?? null
    }
    case 'unsure':
    case 'prohibition':
    case 'holdback':
    case 'nda':
    case 'killed':
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return null
  }
}

// No answer is better while a concern remains that holds by itself, nor free of edits while any remains: the earliest
// moment worth asking about is when the last of these has ended, and there is none if time never ends one.
function earliestRelief({ kind, founds }: Answer, ends: Ends, from: Instant): Instant | null {
  let earliest = from
  for (const found of founds) {
    const mustEnd =
      kind === 'cleared-with-edits' || found.findings.some((finding) => finding.standing !== 'edits')
    if (!mustEnd) continue
    const end = ends.get(found) ?? null
    if (end === null) return null
    if (end > earliest) earliest = end
  }
  return earliest
}

function momentsAfter({ used, sightings }: Sightings, question: Question): readonly Instant[] {
  const moments: (Instant | null | undefined)[] = []
  for (const dossier of new Set(sightings.map((sighting) => sighting.dossier))) {
    const { subject } = dossier
    if (subject.kind === 'secret') moments.push(subject.reveal.kind === 'at' ? subject.reveal.at : null)
    else if (dossier.grants.length > 0) moments.push(...grantMoments(dossier, question))
  }
  for (const assetId of used.keys())
    for (const embargo of embargoesNear(assetId, question)) moments.push(endOf(embargo, question.now))
  if (question.version !== null)
    for (const { state } of question.index.approvals(question.version))
      if (state.kind === 'revoked') moments.push(state.at)
  return sortedAfter(moments, question.at)
}

function grantMoments({ grants }: Dossier, { now }: Question): readonly (Instant | null | undefined)[] {
  return grants
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

function rank(kind: Verdict['kind']): number {
  return VERDICT_KINDS.indexOf(kind)
}

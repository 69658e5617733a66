import type { Instant } from '../time/index.ts'
import { type Answer, isOtherwiseAt, kindAt } from './answer.ts'
import { binds, embargoMoments } from './embargo-reading.ts'
import { type Finding, standingOf } from './finding.ts'
import type { Found } from './found.ts'
import type { Look } from './look.ts'
import { addGrantMoments, addWords, laterThan, type Named } from './moments.ts'
import { permissionOf } from './permission.ts'
import { groundsOf } from './reveal-grounds.ts'
import { passageTo } from './reveal-reading.ts'
import { killEndsAt } from './rule-reading.ts'
import { type Verdict, VERDICT_KINDS } from './verdict.ts'

/** The first later moment at which the answer reads differently, or null; a span's answer lasts until it ends at the latest. */
export function changesAt(answer: Answer, look: Look): Instant | null {
  const { until } = look.question
  return look.moments().find((at) => isOtherwiseAt(at, answer, look)) ?? until
}

/** The first later moment at which time alone has brought a better kind of answer, or null; `ends` says when each concern ends. */
export function clearsAt(answer: Answer, ends: Ends, look: Look): Instant | null {
  const earliest = earliestRelief(answer, ends, look)
  if (earliest === null) return null
  const isBetter = (at: Instant) => rank(kindAt(at, look)) < rank(answer.kind)
  return look.moments().find((at) => at >= earliest && isBetter(at)) ?? null
}

/** When each concern ends by time alone, or null where it does not. */
export type Ends = ReadonlyMap<Found, Instant | null>

/** Asks every concern of an answer when it ends: when the last of what was found is gone, all else aside. */
export function endsOf({ founds }: Answer, look: Look): Ends {
  return new Map(founds.map((found) => [found, lastOf(found.findings.map((one) => endOf(one, look)))]))
}

function lastOf(ends: readonly (Instant | null)[]): Instant | null {
  return ends.includes(null) ? null : (Math.max(...(ends as readonly Instant[])) as Instant)
}

// The first later moment from which a finding is gone.
function endOf({ facts, claim }: Finding, { question }: Look): Instant | null {
  switch (facts.kind) {
    case 'secret': {
      const { moments } = groundsOf(facts.subject, question)
      return firstWhere(moments, (at) => passageTo(facts.subject, at, question) !== null)
    }
    case 'embargo': {
      const embargo = question.index.embargo(facts.embargoId)
      return firstWhere(embargoMoments(embargo, question), (at) => !binds(embargo, at, question))
    }
    case 'no-grant':
    case 'unknown-person':
    case 'safety-matter': {
      if (!claim || claim.dossier.grants.length === 0) return null
      const moments: Named[] = []
      addGrantMoments(moments, claim.dossier, question)
      addWords(moments, question)
      return firstWhere(moments, (at) => permissionOf(claim, at, question).kind === 'permitted')
    }
    case 'prohibition':
    case 'holdback':
      return facts.until
    case 'nda':
      return facts.until.kind === 'at' ? facts.until.at : null
    case 'killed': {
      const kill = question.evidence.kills.find(({ id }) => id === facts.killId)
      return kill ? killEndsAt(kill, question.now) : null
    }
    case 'approval-pending':
      return facts.silenceApprovesAt
    case 'unsure':
    case 'approval-refused':
    case 'approval-revoked':
      return null
  }

  function firstWhere(moments: readonly Named[], isGone: (at: Instant) => boolean): Instant | null {
    return laterThan(moments, { ...question, until: null }).find(isGone) ?? null
  }
}

// No answer is better while a concern remains that holds by itself, nor free of edits while any remains: the earliest
// moment worth asking about is when the last of these has ended, and there is none if time never ends one.
function earliestRelief({ kind, founds }: Answer, ends: Ends, { question }: Look): Instant | null {
  if (question.until !== null) return question.at
  let earliest = question.at
  for (const found of founds) {
    const mustEnd =
      kind === 'cleared-with-edits' || found.findings.some((finding) => standingOf(finding) !== 'edits')
    if (!mustEnd) continue
    const end = ends.get(found) ?? null
    if (end === null) return null
    if (end > earliest) earliest = end
  }
  return earliest
}

function rank(kind: Verdict['kind']): number {
  return VERDICT_KINDS.indexOf(kind)
}

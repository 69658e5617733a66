import type { Instant } from '../time/index.ts'
import { type Answer, isOtherwiseAt, kindAt } from './answer.ts'
import { binds, embargoMoments } from './embargo-reading.ts'
import { type Finding, standingOf } from './finding.ts'
import type { Found } from './found.ts'
import type { Look } from './look.ts'
import { addGrantMoments, addWords, laterThan, type Named } from './moments.ts'
import { permissionOf } from './permission.ts'
import type { Question } from './question.ts'
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

/** Asks every concern of an answer when it ends: at the first later moment at which all that was found is gone, all else aside. */
export function endsOf({ founds }: Answer, { question }: Look): Ends {
  return new Map(
    founds.map((found) => {
      const waits = found.findings.map((finding) => waitFor(finding, question))
      const moments = waits.flatMap((wait) => wait.moments)
      const later = laterThan(moments, { at: question.at, until: null })
      const isOver = (at: Instant) => waits.every((wait) => wait.isOver(at))
      // Of a span, the rest of it must be free as well.
      const isFree = (from: Instant) =>
        later.every((at) => at < from || (at > from && at >= (question.until ?? from)) || isOver(at))
      return [found, later.find(isFree) ?? null]
    }),
  )
}

/** What a finding waits for: the moments at which it may be gone, and whether it is. */
interface Wait {
  readonly moments: readonly Named[]
  readonly isOver: (at: Instant) => boolean
}

const ENDLESS: Wait = { moments: [], isOver: () => false }

function waitFor({ facts, claim }: Finding, question: Question): Wait {
  const { index, evidence, now } = question
  switch (facts.kind) {
    case 'secret': {
      const { moments } = groundsOf(facts.subject, question)
      return { moments, isOver: (at) => passageTo(facts.subject, at, question) !== null }
    }
    case 'embargo': {
      const embargo = index.embargo(facts.embargoId)
      return { moments: embargoMoments(embargo, question), isOver: (at) => !binds(embargo, at, question) }
    }
    case 'no-grant':
    case 'unknown-person':
    case 'safety-matter': {
      if (!claim || claim.dossier.grants.length === 0) return ENDLESS
      const moments: Named[] = []
      addGrantMoments(moments, claim.dossier, question)
      addWords(moments, question)
      return { moments, isOver: (at) => permissionOf(claim, at, question).kind === 'permitted' }
    }
    case 'prohibition':
    case 'holdback':
      return waitUntil(facts.until)
    case 'nda':
      return waitUntil(facts.until.kind === 'at' ? facts.until.at : null)
    case 'killed': {
      const kill = evidence.kills.find(({ id }) => id === facts.killId)
      return waitUntil(kill ? killEndsAt(kill, now) : null)
    }
    case 'approval-pending':
      return waitUntil(facts.silenceApprovesAt)
    case 'unsure':
    case 'approval-refused':
    case 'approval-revoked':
      return ENDLESS
  }
}

function waitUntil(until: Instant | null): Wait {
  return until === null ? ENDLESS : { moments: [until], isOver: (at) => at >= until }
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

import type { Instant } from '../time/index.ts'
import { findAt } from './find-at.ts'
import { type Rules, rulesFor } from './find-rules.ts'
import { faultText, type Finding, type Findings } from './finding.ts'
import { momentsOf } from './moments.ts'
import type { Question } from './question.ts'
import type { Sightings } from './sighting.ts'

/** A question with what its timeline uses and the rules that may speak of it: all that does not depend on the moment. */
export interface Look {
  readonly question: Question
  readonly sightings: Sightings
  readonly rules: Rules
  /** Every later moment at which the law may change its mind: before the end of the span, where one is asked about. */
  readonly moments: () => readonly Instant[]
  /** What is found from a moment on: at it alone, or at any time until the span ends. */
  readonly from: (at: Instant) => Findings
}

/** Looks at a question once, so that it can be asked for many moments. */
export function lookAt(sightings: Sightings, question: Question): Look {
  const rules = rulesFor(sightings, question)
  let later: readonly Instant[] | null = null
  const moments = () => (later ??= momentsOf({ sightings, rules, question }))
  const at = (moment: Instant) => findAt(moment, sightings, { question, rules })
  return { question, sightings, rules, moments, from: question.until === null ? at : spanning(at, moments) }
}

// A span is judged as its worst moment: whatever is found at any time of it counts, together.
function spanning(
  at: (moment: Instant) => Findings,
  moments: () => readonly Instant[],
): (moment: Instant) => Findings {
  const known = new Map<Instant, Findings>()
  const once = (moment: Instant) => {
    const found = known.get(moment) ?? at(moment)
    known.set(moment, found)
    return found
  }
  return (from) =>
    together([
      once(from),
      ...moments()
        .filter((moment) => moment > from)
        .map(once),
    ])
}

function together(found: readonly Findings[]): Findings {
  const faults = new Map<string, Finding>()
  for (const { findings } of found)
    for (const finding of findings) {
      const text = faultText(finding)
      if (!faults.has(text)) faults.set(text, finding)
    }
  return {
    findings: [...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding),
    owed: found.flatMap(({ owed }) => owed),
    passages: found.flatMap(({ passages }) => passages),
  }
}

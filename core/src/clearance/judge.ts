import type { Instant } from '../time/index.ts'
import { type Answer, answerAt } from './answer.ts'
import { dependenciesOf } from './dependencies.ts'
import type { Evidence } from './evidence.ts'
import type { Exposure } from './exposure.ts'
import { lookAt } from './look.ts'
import { readExposure, type Question } from './question.ts'
import { changesAt, clearsAt, type Ends, endsOf } from './relief.ts'
import { remediesFor } from './remedies.ts'
import { settingAside } from './set-aside.ts'
import { lookThrough } from './sighting.ts'
import type { Concern, Verdict } from './verdict.ts'

/**
 * May this leave, so, there and then? The doorkeeper's answer: grants, embargoes and reveals are tested at the exposure's
 * moment, a span as its worst; `now` limits only which evidence is known. Keep one evidence object for many exposures: it is indexed once.
 */
export function judge(exposure: Exposure, evidence: Evidence, now: Instant): Verdict {
  const question = readExposure(exposure, evidence, now)
  const sightings = lookThrough(exposure.timeline, question, settingAside(question))
  const look = lookAt(sightings, question)
  const answer = answerAt(exposure.at, look)
  const { edits, duties, horizon } = answer
  const dependencies = dependenciesOf(sightings, question)
  const grounds = { horizon, evidenceVersion: evidence.version, dependencies }
  if (answer.kind === 'cleared')
    return { kind: 'cleared', duties, validUntil: changesAt(answer, look), ...grounds }
  const ends = endsOf(answer, look)
  switch (answer.kind) {
    case 'cleared-with-edits':
      return {
        kind: 'cleared-with-edits',
        concerns: concernsOf(answer, ends, question),
        edits,
        duties,
        validUntil: changesAt(answer, look),
        clearsAt: clearsAt(answer, ends, look),
        ...grounds,
      }
    case 'held':
      return {
        kind: 'held',
        concerns: concernsOf(answer, ends, question),
        edits,
        otherwise: edits.length > 0 ? 'cleared-with-edits' : 'cleared',
        clearsAt: clearsAt(answer, ends, look),
        ...grounds,
      }
    case 'refused':
      return { kind: 'refused', concerns: concernsOf(answer, ends, question), ...grounds }
  }
}

function concernsOf({ founds }: Answer, ends: Ends, question: Question): readonly Concern[] {
  return founds.map((found) => {
    const clearsAt = ends.get(found) ?? null
    const { facts, assetId, ranges, sides, appearanceIds, standing } = found
    return {
      facts,
      assetId,
      ranges,
      sides,
      appearanceIds,
      standing,
      clearsAt,
      remedies: remediesFor(found, clearsAt, question),
    }
  })
}

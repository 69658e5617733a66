import type { Instant } from '../time/index.ts'
import { type Answer, answerAt } from './answer.ts'
import { assetKey, PRODUCTION_KEY, subjectKey, versionKey } from './dependency.ts'
import { embargoKeys } from './embargo-reading.ts'
import type { Evidence } from './evidence.ts'
import type { Exposure } from './exposure.ts'
import { changesAt, clearsAt, type Ends, endsOf } from './moments.ts'
import { type Question, readExposure } from './question.ts'
import { remediesFor } from './remedies.ts'
import { lookThrough, type Sightings } from './sighting.ts'
import type { Concern, Verdict } from './verdict.ts'

/**
 * May this leave, so, there and then? The doorkeeper's answer: grants, embargoes and reveals are tested at the exposure's
 * moment; `now` limits only which evidence is known. Keep one evidence object for many exposures: it is indexed once.
 */
export function judge(exposure: Exposure, evidence: Evidence, now: Instant): Verdict {
  const question = readExposure(exposure, evidence, now)
  const sightings = lookThrough(exposure.timeline, question.index)
  const answer = answerAt(exposure.at, sightings, question)
  const grounds = { horizon: { points: [], moment: null }, evidenceVersion: evidence.version, dependencies: dependenciesOf(sightings, question) }
  const { edits, duties } = answer
  const ends = endsOf(answer, question)
  switch (answer.kind) {
    case 'cleared':
      return { kind: 'cleared', duties, validUntil: changesAt(answer, sightings, question), ...grounds }
    case 'cleared-with-edits':
      return {
        kind: 'cleared-with-edits',
        concerns: concernsOf(answer, ends, question),
        edits,
        duties,
        validUntil: changesAt(answer, sightings, question),
        clearsAt: clearsAt(answer, ends, { sightings, question }),
        ...grounds,
      }
    case 'held':
      return {
        kind: 'held',
        concerns: concernsOf(answer, ends, question),
        edits,
        otherwise: edits.length > 0 ? 'cleared-with-edits' : 'cleared',
        clearsAt: clearsAt(answer, ends, { sightings, question }),
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

function dependenciesOf({ used, sightings }: Sightings, { index, version }: Question): readonly string[] {
  const keys = new Set([PRODUCTION_KEY])
  if (version !== null) keys.add(versionKey(version))
  for (const assetId of used.keys()) {
    keys.add(assetKey(assetId))
    for (const key of embargoKeys(index.facts(assetId))) keys.add(key)
  }
  for (const { subject } of sightings) keys.add(subjectKey(subject.id))
  return [...keys].sort()
}

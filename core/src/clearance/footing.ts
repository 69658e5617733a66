import type { AssetId } from '../production/index.ts'
import { type RangeSet, subtract } from '../time/index.ts'
import type { Side } from './appearance.ts'
import type { Claim } from './dossier.ts'
import type { Evidence } from './evidence.ts'
import type { Exposure } from './exposure.ts'
import { carriersOf, permissionOf } from './permission.ts'
import { type Question, readExposure } from './question.ts'
import { passageTo } from './reveal-reading.ts'
import type { Sighting } from './seen.ts'
import { lookThrough } from './sighting.ts'
import type { Subject } from './subject.ts'
import type { Instant } from '../time/index.ts'

/**
 * On what a subject may be shown or heard: papers and decisions (by their ids), an edit or crop that already takes it out,
 * a reveal that has come, the points of the story that the page asks each viewer about; or nothing yet.
 */
export type Ground =
  | { readonly kind: 'permitted'; readonly ids: readonly string[] }
  | { readonly kind: 'taken-out' }
  | { readonly kind: 'revealed' }
  | { readonly kind: 'gated' }
  | { readonly kind: 'none' }

/** One subject on one side of one asset, where, and on what ground. */
export interface Footing {
  readonly subject: Subject
  readonly assetId: AssetId
  readonly side: Side
  readonly ranges: RangeSet
  readonly ground: Ground
}

/** Says of everything marked in what would leave on what it stands at the exposure's moment: what a clearance report shows for each cleared subject. */
export function footingsOf(exposure: Exposure, evidence: Evidence, now: Instant): readonly Footing[] {
  const question = readExposure(exposure, evidence, now)
  return lookThrough(exposure.timeline, question).sightings.flatMap((sighting) => [
    ...takenOut(sighting),
    ...(sighting.subject.kind === 'secret'
      ? secretFootings(sighting, question)
      : sighting.claims.map(({ claim, ranges }) => ({
          ...placeOf(sighting, claim.side),
          ranges,
          ground: groundOf(claim, sighting, question),
        }))),
  ])
}

function placeOf({ subject, assetId }: Sighting, side: Side) {
  return { subject, assetId, side }
}

function takenOut(sighting: Sighting): readonly Footing[] {
  const sides: readonly Side[] = sighting.appearance?.sides ?? []
  return sides.flatMap((side) => {
    const ranges = subtract(sighting.used, sighting.perceived[side])
    return ranges.length === 0
      ? []
      : [{ ...placeOf(sighting, side), ranges, ground: { kind: 'taken-out' as const } }]
  })
}

function secretFootings(sighting: Sighting, question: Question): readonly Footing[] {
  const { subject, perceived } = sighting
  if (subject.kind !== 'secret') return []
  const passage = isUnsure(sighting) ? null : passageTo(subject, question.at, question)
  const kind = passage === null ? 'none' : passage.points.length > 0 ? 'gated' : 'revealed'
  const sides: readonly Side[] = sighting.appearance?.sides ?? []
  return sides.flatMap((side) =>
    perceived[side].length === 0
      ? []
      : [{ ...placeOf(sighting, side), ranges: perceived[side], ground: { kind } }],
  )
}

function groundOf(claim: Claim, sighting: Sighting, question: Question): Ground {
  if (isUnsure(sighting) || permissionOf(claim, question.at, question).kind === 'missing')
    return { kind: 'none' }
  const { dossier, spared } = claim
  const { uses, now, index } = question
  const decided = dossier.needsNone.filter(
    (decision) => decision.at <= now && decision.uses.some((use) => uses.includes(use)),
  )
  const notices = index
    .asset(sighting.assetId)
    .notices.filter((notice) => notice.postedAt <= now)
    .filter((notice) => notice.uses.length === 0 || notice.uses.some((use) => uses.includes(use)))
  const carriers = carriersOf(claim, question.at, question)
  const words = carriers.some(({ conditions }) => conditions.some(({ kind }) => kind === 'approval-needed'))
    ? (question.words?.get(dossier.subject.id) ?? []).filter(({ state }) => state.kind === 'approved')
    : []
  const ids = [...carriers, ...decided, ...(spared.length > 0 ? notices : []), ...words].map(({ id }) => id)
  return { kind: 'permitted', ids: [...new Set<string>(ids)] }
}

function isUnsure({ appearance }: Sighting): boolean {
  return appearance?.certainty === 'unsure'
}

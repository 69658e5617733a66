import type { SubjectId } from '../../production/index.ts'
import { overlaps } from '../../time/index.ts'
import type { Appearance } from '../appearance.ts'
import { higherBilled, type KillRight } from './kill-right.ts'
import { type ReviewUnit, unitKindOf } from './review-unit.ts'

/** Who is marked where, who of them is somebody known, and every kill right of the production. */
export interface Cast {
  readonly appearances: readonly Appearance[]
  readonly identified: ReadonlySet<SubjectId>
  readonly rights: readonly KillRight[]
}

/** In what company the holder of a right is in a unit. In a group whose word another holds, theirs does not count. */
export type Company =
  | { readonly kind: 'absent' }
  | { readonly kind: 'solo' }
  | { readonly kind: 'group' }
  | { readonly kind: 'of-another'; readonly decider: SubjectId | null }

/**
 * In what company the holder of a right is. "Alone" is broken only by somebody identified, surely marked, featured and
 * seen; in a group the highest-billed who has a word over groups decides.
 */
export function companyIn(right: KillRight, unit: ReviewUnit, cast: Cast): Company {
  const within = cast.appearances.filter((appearance) => isIn(appearance, unit))
  if (!within.some(({ subjectId }) => subjectId === right.subjectId)) return { kind: 'absent' }
  const others = new Set(
    within
      .filter((appearance) => appearance.subjectId !== right.subjectId && breaksAlone(appearance, cast))
      .map(({ subjectId }) => subjectId),
  )
  if (others.size === 0) return { kind: 'solo' }
  const [decider] = cast.rights
    .filter(({ counted, group }) => group !== null && unitKindOf(counted) === unit.kind)
    .filter(({ subjectId }) => subjectId === right.subjectId || others.has(subjectId))
    .toSorted(higherBilled)
  if (decider?.subjectId === right.subjectId) return { kind: 'group' }
  return { kind: 'of-another', decider: decider?.subjectId ?? null }
}

/** Whether an appearance lies in a unit, if only for an instant. */
export function isIn({ assetId, range }: Appearance, unit: ReviewUnit): boolean {
  switch (unit.kind) {
    case 'still':
      return assetId === unit.assetId
    case 'shot':
    case 'stretch':
      return assetId === unit.assetId && overlaps(range, unit.range)
    case 'cut':
      return unit.used.some((used) => assetId === used.assetId && overlaps(range, used.range))
  }
}

function breaksAlone({ subjectId, prominence, certainty, sides }: Appearance, { identified }: Cast): boolean {
  return (
    prominence === 'featured' &&
    certainty === 'sure' &&
    sides.includes('picture') &&
    identified.has(subjectId)
  )
}

import type { AssetId, CutId } from '../../production/index.ts'
import {
  FLICKS_PER_SECOND,
  flicks,
  type Flicks,
  intersect,
  normalise,
  type TimeRange,
  timeRange,
} from '../../time/index.ts'
import { type Cast, companyIn } from './company.ts'
import type { KillRight } from './kill-right.ts'
import type { AssetRange, ReviewUnit } from './review-unit.ts'

/** The longest stretch decided as a whole where seconds are counted: a share of a long take can still be refused. */
export const LONGEST_STRETCH: Flicks = flicks(10 * FLICKS_PER_SECOND)

/** Something a round can be opened over: a still, moving pictures or sound with the shots marked in them, or a cut. */
export type Material =
  | { readonly kind: 'still'; readonly assetId: AssetId }
  | {
      readonly kind: 'footage'
      readonly assetId: AssetId
      readonly duration: Flicks
      readonly shots: readonly TimeRange[]
    }
  | { readonly kind: 'cut'; readonly cutId: CutId; readonly used: readonly AssetRange[] }

/**
 * The units of some material that a right counts and whose holder is in them: an asset without marked shots is one shot,
 * and what the contract does not count (a still, where it counts shots) gives none.
 */
export function findUnits(
  right: KillRight,
  material: readonly Material[],
  cast: Cast,
): readonly ReviewUnit[] {
  return material
    .flatMap((piece) => unitsOf(right, piece, cast))
    .filter((unit) => companyIn(right, unit, cast).kind !== 'absent')
}

function unitsOf({ counted, subjectId }: KillRight, piece: Material, cast: Cast): readonly ReviewUnit[] {
  switch (piece.kind) {
    case 'still':
      return counted === 'stills' ? [piece] : []
    case 'cut':
      return counted === 'cuts' ? [piece] : []
    case 'footage': {
      const { assetId, duration, shots } = piece
      const shown = shots.length > 0 ? shots : [timeRange(0, duration)]
      if (counted === 'shots') return shown.map((range) => ({ kind: 'shot', assetId, range }))
      if (counted !== 'seconds') return []
      const there = normalise(
        cast.appearances
          .filter((appearance) => appearance.assetId === assetId && appearance.subjectId === subjectId)
          .map(({ range }) => range),
      )
      return shown
        .flatMap((shot) => intersect(there, [shot]))
        .flatMap(inStretches)
        .map((range) => ({ kind: 'stretch', assetId, range }))
    }
  }
}

function inStretches({ from, to }: TimeRange): readonly TimeRange[] {
  const count = Math.ceil((to - from) / LONGEST_STRETCH)
  const edge = (index: number) => (index === count ? to : from + index * LONGEST_STRETCH)
  return Array.from({ length: count }, (_, index) => timeRange(edge(index), edge(index + 1)))
}

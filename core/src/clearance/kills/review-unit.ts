import type { AssetId, CutId } from '../../production/index.ts'
import type { TimeRange } from '../../time/index.ts'
import type { Killed } from '../kill.ts'
import type { Counted } from './kill-right.ts'

/**
 * One thing that is approved or killed as a whole: a still, a shot, a stretch of an appearance where seconds are
 * counted, or a cut with the ranges of assets it uses.
 */
export type ReviewUnit =
  | { readonly kind: 'still'; readonly assetId: AssetId }
  | { readonly kind: 'shot' | 'stretch'; readonly assetId: AssetId; readonly range: TimeRange }
  | { readonly kind: 'cut'; readonly cutId: CutId; readonly used: readonly AssetRange[] }

/** A stretch of an asset. */
export interface AssetRange {
  readonly assetId: AssetId
  readonly range: TimeRange
}

const UNIT_OF = { stills: 'still', shots: 'shot', seconds: 'stretch', cuts: 'cut' } as const satisfies Record<
  Counted,
  ReviewUnit['kind']
>

/** The kind of unit that a way of counting asks about. */
export function unitKindOf(counted: Counted): ReviewUnit['kind'] {
  return UNIT_OF[counted]
}

/** The one name of a unit: two units of one name are the same thing, and lie in a base once. */
export function unitName(unit: ReviewUnit): string {
  switch (unit.kind) {
    case 'still':
      return `still:${unit.assetId}`
    case 'shot':
    case 'stretch':
      return `${unit.kind}:${unit.assetId}:${unit.range.from}-${unit.range.to}`
    case 'cut':
      return `cut:${unit.cutId}`
  }
}

/** What is dead once this unit is killed; a cut dies in every version. */
export function killedBy(unit: ReviewUnit): Killed {
  switch (unit.kind) {
    case 'still':
      return { kind: 'asset', assetId: unit.assetId }
    case 'shot':
    case 'stretch':
      return { kind: 'range', assetId: unit.assetId, range: unit.range }
    case 'cut':
      return { kind: 'cut', cutId: unit.cutId }
  }
}

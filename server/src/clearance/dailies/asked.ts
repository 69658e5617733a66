import type { Verdict } from '@stagedoor/core/clearance'
import type { AssetGenre, AssetKind, AssetState, TriageMark } from '@stagedoor/core/ingest'

/** How the dailies are narrowed; what is left out narrows nothing. */
export interface DailiesNarrowing {
  readonly verdict?: Verdict['kind'] | 'unjudged' | undefined
  readonly day?: string | undefined
  readonly unit?: string | undefined
  readonly kind?: AssetKind | undefined
  readonly genre?: AssetGenre | undefined
  readonly state?: Extract<AssetState, 'preparing' | 'ready'> | undefined
  readonly triage?: TriageMark | 'none' | undefined
  readonly contributor?: string | undefined
  readonly scene?: string | undefined
  readonly subject?: string | undefined
  /** Roll, clip, scene or take of the proposed slate; of several words each must be one of them. */
  readonly slate?: string | undefined
  /** `none`: nobody has looked at it from end to end. */
  readonly look?: 'none' | undefined
  /** Words of a title, a contributor, a scene, or somebody or something marked; all of them must be found. */
  readonly q?: string | undefined
}

/** A production's dailies, narrowed. */
export interface DailiesAsked {
  readonly productionId: string
  readonly narrowing: DailiesNarrowing
}

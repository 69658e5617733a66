import type { AssetId } from '../production/index.ts'
import type { TimeRange } from '../time/index.ts'
import type { BoxTrack } from './box.ts'

/** Takes a string as an asset's identity. */
export function assetId(id: string): AssetId {
  return id as AssetId
}

/** The window of the picture that a reframed clip keeps, over asset time. */
export interface Crop {
  readonly window: BoxTrack
}

/** A stretch of one asset in a timeline; without a crop the whole frame is shown. */
export interface Clip {
  readonly assetId: AssetId
  readonly source: TimeRange
  readonly crop?: Crop
  /** Which of the asset's sounds is heard, by its place among them; the first where it is left out. */
  readonly track?: number
}

/** A change to what leaves, in asset time, so that it holds wherever that stretch of the asset is used. */
export type Edit =
  | { readonly kind: 'blur'; readonly assetId: AssetId; readonly range: TimeRange; readonly boxes: BoxTrack }
  | { readonly kind: 'cover'; readonly assetId: AssetId; readonly range: TimeRange; readonly boxes: BoxTrack }
  | { readonly kind: 'mute'; readonly assetId: AssetId; readonly range: TimeRange }
  | { readonly kind: 'trim'; readonly assetId: AssetId; readonly range: TimeRange }

/** What a cut is made of: clips in playing order and the edits upon them. */
export interface Timeline {
  readonly clips: readonly Clip[]
  readonly edits: readonly Edit[]
}

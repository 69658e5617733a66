import type { AssetId } from '../timeline/index.ts'
import type { Instant, TimeRange } from '../time/index.ts'
import type { Territory } from './territory.ts'

/** The identity of an embargo. */
export type EmbargoId = string & { readonly idOf: 'embargo' }

/** Takes a string as an embargo's identity. */
export function embargoId(id: string): EmbargoId {
  return id as EmbargoId
}

/** What an embargo keeps back. */
export type EmbargoScope =
  | { readonly kind: 'scene'; readonly sceneId: string }
  | { readonly kind: 'asset'; readonly assetId: AssetId }
  | { readonly kind: 'day'; readonly dayId: string }
  | { readonly kind: 'production' }

/** When an embargo ends by itself, if it does. */
export type EmbargoEnd = { readonly kind: 'at'; readonly at: Instant } | { readonly kind: 'never' }

/** Whether a named person has lifted an embargo, and from which moment. */
export type EmbargoLift =
  { readonly kind: 'stands' } | { readonly kind: 'lifted'; readonly by: string; readonly at: Instant }

/** Nothing of a scene, asset, day or production before a moment, in the territories it names. */
export interface Embargo {
  readonly id: EmbargoId
  readonly name: string
  readonly scope: EmbargoScope
  readonly territories: readonly Territory[]
  readonly until: EmbargoEnd
  readonly lift: EmbargoLift
}

/** A scene that an asset shows, throughout or in a stretch of it. */
export type SceneShown =
  | { readonly kind: 'throughout'; readonly sceneId: string }
  | { readonly kind: 'in-range'; readonly sceneId: string; readonly range: TimeRange }

/** What the law needs to know of an asset: the scenes it shows and the shooting day it comes from. */
export interface AssetFacts {
  readonly assetId: AssetId
  readonly scenes: readonly SceneShown[]
  readonly dayId: string | null
}

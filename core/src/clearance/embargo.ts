import type { AssetId } from '../timeline/index.ts'
import type { Instant, TimeRange } from '../time/index.ts'
import type { SubjectId } from '../production/index.ts'
import type { CutVersionId } from './exposure.ts'
import type { Area } from './territory-group.ts'

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

/** Who may lift an embargo: whoever the house's rights allow, any one of the named, or all of them together. */
export type Lifters =
  | { readonly kind: 'anyone-allowed' }
  | { readonly kind: 'any-of' | 'all-of'; readonly names: readonly [string, ...string[]] }

/** A named person's decision that an embargo no longer holds, from a moment on. */
export interface EmbargoLift {
  readonly by: string
  readonly at: Instant
}

/** A named person's decision that an embargo does not reach one version of a cut, or one asset, that was out before. */
export type EmbargoExemption =
  | { readonly kind: 'version'; readonly version: CutVersionId; readonly by: string; readonly at: Instant }
  | { readonly kind: 'asset'; readonly assetId: AssetId; readonly by: string; readonly at: Instant }

/**
 * Nothing of a scene, asset, day or production before a moment, in the territories it names: for the plan's sake, for the
 * safety of a set, or because nobody has looked at an asset from end to end. `ahead` is a named person's word that material may be placed with a platform before its moment.
 */
export interface Embargo {
  readonly id: EmbargoId
  readonly name: string
  readonly cause: 'plan' | 'set-safety' | 'unseen'
  readonly scope: EmbargoScope
  readonly territories: readonly Area[]
  readonly begunAt: Instant
  readonly until: EmbargoEnd
  readonly lifters: Lifters
  readonly lifts: readonly EmbargoLift[]
  readonly exemptions: readonly EmbargoExemption[]
  readonly ahead: EmbargoLift | null
}

/** A scene that an asset shows, throughout or in a stretch of it. */
export type SceneShown =
  | { readonly kind: 'throughout'; readonly sceneId: string }
  | { readonly kind: 'in-range'; readonly sceneId: string; readonly range: TimeRange }

/**
 * What the law needs to know of an asset: the scenes it shows, the shooting day and the place it comes from, and the
 * contribution it is, where a contributor must grant it.
 */
export interface AssetFacts {
  readonly assetId: AssetId
  readonly scenes: readonly SceneShown[]
  readonly dayId: string | null
  readonly placeId: SubjectId | null
  readonly contributionId: SubjectId | null
}

import type { AssetId, Timeline } from '../timeline/index.ts'
import type { Instant } from '../time/index.ts'
import type { Territory } from './territory.ts'

/** What a thing is shown for. */
export type Use = (typeof USES)[number]

/** The uses a grant may name, a flat list: none contains another. */
export const USES = [
  'publicity',
  'editorial',
  'paid-advertising',
  'merchandising',
  'festival',
  'education',
] as const

/** An account on a platform; one that cannot keep to territories is judged as the whole world. */
export interface Destination {
  readonly platform: string
  readonly account: string
  readonly keepsTerritories: boolean
}

/** The identity of one version of a cut. */
export type CutVersionId = string & { readonly idOf: 'cut-version' }

/** Takes a string as the identity of one version of a cut. */
export function cutVersionId(id: string): CutVersionId {
  return id as CutVersionId
}

/** What is to leave: a whole asset, or one version of a cut, to which approvals are bound. */
export type Leaving =
  | { readonly kind: 'asset'; readonly assetId: AssetId }
  | { readonly kind: 'cut'; readonly version: CutVersionId }

/** Who would see it. */
export type Audience =
  { readonly kind: 'everyone' } | { readonly kind: 'named'; readonly names: readonly string[] }

/** The question put to the doorkeeper: may this leave, so, there and then? */
export interface Exposure {
  readonly leaving: Leaving
  readonly timeline: Timeline
  readonly uses: readonly Use[]
  readonly destination: Destination
  readonly territories: readonly Territory[]
  readonly at: Instant
  readonly audience: Audience
}

import type { CutId } from '../production/index.ts'
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

/**
 * An account on a platform; one that cannot keep to territories is judged as the whole world, one that knows each
 * viewer's progress gates the story instead of waiting for it. `ownerId` names the contributor whose own outlet it is.
 */
export interface Destination {
  readonly platform: string
  readonly account: string
  readonly keepsTerritories: boolean
  readonly knowsProgress: boolean
  readonly ownerId: string | null
}

/** The identity of one version of a cut. */
export type CutVersionId = string & { readonly idOf: 'cut-version' }

/** Takes a string as the identity of one version of a cut. */
export function cutVersionId(id: string): CutVersionId {
  return id as CutVersionId
}

/** What is to leave: a whole asset, or one version of a cut, to which approvals are bound; holdbacks count the cut itself. */
export type Leaving =
  | { readonly kind: 'asset'; readonly assetId: AssetId }
  | { readonly kind: 'cut'; readonly cutId: CutId; readonly version: CutVersionId }

/** Who would see it. */
export type Audience =
  { readonly kind: 'everyone' } | { readonly kind: 'named'; readonly names: readonly string[] }

/**
 * The question put to the doorkeeper: may this leave, so, there and then? `until` ends a span that is asked about as a
 * whole, and judged as its worst moment; `placedAt` is when the bytes reach the platform, where that is before the moment.
 */
export interface Exposure {
  readonly leaving: Leaving
  readonly timeline: Timeline
  readonly uses: readonly Use[]
  readonly destination: Destination
  readonly territories: readonly Territory[]
  readonly medium: 'motion' | 'stills'
  readonly at: Instant
  readonly until: Instant | null
  readonly placedAt: Instant | null
  readonly audience: Audience
}

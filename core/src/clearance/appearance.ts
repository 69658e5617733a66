import type { AssetId, BoxTrack } from '../timeline/index.ts'
import type { TimeRange } from '../time/index.ts'
import type { SubjectId } from '../production/index.ts'

/** The identity of an appearance. */
export type AppearanceId = string & { readonly idOf: 'appearance' }

/** Takes a string as an appearance's identity. */
export function appearanceId(id: string): AppearanceId {
  return id as AppearanceId
}

/** Picture or sound: each needs its own grant. */
export type Side = 'picture' | 'sound'

/** Both sides, picture first. */
export const SIDES = ['picture', 'sound'] as const satisfies readonly Side[]

/** Where in the frame a subject is seen: in boxes over asset time, or somewhere nobody has drawn. */
export type Region = { readonly kind: 'boxes'; readonly boxes: BoxTrack } | { readonly kind: 'not-drawn' }

/**
 * A subject in an asset, in asset time; a subject only heard has no region drawn. One that nobody is sure of counts as
 * there, and no grant of the subject it is taken for covers it until somebody is.
 */
export interface Appearance {
  readonly id: AppearanceId
  readonly assetId: AssetId
  readonly subjectId: SubjectId
  readonly range: TimeRange
  readonly sides: readonly Side[]
  readonly region: Region
  readonly prominence: 'featured' | 'background'
  readonly certainty: 'sure' | 'unsure'
}

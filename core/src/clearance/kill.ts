import type { AssetId, CutId, SubjectId } from '../production/index.ts'
import type { Instant, TimeRange } from '../time/index.ts'

/** The identity of a kill. */
export type KillId = string & { readonly idOf: 'kill' }

/** Takes a string as a kill's identity. */
export function killId(id: string): KillId {
  return id as KillId
}

/** What a kill takes out: a still or a whole asset, a stretch of an asset (a shot, or seconds), or a cut in every version. */
export type Killed =
  | { readonly kind: 'asset'; readonly assetId: AssetId }
  | { readonly kind: 'range'; readonly assetId: AssetId; readonly range: TimeRange }
  | { readonly kind: 'cut'; readonly cutId: CutId }

/**
 * A kill that stood within its allowance when it was made, by the person or their delegate. What it takes out is dead
 * everywhere: neither a blur nor a later count revives it, only whoever made it by taking it back.
 */
export interface Kill {
  readonly id: KillId
  readonly subjectId: SubjectId
  readonly killed: Killed
  readonly by: string
  readonly at: Instant
  readonly note: string
  readonly takenBackAt: Instant | null
}

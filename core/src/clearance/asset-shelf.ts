import type { RangeSet } from '../time/index.ts'
import type { CrowdNotice } from './crowd-notice.ts'
import { assetKey, scopeKey } from './dependency.ts'
import type { Dossier } from './dossier.ts'
import type { AssetFacts, Embargo } from './embargo.ts'
import type { Kill } from './kill.ts'
import type { MarkShelf } from './mark-shelf.ts'

/** An embargo that may keep back an asset, and how much of it. */
export interface EmbargoReach {
  readonly embargo: Embargo
  readonly reach: RangeSet | 'whole'
}

/** What the evidence holds of one asset: its marks, whose contribution it is, and the rules that reach it. */
export interface AssetShelf {
  readonly facts: AssetFacts
  readonly keys: readonly string[]
  readonly marks: MarkShelf
  readonly contribution: Dossier | null
  readonly embargoes: readonly EmbargoReach[]
  readonly kills: readonly Kill[]
  readonly notices: readonly CrowdNotice[]
}

/** The dependency keys of what is said about an asset: itself, its day and its scenes. */
export function keysOf({ assetId, scenes, dayId }: AssetFacts): readonly string[] {
  return [
    ...new Set([
      assetKey(assetId),
      ...(dayId === null ? [] : [scopeKey({ kind: 'day', dayId })]),
      ...scenes.map(({ sceneId }) => scopeKey({ kind: 'scene', sceneId })),
    ]),
  ]
}

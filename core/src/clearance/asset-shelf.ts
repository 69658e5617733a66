import type { RangeSet } from '../time/index.ts'
import type { Appearance } from './appearance.ts'
import type { CrowdNotice } from './crowd-notice.ts'
import { assetKey, scopeKey } from './dependency.ts'
import type { Dossier } from './dossier.ts'
import type { AssetFacts, Embargo } from './embargo.ts'
import type { Kill } from './kill.ts'
import type { Seen } from './seen.ts'

/** An embargo that may keep back an asset, and how much of it. */
export interface EmbargoReach {
  readonly embargo: Embargo
  readonly reach: RangeSet | 'whole'
}

/** What the evidence holds of one asset: its marks, whose contribution it is, and the rules that reach it. */
export interface AssetShelf {
  readonly facts: AssetFacts
  readonly keys: readonly string[]
  readonly marks: (used: RangeSet) => readonly Mark[]
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

/** One mark of an asset, with the dossier of its subject, and how it is seen where all of it is used as it is. */
export interface Mark {
  readonly appearance: Appearance
  readonly dossier: Dossier
  whole: Seen | null
}

/** Sorted by start, with the latest end so far beside: the marks in a range are one run, found by halving. */
export function shelve(marks: readonly Mark[]): (used: RangeSet) => readonly Mark[] {
  if (marks.length === 0) return () => marks
  const sorted = [...marks].sort(
    ({ appearance: a }, { appearance: b }) =>
      a.range.from - b.range.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  const starts = Float64Array.from(sorted, ({ appearance }) => appearance.range.from)
  let latest = Number.NEGATIVE_INFINITY
  const endsBy = Float64Array.from(
    sorted,
    ({ appearance }) => (latest = Math.max(latest, appearance.range.to)),
  )
  return (used) => {
    const [first, last] = [used[0], used.at(-1)]
    if (!first || !last) return []
    return sorted.slice(countUpTo(endsBy, first.from), countUpTo(starts, last.to - 1))
  }
}

// How many of some rising whole numbers are not beyond a limit.
function countUpTo(rising: Float64Array, limit: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] as number) > limit) high = middle
    else low = middle + 1
  }
  return low
}

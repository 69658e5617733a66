import type { RangeSet } from '../time/index.ts'
import type { Appearance } from './appearance.ts'
import type { CrowdNotice } from './crowd-notice.ts'
import { assetKey, scopeKey } from './dependency.ts'
import type { Dossier } from './dossier.ts'
import type { AssetFacts, Embargo } from './embargo.ts'
import type { Kill } from './kill.ts'

/** An embargo that may keep back an asset, and how much of it. */
export interface EmbargoReach {
  readonly embargo: Embargo
  readonly reach: RangeSet | 'whole'
}

/** What the evidence holds of one asset: its marks, whose contribution it is, and the rules that reach it. */
export interface AssetShelf {
  readonly facts: AssetFacts
  readonly keys: readonly string[]
  readonly appearances: (used: RangeSet) => readonly Appearance[]
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

/** Sorted by start, with the latest end so far beside: the appearances in a range are one run, found by halving. */
export function shelve(appearances: readonly Appearance[]): (used: RangeSet) => readonly Appearance[] {
  if (appearances.length === 0) return () => []
  const sorted = [...appearances].sort(
    (a, b) => a.range.from - b.range.from || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
  let latest = Number.NEGATIVE_INFINITY
  const endsBy = sorted.map(({ range }) => (latest = Math.max(latest, range.to)))
  const firstWhere = (isPast: (i: number) => boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isPast(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
  return (used) => {
    const [first, last] = [used[0], used.at(-1)]
    if (!first || !last) return []
    const begin = firstWhere((i) => (endsBy[i] as number) > first.from)
    const end = firstWhere((i) => (sorted[i] as Appearance).range.from >= last.to)
    return sorted.slice(begin, end)
  }
}

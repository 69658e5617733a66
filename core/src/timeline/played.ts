import type { AssetId } from '../production/index.ts'
import {
  type Flicks,
  intersect,
  lengthOf,
  normalise,
  type RangeSet,
  subtract,
  type TimeRange,
} from '../time/index.ts'
import type { Clip, Timeline } from './timeline.ts'

/** A stretch of a clip that is really played, after trims, with its place in cut time. */
export interface PlayedClip extends Clip {
  readonly inCut: TimeRange
}

/** The clips as they play, in order: trims taken out, the rest closed up. */
export function playedClips(timeline: Timeline): readonly PlayedClip[] {
  const played: PlayedClip[] = []
  let at = 0
  for (const clip of timeline.clips) {
    for (const source of subtract([clip.source], trimsOf(timeline, clip.assetId))) {
      const to = at + lengthOf(source)
      played.push({ ...clip, source, inCut: { from: at as Flicks, to: to as Flicks } })
      at = to
    }
  }
  return played
}

/** How long a cut plays, in flicks. */
export function cutLength(timeline: Timeline): Flicks {
  return playedClips(timeline).reduce((sum, clip) => sum + lengthOf(clip.source), 0) as Flicks
}

/** Which ranges of which assets a cut really shows or sounds, after trims. */
export function usedRanges(timeline: Timeline): ReadonlyMap<AssetId, RangeSet> {
  const used = new Map<AssetId, TimeRange[]>()
  for (const { assetId, source } of playedClips(timeline))
    used.set(assetId, [...(used.get(assetId) ?? []), source])
  return new Map([...used].map(([assetId, ranges]) => [assetId, normalise(ranges)]))
}

/** What plays at a moment of the cut, or null past its end. */
export function assetMomentAt(
  timeline: Timeline,
  at: Flicks,
): { readonly assetId: AssetId; readonly at: Flicks } | null {
  const clip = playedClips(timeline).find(({ inCut }) => inCut.from <= at && at < inCut.to)
  return clip ? { assetId: clip.assetId, at: (clip.source.from + at - clip.inCut.from) as Flicks } : null
}

/** Where in cut time some ranges of an asset play; an asset used twice plays twice. */
export function inCutTime(timeline: Timeline, assetId: AssetId, ranges: RangeSet): RangeSet {
  const placed = playedClips(timeline)
    .filter((clip) => clip.assetId === assetId)
    .flatMap(({ source, inCut }) =>
      intersect([source], ranges).map(({ from, to }) => ({
        from: (inCut.from + from - source.from) as Flicks,
        to: (inCut.from + to - source.from) as Flicks,
      })),
    )
  return normalise(placed)
}

function trimsOf(timeline: Timeline, assetId: AssetId): RangeSet {
  return normalise(
    timeline.edits
      .filter((edit) => edit.kind === 'trim' && edit.assetId === assetId)
      .map((edit) => edit.range),
  )
}

import {
  lengthOf,
  normalise,
  subtract,
  totalOf,
  type Flicks,
  type RangeSet,
  type TimeRange,
} from '../time/index.ts'
import { cutLength, inCutTime, playedClips, type PlayedClip, type Timeline } from '../timeline/index.ts'

/** How a stretch of a cut differs from what the camera recorded. */
export type RawKind = 'untouched' | 'muted' | 'blurred' | 'covered'

/** One stretch of the meter, in cut time. */
export interface RawStretch {
  readonly kind: RawKind
  readonly inCut: TimeRange
}

/**
 * How much of a cut is untouched camera original, computed from the edit itself. Framing keeps the camera's picture
 * and is told beside the figure, as are joins.
 */
export interface RawMeter {
  readonly length: Flicks
  readonly untouched: Flicks
  /** Rounded down: 100 is said only of a cut in which nothing was touched. */
  readonly percent: number
  /** Places where the cut leaves one moment of footage for another. */
  readonly joins: number
  readonly regions: Readonly<Record<Exclude<RawKind, 'untouched'>, number>>
  readonly isReframed: boolean
  readonly stretches: readonly RawStretch[]
}

/** Reads the meter of a cut. Where edits meet, the one that hides most names the stretch. */
export function readRawMeter(timeline: Timeline): RawMeter {
  const played = playedClips(timeline)
  const length = cutLength(timeline)
  const covered = touchedBy(timeline, 'cover')
  const blurred = touchedBy(timeline, 'blur')
  const muted = touchedBy(timeline, 'mute')
  const hidden = normalise([...covered, ...blurred])
  const untouched = subtract(whole(length), normalise([...hidden, ...muted]))
  const stretches = [
    ...named('untouched', untouched),
    ...named('muted', subtract(muted, hidden)),
    ...named('blurred', subtract(blurred, covered)),
    ...named('covered', covered),
  ].toSorted((a, b) => a.inCut.from - b.inCut.from)
  const whatStays = totalOf(untouched)
  return {
    length,
    untouched: whatStays,
    percent: length === 0 ? 0 : Math.floor((whatStays * 100) / length),
    joins: countJoins(played),
    regions: { muted: muted.length, blurred: blurred.length, covered: covered.length },
    isReframed: played.some((clip) => clip.crop !== undefined),
    stretches,
  }
}

function whole(length: Flicks): RangeSet {
  return length === 0 ? [] : [{ from: 0 as Flicks, to: length }]
}

function touchedBy(timeline: Timeline, kind: 'blur' | 'cover' | 'mute'): RangeSet {
  const edits = timeline.edits.filter((edit) => edit.kind === kind)
  return normalise(edits.flatMap((edit) => inCutTime(timeline, edit.assetId, [edit.range])))
}

function named(kind: RawKind, ranges: RangeSet): RawStretch[] {
  return ranges.filter((range) => lengthOf(range) > 0).map((inCut) => ({ kind, inCut }))
}

function countJoins(played: readonly PlayedClip[]): number {
  return played.filter((clip, index) => {
    const before = played[index - 1]
    return before !== undefined && (before.assetId !== clip.assetId || before.source.to !== clip.source.from)
  }).length
}

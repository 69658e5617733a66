import { type Flicks, intersect, normalise, type RangeSet, subtract, type TimeRange } from '../time/index.ts'
import {
  type BoxTrack,
  type PlayedClip,
  stillBox,
  type Timeline,
  whileInside,
  whileInWindow,
  WHOLE_FRAME,
} from '../timeline/index.ts'
import type { Appearance } from './appearance.ts'
import { hidersOf, isSilencedByMute } from './cure.ts'
import type { Subject } from './subject.ts'

/** A marked subject, and where the timeline uses its mark. */
export interface View {
  readonly appearance: Appearance
  readonly subject: Subject
  readonly used: RangeSet
}

/** Where a subject is really seen in some clips: within their crops, and where no edit hides it. */
export function seenIn({ edits }: Timeline, clips: readonly PlayedClip[], view: View): RangeSet {
  const { appearance, subject, used } = view
  const boxes = boxesOf(appearance)
  const inFrame = clips.some((clip) => clip.crop)
    ? normalise(clips.flatMap((played) => inFrameOf(played, appearance, boxes)))
    : used
  if (edits.length === 0) return inFrame
  const hiders: readonly string[] = hidersOf(subject)
  return edits.reduce<RangeSet>((seen, edit) => {
    if (edit.assetId !== appearance.assetId || !('boxes' in edit) || !hiders.includes(edit.kind)) return seen
    const within = intersect([edit.range], seen)
    return subtract(seen, normalise(within.flatMap((range) => whileInside(boxes, edit.boxes, range))))
  }, inFrame)
}

/** Where a subject is really heard. */
export function heardIn({ edits }: Timeline, { appearance, subject, used }: View): RangeSet {
  if (edits.length === 0 || !isSilencedByMute(subject)) return used
  const muted = edits.filter((edit) => edit.kind === 'mute' && edit.assetId === appearance.assetId)
  return subtract(used, normalise(muted.map((edit) => edit.range)))
}

/** What of one range lies in a set; the very range where all of it does. */
export function clip(range: TimeRange, ranges: RangeSet): RangeSet {
  const [only] = ranges
  if (only && ranges.length === 1) {
    if (only.from <= range.from && range.to <= only.to) return range.from < range.to ? [range] : []
    const from = Math.max(only.from, range.from) as Flicks
    const to = Math.min(only.to, range.to) as Flicks
    return from < to ? [{ from, to }] : []
  }
  return intersect([range], ranges)
}

function inFrameOf(
  { source, crop }: PlayedClip,
  { range }: Appearance,
  boxes: BoxTrack,
): readonly TimeRange[] {
  const shown: TimeRange[] = [...intersect([range], [source])]
  return crop ? shown.flatMap((part) => whileInWindow(boxes, crop.window, part)) : shown
}

const ANYWHERE = stillBox(WHOLE_FRAME)

// Where nobody has drawn a box, the subject may be anywhere in the picture.
function boxesOf({ region }: Appearance): BoxTrack {
  return region.kind === 'boxes' ? region.boxes : ANYWHERE
}

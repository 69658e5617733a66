import type { AssetId } from '../production/index.ts'
import { intersect, normalise, type RangeSet, subtract, type TimeRange } from '../time/index.ts'
import {
  type BoxTrack,
  playedClips,
  type PlayedClip,
  stillBox,
  type Timeline,
  usedRanges,
  whileInside,
  whileInWindow,
  WHOLE_FRAME,
} from '../timeline/index.ts'
import { type Appearance, type Side, SIDES } from './appearance.ts'
import { hidersOf, isSilencedByMute } from './cure.ts'
import type { Dossier, EvidenceIndex } from './evidence-index.ts'
import type { Subject } from './subject.ts'

/** A subject that the timeline uses: throughout `used`, and really perceived on each side only in part of it. */
export interface Sighting {
  readonly appearance: Appearance
  readonly subject: Subject
  readonly dossier: Dossier
  readonly used: RangeSet
  readonly perceived: Readonly<Record<Side, RangeSet>>
}

/** What a timeline uses and who is perceived in it, after the crops and edits it already has. */
export interface Sightings {
  readonly used: ReadonlyMap<AssetId, RangeSet>
  readonly sightings: readonly Sighting[]
}

/** Looks through a timeline at the marks of its assets; no moment of the world matters here. */
export function lookThrough(timeline: Timeline, index: EvidenceIndex): Sightings {
  const used = usedRanges(timeline)
  const clips = playedClips(timeline)
  const sightings: Sighting[] = []
  for (const [assetId, ranges] of used) {
    const own = clips.filter((clip) => clip.assetId === assetId)
    for (const appearance of index.appearances(assetId, ranges)) {
      const inUse = intersect([appearance.range], ranges)
      if (inUse.length === 0) continue
      const dossier = index.dossier(appearance.subjectId)
      const view = { appearance, dossier, subject: dossier.subject, used: inUse }
      sightings.push({ ...view, perceived: perceivedIn(timeline, own, view) })
    }
  }
  return { used, sightings }
}

type View = Omit<Sighting, 'perceived'>

function perceivedIn(timeline: Timeline, clips: readonly PlayedClip[], view: View): Record<Side, RangeSet> {
  const [picture, sound] = SIDES.map((side) => view.appearance.sides.includes(side))
  return {
    picture: picture ? seenIn(timeline, clips, view) : [],
    sound: sound ? heardIn(timeline, view) : [],
  }
}

function seenIn(
  { edits }: Timeline,
  clips: readonly PlayedClip[],
  { appearance, subject, used }: View,
): RangeSet {
  const boxes = boxesOf(appearance)
  const inFrame = clips.some((clip) => clip.crop)
    ? normalise(clips.flatMap((clip) => inFrameOf(clip, appearance, boxes)))
    : used
  const hiders: readonly string[] = hidersOf(subject)
  return edits.reduce<RangeSet>((seen, edit) => {
    if (edit.assetId !== appearance.assetId || !('boxes' in edit) || !hiders.includes(edit.kind)) return seen
    const within = intersect([edit.range], seen)
    return subtract(seen, normalise(within.flatMap((range) => whileInside(boxes, edit.boxes, range))))
  }, inFrame)
}

function inFrameOf({ source, crop }: PlayedClip, { range }: Appearance, boxes: BoxTrack): RangeSet {
  const shown: TimeRange[] = [...intersect([range], [source])]
  return crop ? shown.flatMap((part) => whileInWindow(boxes, crop.window, part)) : shown
}

function heardIn({ edits }: Timeline, { appearance, subject, used }: View): RangeSet {
  if (!isSilencedByMute(subject)) return used
  const muted = edits.filter((edit) => edit.kind === 'mute' && edit.assetId === appearance.assetId)
  return subtract(used, normalise(muted.map((edit) => edit.range)))
}

const ANYWHERE = stillBox(WHOLE_FRAME)

// Where nobody has drawn a box, the subject may be anywhere in the picture.
function boxesOf({ region }: Appearance): BoxTrack {
  return region.kind === 'boxes' ? region.boxes : ANYWHERE
}

import { intersect, normalise, type RangeSet, subtract } from '../time/index.ts'
import type { PlayedClip } from '../timeline/index.ts'
import { clip, seenIn } from './perceiving.ts'
import type { Seen, Surroundings } from './seen.ts'
import type { Subject } from './subject.ts'

/** Where a subject is seen, with those of its rivals that are in the same frame. */
export interface Frames {
  readonly ranges: RangeSet
  readonly beside: readonly Subject[]
}

/**
 * Divides where a subject is seen by which of its rivals are seen beside it: at the same instant in the same frame of the
 * cut, so that two clips of one moment, each cropped to one of them, show nobody beside anybody.
 */
export function framesBeside(bearer: Seen, around: Surroundings): readonly Frames[] {
  let frames: readonly Frames[] = [{ ranges: bearer.perceived.picture, beside: [] }]
  for (const id of bearer.dossier.rivals) {
    const others = around.seen.filter(
      ({ subject, perceived }) => subject.id === id && perceived.picture.length > 0,
    )
    const [rival] = others
    if (!rival) continue
    const shared = normalise(others.flatMap((other) => sharedBy(bearer, other, around)))
    frames = frames.flatMap(({ ranges, beside }) => [
      { ranges: intersect(ranges, shared), beside: [...beside, rival.subject] },
      { ranges: subtract(ranges, shared), beside },
    ])
  }
  return frames.filter(({ ranges }) => ranges.length > 0)
}

function sharedBy(bearer: Seen, other: Seen, { clips, timeline }: Surroundings): RangeSet {
  if (!clips.some(({ crop }) => crop)) return intersect(bearer.perceived.picture, other.perceived.picture)
  const seenInClip = (seen: Seen, played: PlayedClip) =>
    seenIn(timeline, [played], { ...seen, used: clip(seen.appearance.range, [played.source]) })
  return clips.flatMap((played) => intersect(seenInClip(bearer, played), seenInClip(other, played)))
}

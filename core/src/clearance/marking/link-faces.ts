import { type Flicks, flicks, type TimeRange } from '../../time/index.ts'
import { type Box, boxAt, type BoxTrack, type KeyedBox } from '../../timeline/index.ts'
import { overlapShare, simplifyTrack } from './simplify-track.ts'

/** A look at one moment of a shot: where faces were found, and how surely, from 0 to 1. */
export interface FaceLook {
  readonly at: Flicks
  readonly faces: readonly { readonly box: Box; readonly confidence: number }[]
}

/** A face through a shot: where it is, and how sure the best look at it was. It says nothing of whose face it is. */
export interface FaceTrack {
  readonly range: TimeRange
  readonly boxes: BoxTrack
  readonly confidence: number
}

// Measured at two looks a second: a face that walks keeps a fifth of its box; one that turns away is found again soon.
const SAME_PLACE = 0.2
const LOOKS_MISSED = 2
const SAME_FACE = 0.25
const TOLERANCE = 0.01

interface OpenTrack {
  readonly first: number
  readonly last: number
  readonly boxes: BoxTrack
  readonly confidence: number
}

/**
 * Links the faces found in the looks at one shot by the overlap of their boxes. A stretch reaches from the look before
 * the first to the look after the last, for between two looks nobody knows.
 */
export function linkFaces(looks: readonly FaceLook[], shot: TimeRange): FaceTrack[] {
  let open: OpenTrack[] = []
  const closed: OpenTrack[] = []
  for (const [index, look] of looks.entries()) {
    const near = open.filter(({ last }) => index - last <= LOOKS_MISSED + 1)
    closed.push(...open.filter((track) => !near.includes(track)))
    open = linkLook(near, look, index)
  }
  return [...closed, ...open]
    .map(({ first, last, boxes, confidence }) => ({
      range: { from: looks[first - 1]?.at ?? shot.from, to: looks[last + 1]?.at ?? shot.to },
      boxes: simplifyTrack(boxes, TOLERANCE),
      confidence,
    }))
    .toSorted((a, b) => a.range.from - b.range.from || a.boxes[0].box.x - b.boxes[0].box.x)
}

function linkLook(tracks: readonly OpenTrack[], { at, faces }: FaceLook, index: number): OpenTrack[] {
  const pairs = tracks
    .flatMap((track) => faces.map((face) => ({ track, face, share: overlapShare(lastBox(track), face.box) })))
    .filter(({ share }) => share >= SAME_PLACE)
    .toSorted((a, b) => b.share - a.share)
  const goesOn = new Map<OpenTrack, OpenTrack>()
  const taken = new Set<FaceLook['faces'][number]>()
  for (const { track, face } of pairs) {
    if (goesOn.has(track) || taken.has(face)) continue
    taken.add(face)
    goesOn.set(track, {
      first: track.first,
      last: index,
      boxes: [...track.boxes, { at, box: face.box }],
      confidence: Math.max(track.confidence, face.confidence),
    })
  }
  const begun = faces
    .filter((face) => !taken.has(face))
    .map(({ box, confidence }): OpenTrack => ({
      first: index,
      last: index,
      boxes: [{ at, box }],
      confidence,
    }))
  return [...tracks.map((track) => goesOn.get(track) ?? track), ...begun]
}

/**
 * Makes one track of those that following showed to be one face: where one begins while another runs, in the same place.
 */
export function joinFaces(tracks: readonly FaceTrack[]): FaceTrack[] {
  const joined: FaceTrack[] = []
  for (const track of tracks.toSorted((a, b) => a.range.from - b.range.from)) {
    const at = joined.findIndex((before) => isOneFace(before, track))
    const before = joined[at]
    if (before === undefined) joined.push(track)
    else joined[at] = oneOf(before, track)
  }
  return joined
}

function isOneFace(before: FaceTrack, track: FaceTrack): boolean {
  const from = track.range.from
  const to = Math.min(before.range.to, track.range.to)
  if (from >= to) return false
  return [from, to].every(
    (at) => overlapShare(boxAt(before.boxes, flicks(at)), boxAt(track.boxes, flicks(at))) >= SAME_FACE,
  )
}

function oneOf(before: FaceTrack, after: FaceTrack): FaceTrack {
  const [head, ...others] = before.boxes
  const later = after.boxes.filter(({ at }) => at > (others.at(-1) ?? head).at)
  return {
    range: { from: before.range.from, to: flicks(Math.max(before.range.to, after.range.to)) },
    boxes: [head, ...others, ...later],
    confidence: Math.max(before.confidence, after.confidence),
  }
}

/** Says whether a face found is in a mark's box wherever it was found, so that nobody need be asked about it again. */
export function isMarkedAlready(
  { boxes }: FaceTrack,
  mark: { readonly range: TimeRange; readonly boxes: readonly KeyedBox[] },
): boolean {
  const [head, ...others] = mark.boxes
  if (head === undefined) return false
  return boxes.every(
    ({ at, box }) =>
      at >= mark.range.from &&
      at < mark.range.to &&
      overlapShare(boxAt([head, ...others], at), box) >= SAME_FACE,
  )
}

const lastBox = ({ boxes }: OpenTrack): Box => (boxes.at(-1) ?? boxes[0]).box

import type { Flicks } from '../time/index.ts'

/** A place in the picture as fractions of its width and height, from the top left corner. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A box at a moment of asset time. */
export interface KeyedBox {
  readonly at: Flicks
  readonly box: Box
}

/** A box over asset time: at least one key, sorted by moment; straight lines between keys, held before the first and after the last. */
export type BoxTrack = readonly [KeyedBox, ...KeyedBox[]]

/** The whole picture. */
export const WHOLE_FRAME: Box = { x: 0, y: 0, width: 1, height: 1 }

/** A box that does not move. */
export function stillBox(box: Box): BoxTrack {
  return [{ at: 0 as Flicks, box }]
}

/** Where a box is at a moment of asset time. */
export function boxAt(track: BoxTrack, at: Flicks): Box {
  const next = firstKeyAfter(track, at)
  if (next === 0) return track[0].box
  const before = track[next - 1] as KeyedBox
  const after = track[next]
  if (!after) return before.box
  const share = (at - before.at) / (after.at - before.at)
  const between = (from: number, to: number) => from + (to - from) * share
  return {
    x: between(before.box.x, after.box.x),
    y: between(before.box.y, after.box.y),
    width: between(before.box.width, after.box.width),
    height: between(before.box.height, after.box.height),
  }
}

function firstKeyAfter(track: BoxTrack, at: Flicks): number {
  let low = 0
  let high = track.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((track[middle] as KeyedBox).at > at) high = middle
    else low = middle + 1
  }
  return low
}

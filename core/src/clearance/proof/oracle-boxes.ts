import type { Box, BoxTrack } from '../../timeline/index.ts'

// Sides of boxes as [left, top, right, bottom].
type Sides = readonly [number, number, number, number]

/** Where a track is at a tick, as the sides of its box. */
export function placeAt(track: BoxTrack, tick: number): Sides {
  const earlier = track.filter((key) => key.at <= tick).at(-1)
  const later = track.find((key) => key.at > tick)
  if (!earlier || !later) return sidesOf((earlier ?? later ?? track[0]).box)
  const [before, after] = [sidesOf(earlier.box), sidesOf(later.box)]
  const gone = (tick - earlier.at) / (later.at - earlier.at)
  return before.map((side, i) => side * (1 - gone) + (after[i] as number) * gone) as unknown as Sides
}

/** Whether a box lies within another, down to a billionth of the picture. */
export function isWithinBox(inner: Sides, outer: Sides): boolean {
  const spare = 1e-9
  return (
    inner[0] >= outer[0] - spare &&
    inner[1] >= outer[1] - spare &&
    inner[2] <= outer[2] + spare &&
    inner[3] <= outer[3] + spare
  )
}

/** Whether two boxes share no area, down to a billionth of the picture. */
export function areApart(a: Sides, b: Sides): boolean {
  const wide = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const high = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  return wide <= 1e-9 || high <= 1e-9
}

/** A track at one tick as text, rounded so that two ways of reckoning read alike. */
export function boxText(track: BoxTrack, tick: number): string {
  return placeAt(track, tick)
    .map((side) => side.toFixed(6))
    .join(' ')
}

function sidesOf({ x, y, width, height }: Box): Sides {
  return [x, y, x + width, y + height]
}

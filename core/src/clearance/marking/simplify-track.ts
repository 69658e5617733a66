import { type Box, boxAt, type BoxTrack, type KeyedBox } from '../../timeline/index.ts'

/**
 * The fewest keys (by halving at the worst place) whose straight lines stay within a tolerance of every box followed,
 * then grown by that tolerance: at every moment followed, the simple track holds the whole box. Fractions of the frame.
 */
export function simplifyTrack(track: BoxTrack, tolerance: number): BoxTrack {
  const keep = new Set([0, track.length - 1])
  const stretches: [number, number][] = [[0, track.length - 1]]
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [first, last] = stretch
    const worst = worstBetween(track, first, last)
    if (worst.apart <= tolerance) continue
    keep.add(worst.at)
    stretches.push([first, worst.at], [worst.at, last])
  }
  const [head, ...rest] = track
    .filter((_, at) => keep.has(at))
    .map(({ at, box }): KeyedBox => ({ at, box: grown(box, tolerance) }))
  return head ? [head, ...rest] : track
}

function worstBetween(track: BoxTrack, first: number, last: number): { at: number; apart: number } {
  const line: BoxTrack = [track[first]!, track[last]!]
  let worst = { at: first, apart: 0 }
  for (let at = first + 1; at < last; at++) {
    const apart = edgesApart(track[at]!.box, boxAt(line, track[at]!.at))
    if (apart > worst.apart) worst = { at, apart }
  }
  return worst
}

function edgesApart(a: Box, b: Box): number {
  return Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.x + a.width - b.x - b.width),
    Math.abs(a.y + a.height - b.y - b.height),
  )
}

function grown({ x, y, width, height }: Box, by: number): Box {
  const left = Math.max(0, x - by)
  const top = Math.max(0, y - by)
  return {
    x: left,
    y: top,
    width: Math.min(1, x + width + by) - left,
    height: Math.min(1, y + height + by) - top,
  }
}

/** How well two boxes agree: what they share over what they cover together, 0 to 1. */
export function overlapShare(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  const shared = Math.max(0, across) * Math.max(0, down)
  return shared / (a.width * a.height + b.width * b.height - shared)
}

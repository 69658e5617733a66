import { type Box, boxAt, type BoxTrack, isInside, type KeyedBox } from '../../timeline/index.ts'

/**
 * Few keys (found by halving at the worst place) whose straight lines stay within a tolerance of every box followed, each
 * grown by that tolerance inside the frame: at every moment followed, the simple track holds the whole box.
 */
export function simplifyTrack(track: BoxTrack, tolerance: number): BoxTrack {
  const [head, ...others] = track
  const wide: BoxTrack = [widened(head, tolerance), ...others.map((key) => widened(key, tolerance))]
  const keep = new Set([0, track.length - 1])
  const stretches: [number, number][] = [[0, track.length - 1]]
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [first, last] = stretch
    const worst = worstBetween({ track, wide, tolerance }, first, last)
    if (worst === null) continue
    keep.add(worst)
    stretches.push([first, worst], [worst, last])
  }
  const [kept, ...rest] = wide.filter((_, at) => keep.has(at))
  return kept ? [kept, ...rest] : wide
}

interface Tracks {
  readonly track: BoxTrack
  readonly wide: BoxTrack
  readonly tolerance: number
}

// A box at the edge of the frame cannot grow there, so a line may stay near it and yet not hold it.
function worstBetween({ track, wide, tolerance }: Tracks, first: number, last: number): number | null {
  const line: BoxTrack = [track[first]!, track[last]!]
  const holding: BoxTrack = [wide[first]!, wide[last]!]
  let worst: number | null = null
  let most = 0
  for (let at = first + 1; at < last; at++) {
    const { at: moment, box } = track[at]!
    const apart = edgesApart(box, boxAt(line, moment))
    const isHeld = apart <= tolerance && isInside(box, boxAt(holding, moment))
    if (isHeld || apart < most) continue
    worst = at
    most = apart
  }
  return worst
}

const widened = ({ at, box }: KeyedBox, by: number): KeyedBox => ({ at, box: grown(box, by) })

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

import type { Anchor } from './find-anchors.ts'

/** How times of the found film lie on the cut's: `cut = speed * found + offset`, in looks. */
export interface TimeLine {
  readonly speed: number
  readonly offset: number
}

// Films of 24 and 25 frames a second are shown at each other's speed; people quicken a film by a few per cent.
const SPEEDS = [1, 0.99, 1.01, 0.98, 1.02, 0.97, 1.03, 0.96, 1.04, 0.9592, 1.0427, 0.95, 1.05, 0.94, 1.06]
const BIN = 2
const NEAR = 2.5
const LEAST_ANCHORS = 2
const UNCERTAIN = 0.35
const MOST_OF_IT = 0.4

/** The line that most anchors keep to, and those that do; null when no two agree. */
export function strongestLine(anchors: readonly Anchor[]): { line: TimeLine; kept: Anchor[] } | null {
  let best: { line: TimeLine; weight: number } | null = null
  for (const speed of SPEEDS) {
    const bins = new Map<number, number>()
    for (const { found, cut, weight } of anchors) {
      const bin = Math.round((cut - speed * found) / BIN)
      for (const near of [bin - 1, bin, bin + 1])
        bins.set(near, (bins.get(near) ?? 0) + (near === bin ? weight : weight / 2))
    }
    for (const [bin, sum] of bins) {
      const weight = speed === 1 ? sum * 1.05 : sum
      if (best === null || weight > best.weight) best = { line: { speed, offset: bin * BIN }, weight }
    }
  }
  if (best === null) return null
  let { line } = best
  let kept = keeping(anchors, line)
  for (let round = 0; round < 3; round += 1) {
    line = fitLine(kept) ?? line
    kept = keeping(anchors, line)
  }
  return new Set(kept.map(({ found }) => found)).size < LEAST_ANCHORS ? null : { line, kept }
}

function keeping(anchors: readonly Anchor[], { speed, offset }: TimeLine): Anchor[] {
  return anchors.filter(({ found, cut }) => Math.abs(cut - speed * found - offset) <= NEAR)
}

/** The line of least squares through weighted points; its speed is 1 where they lie too close together to tell. */
export function fitLine(points: readonly Anchor[]): TimeLine | null {
  const weight = points.reduce((sum, point) => sum + point.weight, 0)
  if (weight <= 0) return null
  const found = points.reduce((sum, point) => sum + point.weight * point.found, 0) / weight
  const cut = points.reduce((sum, point) => sum + point.weight * point.cut, 0) / weight
  let spread = 0
  let slope = 0
  for (const point of points) {
    spread += point.weight * (point.found - found) ** 2
    slope += point.weight * (point.found - found) * (point.cut - cut)
  }
  // A window is placed to about half a look: over less than some six seconds that is more than any speed.
  const isLong = spread / weight > 8 ** 2
  const fitted = isLong ? Math.min(1.07, Math.max(0.93, slope / spread)) : 1
  const missing = (speed: number) =>
    points.reduce(
      (sum, point) => sum + point.weight * (point.cut - cut - speed * (point.found - found)) ** 2,
      0,
    )
  // Nearly all films run at their own speed: another one must explain most of what that leaves unexplained.
  const ends = Math.abs(fitted - 1) * 2 * Math.sqrt(spread / weight)
  const speed = ends > UNCERTAIN && missing(fitted) < MOST_OF_IT * missing(1) ? fitted : 1
  return { speed, offset: cut - speed * found }
}

import type { GrayFrame } from './gray-frame.ts'

const BINS = 32

/** How far apart two frames are by brightness alone, from 0 to 1: half by their histograms, half place by place. */
export function brightnessApart(a: GrayFrame, b: GrayFrame): number {
  const before = new Float64Array(BINS)
  const after = new Float64Array(BINS)
  const count = a.luma.length
  let apart = 0
  for (let at = 0; at < count; at++) {
    const from = a.luma[at]!
    const to = b.luma[at]!
    before[from >> 3]!++
    after[to >> 3]!++
    apart += Math.abs(from - to)
  }
  // The work of carrying one histogram into the other: a flicker of the lamp carries little, another shot much.
  let histogram = 0
  let carried = 0
  for (let bin = 0; bin < BINS; bin++) {
    carried += before[bin]! - after[bin]!
    histogram += Math.abs(carried)
  }
  const moved = Math.min(1, histogram / count / 4)
  return moved / 2 + Math.min(1, apart / count / 48) / 2
}

// A cut stands out from the frames about it; motion and flicker come in runs.
const AT_LEAST = 0.3
const ABOVE_NEIGHBOURS = 2.2

/**
 * Which frames begin a new shot, by how far each is from the one before (`apart[i]` between frames `i` and `i + 1`): a
 * difference large in itself and several times those about it. Dissolves are not found: a shot is then longer than it is.
 */
export function shotStarts(apart: readonly number[]): number[] {
  return apart.flatMap((here, at) => {
    const beside = [apart[at - 2], apart[at - 1], apart[at + 1], apart[at + 2]].map((value) => value ?? 0)
    return here >= AT_LEAST && here >= ABOVE_NEIGHBOURS * Math.max(...beside) ? [at + 1] : []
  })
}

import { CELLS, PICTURE_SIDE, type PictureTrace } from './film-fingerprint.ts'
import { readLook, type Sampling } from './warp.ts'

const SIDE = 8
/** Numbers in the coarse form of one look. */
export const COARSE = SIDE * SIDE

// Below this spread of brightness, in levels, a look shows nothing that could be recognised.
const FLAT_SPREAD = 4
// Below this change of brightness, in levels, nothing moves that an encoder could not have made.
const STILL_CHANGE = 1.2

/** A film's looks in 8 by 8 fields, for finding where in the cut something is: what is shown, and how it changes. */
export interface CoarseLooks {
  readonly count: number
  /** Each look with mean 0 and length 1; all 0 where it is flat. */
  readonly shown: Float32Array
  /** The difference between the look after and the look before. */
  readonly change: Float32Array
  /** The square of each change's length. */
  readonly changePower: Float32Array
  readonly isFlat: Uint8Array
  readonly isMoving: Uint8Array
}

/** The coarse form of a picture trace, through a warp where one is given. */
export function coarseLooks(trace: PictureTrace, sampling: Sampling): CoarseLooks {
  const { count } = trace
  const raw = new Float32Array(count * COARSE)
  const look = new Float32Array(CELLS)
  for (let at = 0; at < count; at += 1) {
    readLook(trace, { at, sampling }, look)
    pool(look, raw.subarray(at * COARSE, (at + 1) * COARSE))
  }
  const shown = new Float32Array(count * COARSE)
  const change = new Float32Array(count * COARSE)
  const changePower = new Float32Array(count)
  const isFlat = new Uint8Array(count)
  const isMoving = new Uint8Array(count)
  for (let at = 0; at < count; at += 1) {
    const here = raw.subarray(at * COARSE, (at + 1) * COARSE)
    const mean = here.reduce((sum, value) => sum + value, 0) / COARSE
    const length = Math.sqrt(here.reduce((sum, value) => sum + (value - mean) ** 2, 0))
    isFlat[at] = length < FLAT_SPREAD * SIDE ? 1 : 0
    const before = Math.max(0, at - 1) * COARSE
    const after = Math.min(count - 1, at + 1) * COARSE
    let power = 0
    for (let field = 0; field < COARSE; field += 1) {
      if (!isFlat[at]) shown[at * COARSE + field] = ((here[field] as number) - mean) / length
      const step = (raw[after + field] as number) - (raw[before + field] as number)
      change[at * COARSE + field] = step
      power += step * step
    }
    changePower[at] = power
    isMoving[at] = power > STILL_CHANGE ** 2 * COARSE ? 1 : 0
  }
  return { count, shown, change, changePower, isFlat, isMoving }
}

function pool(look: Float32Array, into: Float32Array): void {
  const step = PICTURE_SIDE / SIDE
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const at = row * step * PICTURE_SIDE + column * step
      into[row * SIDE + column] =
        ((look[at] as number) +
          (look[at + 1] as number) +
          (look[at + PICTURE_SIDE] as number) +
          (look[at + PICTURE_SIDE + 1] as number)) /
        4
    }
  }
}

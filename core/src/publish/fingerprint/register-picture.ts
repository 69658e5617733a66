import { CELLS, PICTURE_SIDE, type PictureTrace } from './film-fingerprint.ts'
import { mirrored, readLook, SAME_PLACE, samplingOf, type Warp } from './warp.ts'

/** Looks of the found film with the place of the cut that each shows, in looks. */
export interface LookPair {
  readonly found: number
  readonly cut: number
}

interface SeenLook {
  readonly look: Float32Array
  readonly at: number
}

const ROUNDS = 8
const LEAST_INSIDE = 0.5
const CLEAR = 0.985
const everywhere = samplingOf(SAME_PLACE)

/**
 * How the found picture lies on the cut's, begun from the best of several guesses, with how well it then agrees (-1 to 1)
 * and whether it would agree better with left and right exchanged.
 */
export function registerPicture(
  { cut, found }: { cut: PictureTrace; found: PictureTrace },
  pairs: readonly LookPair[],
  starts: readonly Warp[],
): { warp: Warp; agreement: number; isMirrored: boolean } {
  const seen = pairs.map((pair) => {
    const look = new Float32Array(CELLS)
    readLook(found, { at: pair.found, sampling: everywhere }, look)
    return { look, at: pair.cut }
  })
  const best = bestFrom(cut, seen, starts)
  const turned = bestFrom(cut, seen, [mirrored(best.warp), mirrored(SAME_PLACE)])
  return { ...best, isMirrored: turned.agreement > best.agreement }
}

function bestFrom(
  cut: PictureTrace,
  seen: readonly SeenLook[],
  starts: readonly Warp[],
): { warp: Warp; agreement: number } {
  let best = { warp: SAME_PLACE, agreement: -1 }
  for (const start of starts) {
    let next: Warp | null = start
    for (let round = 0; round <= ROUNDS && next !== null; round += 1) {
      const standing = stepOn(cut, seen, next)
      if (standing.agreement > best.agreement) best = { warp: next, agreement: standing.agreement }
      next = standing.next
    }
    if (best.agreement > CLEAR) break
  }
  return best
}

/**
 * The agreement under a warp, and the warp one step of Gauss and Newton on: the step that would take the normalised
 * cut nearest to the normalised found picture (Lucas and Kanade, 1981, with scale and shift on each axis).
 */
function stepOn(
  cut: PictureTrace,
  seen: readonly SeenLook[],
  warp: Warp,
): { agreement: number; next: Warp | null } {
  const sampling = samplingOf(warp)
  const { inside } = sampling
  if (inside.length < LEAST_INSIDE * CELLS || Math.abs(warp.scaleX) < 0.5 || warp.scaleY < 0.5)
    return { agreement: -1, next: null }
  const read = new Float32Array(CELLS)
  const f = new Float32Array(CELLS)
  const c = new Float32Array(CELLS)
  const isInside = new Uint8Array(CELLS)
  for (const cell of inside) isInside[cell] = 1
  const normal = new Float64Array(16)
  const right = new Float64Array(4)
  let agreement = 0
  let counted = 0
  for (const { look, at } of seen) {
    readLook(cut, { at, sampling }, read)
    if (!normalise(look, inside, f) || !normalise(read, inside, c)) continue
    counted += 1
    for (const cell of inside) {
      agreement += ((f[cell] as number) * (c[cell] as number)) / inside.length
      const column = cell % PICTURE_SIDE
      const row = (cell - column) / PICTURE_SIDE
      if (column === 0 || row === 0 || column === PICTURE_SIDE - 1 || row === PICTURE_SIDE - 1) continue
      const [l, r, u, d] = [cell - 1, cell + 1, cell - PICTURE_SIDE, cell + PICTURE_SIDE]
      if (!isInside[l] || !isInside[r] || !isInside[u] || !isInside[d]) continue
      const gx = ((((c[r] as number) - (c[l] as number)) / 2) * PICTURE_SIDE) / warp.scaleX
      const gy = ((((c[d] as number) - (c[u] as number)) / 2) * PICTURE_SIDE) / warp.scaleY
      const x = (column + 0.5) / PICTURE_SIDE
      const y = (row + 0.5) / PICTURE_SIDE
      const slopes = [gx * x, gy * y, gx, gy]
      // Huber: a logo laid over the picture must not pull it.
      const gap = (f[cell] as number) - (c[cell] as number)
      const trust = Math.abs(gap) < 0.7 ? 1 : 0.7 / Math.abs(gap)
      for (let i = 0; i < 4; i += 1) {
        const slope = (slopes[i] as number) * trust
        right[i] = (right[i] as number) + slope * gap
        for (let j = 0; j < 4; j += 1)
          normal[i * 4 + j] = (normal[i * 4 + j] as number) + slope * (slopes[j] as number)
      }
    }
  }
  if (counted === 0) return { agreement: -1, next: null }
  const step = solve(normal, right)
  const next =
    step === null
      ? null
      : {
          scaleX: warp.scaleX + bounded(step[0]),
          scaleY: warp.scaleY + bounded(step[1]),
          moveX: warp.moveX + bounded(step[2]),
          moveY: warp.moveY + bounded(step[3]),
        }
  return { agreement: agreement / counted, next }
}

function bounded(step = 0): number {
  return Math.min(0.08, Math.max(-0.08, step))
}

// Mean 0 and spread 1 over the cells that count; false for a look that shows nothing.
function normalise(look: Float32Array, inside: Uint16Array, into: Float32Array): boolean {
  let sum = 0
  let squares = 0
  for (const cell of inside) {
    const value = look[cell] as number
    sum += value
    squares += value * value
  }
  const mean = sum / inside.length
  const spread = Math.sqrt(Math.max(0, squares / inside.length - mean * mean))
  if (spread < 3) return false
  for (const cell of inside) into[cell] = ((look[cell] as number) - mean) / spread
  return true
}

// Gauss elimination with a little damping; null where the picture has no slopes to hold on to.
function solve(normal: Float64Array, right: Float64Array): number[] | null {
  const rows = [0, 1, 2, 3].map((i) => [
    ...[0, 1, 2, 3].map((j) => (normal[i * 4 + j] as number) * (i === j ? 1.001 : 1)),
    right[i] as number,
  ])
  for (let i = 0; i < 4; i += 1) {
    const rest = rows.slice(i).toSorted((a, b) => Math.abs(b[i] as number) - Math.abs(a[i] as number))
    rows.splice(i, 4 - i, ...rest)
    const pivot = rows[i] as number[]
    if (Math.abs(pivot[i] as number) < 1e-9) return null
    for (const row of rows.slice(i + 1)) {
      const factor = (row[i] as number) / (pivot[i] as number)
      for (let j = i; j < 5; j += 1) row[j] = (row[j] as number) - factor * (pivot[j] as number)
    }
  }
  const step = [0, 0, 0, 0]
  for (let i = 3; i >= 0; i -= 1) {
    const row = rows[i] as number[]
    let rest = row[4] as number
    for (let j = i + 1; j < 4; j += 1) rest -= (row[j] as number) * (step[j] as number)
    step[i] = rest / (row[i] as number)
  }
  return step
}

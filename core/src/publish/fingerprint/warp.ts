import { CELLS, PICTURE_SIDE, type FrameArea } from './film-fingerprint.ts'

/** Where a place of the found picture lies in the cut's: `x` becomes `scaleX * x + moveX`, both as shares of the sides. */
export interface Warp {
  readonly scaleX: number
  readonly scaleY: number
  readonly moveX: number
  readonly moveY: number
}

/** Both pictures show the same. */
export const SAME_PLACE: Warp = { scaleX: 1, scaleY: 1, moveX: 0, moveY: 0 }

/** The warp under which the found picture is a part of the cut's, or, above 1, shows it smaller than itself; about the middle. */
export function zoomed(scale: number): Warp {
  return { scaleX: scale, scaleY: scale, moveX: (1 - scale) / 2, moveY: (1 - scale) / 2 }
}

/** The warp under which an area of the found picture shows an area of the cut's. */
export function areaOnArea(found: FrameArea, cut: FrameArea): Warp {
  const scaleX = cut.width / found.width
  const scaleY = cut.height / found.height
  return { scaleX, scaleY, moveX: cut.x - found.x * scaleX, moveY: cut.y - found.y * scaleY }
}

/** How looks of the cut are read under a warp: four cells and their shares for each cell of the found picture. */
export interface Sampling {
  readonly cells: Uint16Array
  readonly shares: Float32Array
  /** The cells of the found picture at which the cut has one. */
  readonly inside: Uint16Array
}

/** Prepares reading under a warp. */
export function samplingOf(warp: Warp): Sampling {
  const cells = new Uint16Array(CELLS * 4)
  const shares = new Float32Array(CELLS * 4)
  const inside: number[] = []
  for (let row = 0; row < PICTURE_SIDE; row += 1) {
    for (let column = 0; column < PICTURE_SIDE; column += 1) {
      const at = row * PICTURE_SIDE + column
      const x = warp.scaleX * ((column + 0.5) / PICTURE_SIDE) + warp.moveX
      const y = warp.scaleY * ((row + 0.5) / PICTURE_SIDE) + warp.moveY
      if (x < 0 || x > 1 || y < 0 || y > 1) continue
      inside.push(at)
      const [left, right, shareX] = betweenCells(x)
      const [upper, lower, shareY] = betweenCells(y)
      cells.set(
        [
          upper * PICTURE_SIDE + left,
          upper * PICTURE_SIDE + right,
          lower * PICTURE_SIDE + left,
          lower * PICTURE_SIDE + right,
        ],
        at * 4,
      )
      shares.set(
        [(1 - shareX) * (1 - shareY), shareX * (1 - shareY), (1 - shareX) * shareY, shareX * shareY],
        at * 4,
      )
    }
  }
  return { cells, shares, inside: Uint16Array.from(inside) }
}

function betweenCells(place: number): [number, number, number] {
  const centre = Math.min(PICTURE_SIDE - 1, Math.max(0, place * PICTURE_SIDE - 0.5))
  const first = Math.min(PICTURE_SIDE - 2, Math.floor(centre))
  return [first, first + 1, centre - first]
}

/** The look of a film at a fractional place in time, as a warped picture of `CELLS`, into `out`. */
export function readLook(
  { cells, count }: { cells: Uint8Array; count: number },
  { at, sampling }: { at: number; sampling: Sampling },
  out: Float32Array,
): void {
  const held = Math.min(count - 1, Math.max(0, at))
  const first = Math.floor(held)
  const share = held - first
  const here = first * CELLS
  const there = Math.min(count - 1, first + 1) * CELLS
  for (const cell of sampling.inside) {
    let sum = 0
    for (let corner = cell * 4; corner < cell * 4 + 4; corner += 1) {
      const place = sampling.cells[corner] as number
      const value = (cells[here + place] as number) * (1 - share) + (cells[there + place] as number) * share
      sum += value * (sampling.shares[corner] as number)
    }
    out[cell] = sum
  }
}

/** The warp that leads back. */
export function inverse({ scaleX, scaleY, moveX, moveY }: Warp): Warp {
  return { scaleX: 1 / scaleX, scaleY: 1 / scaleY, moveX: -moveX / scaleX, moveY: -moveY / scaleY }
}

/** The same with left and right of the found picture exchanged. */
export function mirrored(warp: Warp): Warp {
  return { ...warp, scaleX: -warp.scaleX, moveX: warp.moveX + warp.scaleX }
}

import { CELLS, PICTURE_SIDE, type FrameArea, type PictureTrace } from './film-fingerprint.ts'

const STANDS_STILL = 1.2
const MOVES = 3
const LEAST_SIDE = 7

/** What is left of a picture inside borders that never change while the rest does, as a frame laid around a film; null without. */
export function withoutStaticBorders({ count, cells }: PictureTrace): FrameArea | null {
  const spreads = Array.from({ length: CELLS }, (_, cell) => spreadOver(cells, count, cell))
  const sorted = spreads.toSorted((a, b) => a - b)
  if ((sorted[Math.floor(CELLS * 0.75)] ?? 0) < MOVES) return null
  const isStill = (list: readonly number[]) => list.every((cell) => (spreads[cell] ?? 0) < STANDS_STILL)
  const line = Array.from({ length: PICTURE_SIDE }, (_, at) => at)
  const rows = line.map((row) => isStill(line.map((column) => row * PICTURE_SIDE + column)))
  const columns = line.map((column) => isStill(line.map((row) => row * PICTURE_SIDE + column)))
  const [top, bottom] = [rows.indexOf(false), rows.lastIndexOf(false)]
  const [left, right] = [columns.indexOf(false), columns.lastIndexOf(false)]
  const width = right - left + 1
  const height = bottom - top + 1
  if (width < LEAST_SIDE || height < LEAST_SIDE || width * height === CELLS) return null
  return {
    x: left / PICTURE_SIDE,
    y: top / PICTURE_SIDE,
    width: width / PICTURE_SIDE,
    height: height / PICTURE_SIDE,
  }
}

function spreadOver(cells: Uint8Array, count: number, cell: number): number {
  let sum = 0
  let squares = 0
  for (let at = 0; at < count; at += 1) {
    const value = cells[at * CELLS + cell] as number
    sum += value
    squares += value * value
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}

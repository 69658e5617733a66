import type { QuarterTurn } from '@stagedoor/core/ingest'

export type Orientation = { turn: QuarterTurn; isMirrored: boolean }

/**
 * How to stand a picture upright: mirror it left to right first where `isMirrored`, then turn it clockwise. From the
 * matrix of ISO/IEC 14496-12 (x' = ax + cy, y' = bx + dy), read to the nearest quarter turn.
 */
export function turnOfMatrix(matrix: readonly number[] | null): Orientation {
  const [a = 1, b = 0, , c = 0, d = 1] = matrix ?? []
  const isMirrored = a * d - b * c < 0
  // Mirroring first takes the x column's sign away; what is left is a plain turn.
  const [x, y] = isMirrored ? [-a, -b] : [a, b]
  if (Math.abs(x) >= Math.abs(y)) return { turn: x >= 0 ? 0 : 180, isMirrored }
  return { turn: y > 0 ? 90 : 270, isMirrored }
}

/** The filters that stand a picture upright. */
export function uprightFilters({ turn, isMirrored }: Orientation): string[] {
  return [...(isMirrored ? ['hflip'] : []), ...turns[turn]]
}

const turns: Record<QuarterTurn, readonly string[]> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
}

import { SHAPES } from '@stagedoor/core/cut'
import type { Shape } from '#lib/wire/cut.ts'

const LONG_SIDE = 640

/** Width by height of a shape. */
export const ratioOf = (shape: Shape): number => SHAPES[shape].width / SHAPES[shape].height

/** Pixels in which a preview of a shape is painted. */
export function previewSize(shape: Shape): { width: number; height: number } {
  const ratio = ratioOf(shape)
  return ratio < 1
    ? { width: Math.round(LONG_SIDE * ratio), height: LONG_SIDE }
    : { width: LONG_SIDE, height: Math.round(LONG_SIDE / ratio) }
}

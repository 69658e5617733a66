import type { PictureSize } from '../ingest/index.ts'

/** The shapes a cut can have, width to height, and their full size in pixels. */
export const SHAPES = {
  '9:16': { width: 1080, height: 1920 },
  '4:5': { width: 1080, height: 1350 },
  '1:1': { width: 1080, height: 1080 },
  '16:9': { width: 1920, height: 1080 },
} as const satisfies Record<string, PictureSize>

/** The shape of a cut. */
export type Shape = keyof typeof SHAPES

/** Says whether a word names a shape. */
export function isShape(word: string): word is Shape {
  return Object.hasOwn(SHAPES, word)
}

const SHORT_SIDES = [540, 720, 1080] as const

/**
 * The size to render a shape at: the smallest of 540, 720 and 1080 lines on the short side that loses no pixel of
 * the window, so that a small window is not blown up to no purpose.
 */
export function renderSize(shape: Shape, window: PictureSize): PictureSize {
  const full = SHAPES[shape]
  const have = Math.min(window.width, window.height)
  const short = SHORT_SIDES.find((side) => side >= have) ?? 1080
  const scale = short / Math.min(full.width, full.height)
  const even = (side: number) => 2 * Math.round((side * scale) / 2)
  return { width: even(full.width), height: even(full.height) }
}

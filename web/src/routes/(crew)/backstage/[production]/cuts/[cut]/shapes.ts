import type { Shape } from '#lib/wire/cut.ts'

/** Width by height of each shape a cut may have. */
export const RATIO: Record<Shape, number> = { '9:16': 9 / 16, '4:5': 4 / 5, '1:1': 1, '16:9': 16 / 9 }

const LONG_SIDE = 640

/** Pixels in which a preview of a shape is painted. */
export const previewSize = (shape: Shape): { width: number; height: number } =>
  RATIO[shape] < 1
    ? { width: Math.round(LONG_SIDE * RATIO[shape]), height: LONG_SIDE }
    : { width: LONG_SIDE, height: Math.round(LONG_SIDE / RATIO[shape]) }

import { type GrayFrame, lumaAt, type PixelBox } from './gray-frame.ts'

/**
 * What a box holds, as a small patch without its mean and of length one, so that the sum of products with another patch
 * is their normalised cross-correlation: 1 for the same picture, whatever the light.
 */
export interface Template {
  readonly columns: number
  readonly rows: number
  readonly values: Float32Array
  /** Standard deviation of brightness; a patch that is nearly even holds nothing to follow. */
  readonly contrast: number
}

const LONG_SIDE = 24

/** How finely a box is looked at: 24 samples along its long side, at least 6 along the short one. */
export function gridOf({ width, height }: PixelBox): { columns: number; rows: number } {
  const shape = width / height
  const along = (share: number) => Math.max(6, Math.round(LONG_SIDE * Math.min(1, share)))
  return { columns: along(shape), rows: along(1 / shape) }
}

/** Takes the patch that a box holds. */
export function takeTemplate(
  frame: GrayFrame,
  box: PixelBox,
  { columns, rows }: { readonly columns: number; readonly rows: number } = gridOf(box),
): Template {
  const values = new Float32Array(columns * rows)
  let sum = 0
  for (let row = 0, at = 0; row < rows; row++) {
    const y = box.y + ((row + 0.5) * box.height) / rows - 0.5
    for (let column = 0; column < columns; column++, at++) {
      const value = lumaAt(frame, box.x + ((column + 0.5) * box.width) / columns - 0.5, y)
      values[at] = value
      sum += value
    }
  }
  return normalised(values, { columns, rows, mean: sum / values.length })
}

/** How alike two patches of one grid are, from -1 to 1. */
export function correlation(a: Template, b: Template): number {
  let sum = 0
  for (let at = 0; at < a.values.length; at++) sum += a.values[at]! * b.values[at]!
  return sum
}

/** A template that has taken a share of a newer one in, so that it can turn with its subject. */
export function blend(old: Template, newer: Template, share: number): Template {
  const values = old.values.map((value, at) => value * (1 - share) + newer.values[at]! * share)
  const { columns, rows } = old
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { ...normalised(values, { columns, rows, mean }), contrast: newer.contrast }
}

function normalised(
  values: Float32Array,
  { columns, rows, mean }: { columns: number; rows: number; mean: number },
): Template {
  let squares = 0
  for (let at = 0; at < values.length; at++) {
    values[at]! -= mean
    squares += values[at]! ** 2
  }
  const length = Math.sqrt(squares)
  if (length > 0) for (let at = 0; at < values.length; at++) values[at]! /= length
  return { columns, rows, values, contrast: length / Math.sqrt(values.length) }
}

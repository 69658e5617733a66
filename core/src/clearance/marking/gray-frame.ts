/** One frame as brightness alone, row after row, 0 to 255: small enough to look at every one of a film. */
export interface GrayFrame {
  readonly width: number
  readonly height: number
  readonly luma: Uint8Array
}

/** A place in a gray frame, in its pixels; fractions are allowed. */
export interface PixelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Brightness between pixels, by straight lines in both directions; outside the frame the nearest pixel stands in. */
export function lumaAt({ width, height, luma }: GrayFrame, x: number, y: number): number {
  const left = Math.min(width - 1, Math.max(0, x))
  const top = Math.min(height - 1, Math.max(0, y))
  const column = Math.floor(left)
  const row = Math.floor(top)
  const right = column + 1 < width ? column + 1 : column
  const below = row + 1 < height ? row + 1 : row
  const across = left - column
  const down = top - row
  const upper = luma[row * width + column]! * (1 - across) + luma[row * width + right]! * across
  const lower = luma[below * width + column]! * (1 - across) + luma[below * width + right]! * across
  return upper * (1 - down) + lower * down
}

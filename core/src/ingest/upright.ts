/** How a camera's file is to be turned clockwise so that it stands upright, in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270

/** The stored picture of a probed file: pixels as coded, the turn to apply, and the shape of a pixel (width : height). */
export interface StoredPicture {
  readonly width: number
  readonly height: number
  readonly turn: QuarterTurn
  readonly pixelShape: { readonly num: number; readonly den: number }
}

/** Width and height in square pixels. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** The size of a picture as a person sees it: turned upright, in square pixels, never a whole pixel short. */
export function uprightSize({ width, height, turn, pixelShape }: StoredPicture): PictureSize {
  // An unknown pixel shape is written 0:1 by cameras and means square.
  const shape = pixelShape.num > 0 && pixelShape.den > 0 ? pixelShape.num / pixelShape.den : 1
  const wide = Math.max(1, Math.round(width * shape))
  return turn === 90 || turn === 270 ? { width: height, height: wide } : { width: wide, height }
}

/** The nearest quarter turn for a display matrix's angle in degrees (counter-clockwise positive, as ffprobe prints it). */
export function turnForRotation(degrees: number): QuarterTurn {
  const clockwise = (((Math.round(-degrees / 90) * 90) % 360) + 360) % 360
  return clockwise as QuarterTurn
}

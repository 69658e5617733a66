import { uprightSize, type PictureSize, type QuarterTurn, type StoredPicture } from '../ingest/index.ts'
import type { Box } from '../timeline/index.ts'
import { SHAPES, renderSize, type Shape } from './shape.ts'

/** Where one wants a window: its middle as fractions of the upright picture, and its size, 1 being the largest that fits. */
export interface WindowWish {
  readonly middle: { readonly x: number; readonly y: number }
  readonly size: number
}

/** The smallest window, as a share of the largest: more would show pixels, not people. */
export const SMALLEST_WINDOW = 0.2

/** The window of a shape nearest to a wish: of exactly that shape and wholly inside the upright picture. */
export function placeWindow(upright: PictureSize, shape: Shape, wish: WindowWish): Box {
  const largest = largestWindow(upright, shape)
  const size = clamp(wish.size, SMALLEST_WINDOW, 1)
  const width = largest.width * size
  const height = largest.height * size
  return {
    x: clamp(wish.middle.x - width / 2, 0, 1 - width),
    y: clamp(wish.middle.y - height / 2, 0, 1 - height),
    width,
    height,
  }
}

/** The window of a shape nearest to a box drawn by hand: same middle, same width where that can be. */
export function windowFromBox(upright: PictureSize, shape: Shape, box: Box): Box {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  return placeWindow(upright, shape, { middle, size: box.width / largestWindow(upright, shape).width })
}

function largestWindow(upright: PictureSize, shape: Shape): { width: number; height: number } {
  const wanted = SHAPES[shape].width / SHAPES[shape].height
  const has = upright.width / upright.height
  return has > wanted ? { width: wanted / has, height: 1 } : { width: 1, height: has / wanted }
}

/** A rectangle of whole pixels. */
export interface PixelBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A window in pixels of the upright picture: all even, for 4:2:0 colour, and wholly inside. */
export function windowPixels(window: Box, upright: PictureSize): PixelBox {
  const width = clamp(even(window.width * upright.width), 2, floorEven(upright.width))
  const height = clamp(even(window.height * upright.height), 2, floorEven(upright.height))
  return {
    x: clamp(even(window.x * upright.width), 0, floorEven(upright.width - width)),
    y: clamp(even(window.y * upright.height), 0, floorEven(upright.height - height)),
    width,
    height,
  }
}

/** How a stored picture becomes the picture of a cut: turned, made square, cropped, scaled, in this order. */
export interface FramePlan {
  readonly turn: QuarterTurn
  readonly upright: PictureSize
  readonly crop: PixelBox
  readonly output: PictureSize
}

/** Plans the framing of one still window; a moving one is planned at each of its keys with the first key's output. */
export function planFrame(picture: StoredPicture, window: Box, shape: Shape): FramePlan {
  const upright = uprightSize(picture)
  const crop = windowPixels(window, upright)
  return { turn: picture.turn, upright, crop, output: renderSize(shape, crop) }
}

function even(pixels: number): number {
  return 2 * Math.round(pixels / 2)
}

function floorEven(pixels: number): number {
  return 2 * Math.floor(pixels / 2)
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.max(least, Math.min(value, most)) : least
}

import sharp from 'sharp'
import type { ColourPicture } from './detector.ts'

const SIDE = 160

/** What a box holds of a picture as a small JPEG, for somebody to look at. */
export async function facePicture(
  { width, height, rgb }: ColourPicture,
  box: { x: number; y: number; width: number; height: number },
): Promise<Buffer> {
  const left = Math.min(width - 1, Math.floor(box.x * width))
  const top = Math.min(height - 1, Math.floor(box.y * height))
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .extract({
      left,
      top,
      width: Math.max(1, Math.min(width - left, Math.ceil(box.width * width))),
      height: Math.max(1, Math.min(height - top, Math.ceil(box.height * height))),
    })
    .resize({ width: SIDE, height: SIDE, fit: 'inside' })
    .jpeg({ quality: 80 })
    .toBuffer()
}

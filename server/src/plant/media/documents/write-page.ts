import sharp from 'sharp'
import { releasePicture, type Released } from '../clean/release.ts'
import type { DrawnPage } from './read-pages.ts'

/** A page as a picture that was let out, and its size in pixels. */
export type PagePicture = { released: Released; width: number; height: number }

/** Writes a drawn page as a JPEG on white, no longer than asked, and has it let out. Throws `MediaFailure`. */
export async function writePage(
  { width, height, pixels }: DrawnPage,
  { path, longSide }: { path: string; longSide: number },
): Promise<PagePicture> {
  const size = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .flatten({ background: '#ffffff' })
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 88 })
    .toFile(path)
  const released = await releasePicture({ path, format: 'jpeg' }, [])
  return { released, width: size.width, height: size.height }
}

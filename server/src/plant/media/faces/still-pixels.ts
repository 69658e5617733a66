import type { Sharp } from 'sharp'
import { openStill } from '../stills/open-still.ts'
import type { ColourPicture } from './detector.ts'

/** The pixels of a still of the house's own making, its long side at most so many; null where it cannot be read. */
export async function stillPixels(path: string, longSide: number): Promise<ColourPicture | null> {
  const opened = await openStill(path)
  if (opened.kind === 'refused') return null
  const { data, info } = await small(opened.picture, longSide).raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, rgb: data }
}

function small(picture: Sharp, longSide: number): Sharp {
  return picture
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
}

import { uprightSize, type PictureSize } from '@stagedoor/core/ingest'
import { uprightFilters } from '../display-matrix.ts'
import type { PictureTrack } from '../probe.ts'
import { isRedGreenBlue, toOrdinaryColour } from './ordinary-colour.ts'

type ScaleFlags = 'bicubic' | 'lanczos' | 'area'

/**
 * From the stored picture to an upright one of the given size in square pixels, in Rec. 709 and television range. How many
 * bits and colour samples it has is for the next filter to say. Colours are converted last, where the picture is small.
 */
export function shownAt(
  picture: PictureTrack,
  { width, height }: PictureSize,
  flags: ScaleFlags = 'bicubic',
): string[] {
  return [
    ...uprightFilters(picture),
    `scale=${width}:${height}:flags=${flags}:out_range=tv${isRedGreenBlue(picture) ? ':out_color_matrix=bt709' : ''}`,
    'setsar=1',
    ...toOrdinaryColour(picture),
  ]
}

/** The same in 8 bits, as films are encoded. */
export function uprightAt(picture: PictureTrack, size: PictureSize, flags?: ScaleFlags): string[] {
  return [...shownAt(picture, size, flags), 'format=yuv420p']
}

/** From Rec. 709 to what JPEG means by its numbers: the matrix of BT.601 and full range (JFIF, ITU-T T.871). */
export const asJpeg = ['scale=out_color_matrix=bt601:out_range=pc', 'format=yuvj420p']

/** The size that a picture has upright in square pixels, made even for 4:2:0 colour. */
export function evenUprightSize(picture: PictureTrack): PictureSize {
  const { width, height } = uprightSize(picture)
  return { width: width + (width % 2), height: height + (height % 2) }
}

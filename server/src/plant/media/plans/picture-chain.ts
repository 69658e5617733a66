import { uprightSize, type PictureSize } from '@stagedoor/core/ingest'
import { uprightFilters } from '../display-matrix.ts'
import type { PictureTrack } from '../probe.ts'

const highRange = new Set(['smpte2084', 'arib-std-b67'])

/** Whether a picture needs an engine with the feature `tone-map` to look right on an ordinary screen. */
export function needsToneMap(picture: PictureTrack): boolean {
  return highRange.has(picture.colour.transfer)
}

/** From the stored picture to an upright one in the colours of an ordinary screen, still with the shape of its pixels. */
export function standUpright(picture: PictureTrack): string[] {
  return [...(needsToneMap(picture) ? toneMap(picture) : []), ...uprightFilters(picture)]
}

/** The same, in square pixels of the given size, 8 bits and television range. */
export function uprightAt(picture: PictureTrack, { width, height }: PictureSize): string[] {
  return [
    ...standUpright(picture),
    `scale=${width}:${height}:flags=bicubic:out_range=tv`,
    'setsar=1',
    'format=yuv420p',
  ]
}

/** The size that a picture has upright in square pixels, made even for 4:2:0 colour. */
export function evenUprightSize(picture: PictureTrack): PictureSize {
  const { width, height } = uprightSize(picture)
  return { width: width + (width % 2), height: height + (height % 2) }
}

// Half-tagged footage has no way from one colour space to another: say what the file left out.
function toneMap({ colour }: PictureTrack): string[] {
  return [
    `setparams=color_primaries=bt2020:color_trc=${colour.transfer}:colorspace=bt2020nc:range=${colour.range === 'pc' ? 'pc' : 'tv'}`,
    'zscale=t=linear:npl=100',
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
    'format=yuv420p',
  ]
}

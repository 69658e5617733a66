import type { FilmFacts } from '@stagedoor/core/publish'
import type { RenderedCut } from '../../cut/index.ts'

/** What a rendered cut is made of, as a platform asks: our renderer makes H.264 and AAC in an MP4 that plays while it comes. */
export function filmFactsOf(cut: RenderedCut): FilmFacts {
  const { durationFlicks, shape, width, height, frameRate, sizeBytes, hasSound } = cut
  return {
    durationFlicks,
    shape,
    width,
    height,
    frameRate,
    sizeBytes,
    container: 'mp4',
    videoCodec: 'h264',
    audioCodec: hasSound ? 'aac' : null,
    hasFastStart: true,
  }
}

import { fitWithin, uprightSize } from '@stagedoor/core/ingest'
import type { Plan } from '../plan.ts'
import type { PictureTrack } from '../probe.ts'
import { smallLimits } from './film-output.ts'
import { asJpeg, shownAt } from './picture-chain.ts'
import type { PlanFiles } from './proxy.ts'

const posterSide = { longSide: 1280, shortSide: 1280 }

/** One JPEG of the most typical frame near the place, a tenth into the film unless told. */
export function posterPlan(
  film: { picture: PictureTrack; durationFlicks: number; atFlicks?: number },
  files: PlanFiles,
): Plan {
  const size = fitWithin(uprightSize(film.picture), posterSide)
  const seekFlicks = film.atFlicks ?? Math.floor(film.durationFlicks / 10)
  const pick = film.atFlicks === undefined ? 'thumbnail=n=24' : 'null'
  return {
    inputs: [{ path: files.input, formats: [...files.formats], ...(seekFlicks > 0 ? { seekFlicks } : {}) }],
    graph: `[0:v:${film.picture.ordinal}]${[
      ...shownAt(film.picture, size, 'lanczos'),
      pick,
      'trim=end_frame=1',
      ...asJpeg,
    ].join(',')}[poster]`,
    outputs: [{ path: files.output, format: 'image2pipe', streams: [jpeg('poster', 3)] }],
    limits: smallLimits,
  }
}

/** One JPEG stream; quality from 2 (best) to 31. */
export function jpeg(from: string, quality: number) {
  return {
    kind: 'encoded' as const,
    from,
    codec: 'mjpeg' as const,
    options: { qmin: String(quality), qmax: String(quality), flags: '+bitexact' },
  }
}

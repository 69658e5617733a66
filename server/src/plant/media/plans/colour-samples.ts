import { open } from 'node:fs/promises'
import { fitWithin, type PictureSize, uprightSize } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND, frameToFlicks, type Rate, type TimeRange } from '@stagedoor/core/time'
import type { Plan } from '../plan.ts'
import type { PictureTrack } from '../probe.ts'
import { lightRate, smallLimits } from './film-output.ts'
import { shownAt } from './picture-chain.ts'
import type { PlanFiles } from './proxy.ts'

/** Pictures of red, green and blue taken from a film: how large, at which of its frames, and how many. */
export type ColourSamples = { size: PictureSize; rate: Rate; step: number; count: number }

/** Raw coloured frames of a stretch of a film, about so many a second, the first at the stretch's first moment. */
export function colourSamplesPlan(
  film: { picture: PictureTrack; range: TimeRange; longSide: number; perSecond: number },
  files: PlanFiles,
): { plan: Plan; samples: ColourSamples } {
  const { picture, range, longSide } = film
  const size = fitWithin(uprightSize(picture), { longSide, shortSide: longSide })
  const rate = lightRate(picture.rate)
  const step = Math.max(1, Math.round(rate.num / rate.den / film.perSecond))
  const count = Math.max(1, Math.ceil((range.to - range.from) / frameToFlicks(step, rate)))
  const chain = [
    `fps=fps=${rate.num}/${rate.den}:start_time=0`,
    `framestep=step=${step}`,
    ...shownAt(picture, size, 'area'),
    'scale=out_range=pc',
    'format=rgb24',
    `trim=end_frame=${count}`,
  ]
  const plan: Plan = {
    inputs: [
      {
        path: files.input,
        formats: [...files.formats],
        ...(range.from > 0 ? { seekFlicks: range.from } : {}),
        durationFlicks: range.to - range.from + FLICKS_PER_SECOND,
      },
    ],
    graph: `[0:v:${picture.ordinal}]${chain.join(',')}[colour]`,
    outputs: [
      {
        path: files.output,
        format: 'rawvideo',
        streams: [{ kind: 'encoded', from: 'colour', codec: 'rawvideo' }],
      },
    ],
    limits: { ...smallLimits, outBytes: count * size.width * size.height * 3 + 2 ** 20 },
  }
  return { plan, samples: { size, rate, step, count } }
}

/** The pictures that such a plan left in a file, each with how far behind the stretch's first moment it lies, in flicks. */
export async function readColourSamples(
  path: string,
  { size, rate, step, count }: ColourSamples,
): Promise<{ after: number; width: number; height: number; rgb: Uint8Array }[]> {
  const length = size.width * size.height * 3
  const file = await open(path)
  try {
    const bytes = await file.readFile()
    const found = Math.min(count, Math.floor(bytes.length / length))
    return Array.from({ length: found }, (_, at) => ({
      after: frameToFlicks(at * step, rate),
      ...size,
      rgb: bytes.subarray(at * length, (at + 1) * length),
    }))
  } finally {
    await file.close()
  }
}

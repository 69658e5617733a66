import { open } from 'node:fs/promises'
import { fitWithin, type PictureSize, uprightSize } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND, frameToFlicks, type Rate, type TimeRange } from '@stagedoor/core/time'
import type { Plan } from '../plan.ts'
import type { PictureTrack } from '../probe.ts'
import { lightRate, smallLimits } from './film-output.ts'
import { shownAt } from './picture-chain.ts'
import type { PlanFiles } from './proxy.ts'

/** Frames of brightness alone: how large, how often, and how many of them a stretch has. */
export type GrayFrames = { size: PictureSize; rate: Rate; frames: number }

/** The size and rate in which a picture is looked at by programs, its long side at most so many pixels. */
export function grayLook(picture: PictureTrack, longSide: number): Pick<GrayFrames, 'size' | 'rate'> {
  const size = fitWithin(uprightSize(picture), { longSide, shortSide: longSide })
  return { size, rate: lightRate(picture.rate) }
}

/** Raw gray frames of a stretch of a film, one byte a pixel, at a constant rate from the stretch's first moment. */
export function grayFramesPlan(
  film: { picture: PictureTrack; range: TimeRange; longSide: number },
  files: PlanFiles,
): { plan: Plan; gray: GrayFrames } {
  const { picture, range } = film
  const { size, rate } = grayLook(picture, film.longSide)
  const frames = Math.max(1, Math.ceil((range.to - range.from) / frameToFlicks(1, rate)))
  const chain = [
    `fps=fps=${rate.num}/${rate.den}:start_time=0`,
    ...shownAt(picture, size, 'area'),
    'scale=out_range=pc',
    'format=gray',
    `tpad=stop=-1:stop_mode=clone`,
    `trim=end_frame=${frames}`,
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
    graph: `[0:v:${picture.ordinal}]${chain.join(',')}[gray]`,
    outputs: [
      {
        path: files.output,
        format: 'rawvideo',
        streams: [{ kind: 'encoded', from: 'gray', codec: 'rawvideo' }],
      },
    ],
    limits: { ...smallLimits, outBytes: frames * size.width * size.height + 2 ** 20 },
  }
  return { plan, gray: { size, rate, frames } }
}

/** The frames that such a plan left in a file, each a view on one buffer. */
export async function readGrayFrames(path: string, { size, frames }: GrayFrames): Promise<Uint8Array[]> {
  const length = size.width * size.height
  const file = await open(path)
  try {
    const bytes = await file.readFile()
    const count = Math.min(frames, Math.floor(bytes.length / length))
    return Array.from({ length: count }, (_, at) => bytes.subarray(at * length, (at + 1) * length))
  } finally {
    await file.close()
  }
}

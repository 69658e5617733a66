import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import type { Plan, PlanInput } from '../plan.ts'
import { clipPicture, clipSound } from './cut-clip.ts'
import type { CutClip, CutRequest } from './cut-request.ts'
import { fastStart, filmLimits, h264 } from './film-output.ts'
import { aacStream, soundForAac } from './sound-chain.ts'
import { wholeFrames } from './whole-frames.ts'

/** One MP4 of the clips in order with everything hidden, muted and captioned as asked; nothing else of the assets. */
export function cutPlan(request: CutRequest): Plan {
  const { clips, size, rate, captions } = request
  const frames = wholeFrames(clips, rate)
  const hasSound = clips.some(({ probe }) => probe.sound !== null)
  const chains = clips.flatMap((clip, index) => {
    const place = { index, size, rate, frames: frames[index] ?? 1 }
    return [...clipPicture(clip, place), ...(hasSound ? [clipSound(clip, place)] : [])]
  })
  const joined = clips
    .flatMap((_, index) => (hasSound ? [`[v${index}][a${index}]`] : [`[v${index}]`]))
    .join('')
  const total = frames.reduce((sum, count) => sum + count, 0)
  return {
    inputs: clips.map(inputOf),
    graph: [
      ...chains,
      `${joined}concat=n=${clips.length}:v=1:a=${hasSound ? 1 : 0}[film]${hasSound ? '[mix]' : ''}`,
      `[film]${[...(captions !== null ? ['ass=captions.ass:fontsdir=fonts'] : []), 'format=yuv420p'].join(',')}[picture]`,
      ...(hasSound ? [`[mix]${[...levelled(request.loudness), ...soundForAac].join(',')}[sound]`] : []),
    ].join(';'),
    ...(captions !== null
      ? {
          files: [{ name: 'captions.ass', text: captions }],
          needsFonts: true as const,
        }
      : {}),
    outputs: [
      {
        path: request.output,
        format: 'mp4',
        options: fastStart,
        streams: [
          h264('picture', { crf: 20, preset: 'veryfast' }),
          ...(hasSound ? [aacStream('sound')] : []),
        ],
      },
    ],
    limits: filmLimits(Math.ceil((total * rate.den * FLICKS_PER_SECOND) / rate.num)),
  }
}

const readOn = FLICKS_PER_SECOND

// Reading goes a second past the end and the graph ends on the exact frame; later clips wait so that no frames pile up.
function inputOf({ path, formats, source }: CutClip, index: number): PlanInput {
  return {
    path,
    formats: [...formats],
    seekFlicks: source.from,
    durationFlicks: source.to - source.from + readOn,
    ...(index > 0 ? { after: index - 1 } : {}),
  }
}

function levelled(loudness: number | null): string[] {
  return loudness === null ? [] : [`loudnorm=I=${loudness}:TP=-1.5:LRA=11`, 'aresample=48000']
}

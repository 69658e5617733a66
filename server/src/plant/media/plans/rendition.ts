import { RENDITION_SOUND_BITS } from '@stagedoor/core/cut'
import type { PictureSize } from '@stagedoor/core/ingest'
import type { Rate } from '@stagedoor/core/time'
import type { Plan } from '../plan.ts'
import type { Probe } from '../probe.ts'
import { fastStart, filmLimits, h264 } from './film-output.ts'
import type { PlanFiles } from './proxy.ts'
import { uprightAt } from './picture-chain.ts'
import { aacStream, soundForAac, soundPad } from './sound-chain.ts'

/** What a copy of a film may be like. */
export type RenditionOrder = {
  size: PictureSize
  /** Null keeps the film's own. */
  rate: Rate | null
  /** The most that the picture may take, in bits a second, over any second or so. */
  pictureBits: number
}

// More than any film of ours would ask for; the encoder's own numbers are 32 bits wide.
const MOST_BITS = 100_000_000

/**
 * The same film with the same sound in another size, at another rate, or in fewer bytes. As good as the render where
 * that fits; the encoder's buffer of one second keeps it within its bits where it does not.
 */
export function renditionPlan(
  probe: Probe,
  { size, rate, pictureBits }: RenditionOrder,
  files: PlanFiles,
): Plan {
  const { picture, sound } = probe
  if (picture === null) throw new Error('A film without a picture was to be copied')
  const { num, den } = rate ?? picture.rate
  const bits = String(Math.min(pictureBits, MOST_BITS))
  const encoded = h264('picture', { crf: 20, preset: 'medium' })
  const chain = [...uprightAt(picture, size, 'lanczos'), `fps=fps=${num}/${den}:start_time=0`]
  return {
    inputs: [{ path: files.input, formats: [...files.formats] }],
    graph: [
      `[0:v:${picture.ordinal}]${chain.join(',')}[picture]`,
      ...(sound === null ? [] : [`${soundPad(0, sound)}${soundForAac.join(',')}[sound]`]),
    ].join(';'),
    outputs: [
      {
        path: files.output,
        format: 'mp4',
        options: fastStart,
        streams: [
          { ...encoded, options: { ...encoded.options, maxrate: bits, bufsize: bits } },
          ...(sound === null
            ? []
            : [{ ...aacStream('sound'), options: { b: String(RENDITION_SOUND_BITS), flags: '+bitexact' } }]),
        ],
      },
    ],
    limits: filmLimits(probe.duration),
  }
}

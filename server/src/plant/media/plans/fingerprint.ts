import {
  LONGEST_FINGERPRINT_SECONDS,
  TRACED_FRAMES_PER_SECOND,
  TRACED_SAMPLES_PER_SECOND,
} from '@stagedoor/core/publish/fingerprint'
import { fitWithin, type PictureSize, uprightSize } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { uprightFilters } from '../display-matrix.ts'
import type { Plan } from '../plan.ts'
import type { PictureTrack, Probe } from '../probe.ts'
import { filmLimits } from './film-output.ts'
import { onTheClock, soundPad } from './sound-chain.ts'

const LONG_SIDE = 96
const BYTES_PER_SAMPLE = 2

/** Where a film is and where its frames and its sound are to be written. */
export type FingerprintFiles = { input: string; formats: readonly string[]; frames: string; samples: string }

/**
 * Small gray frames and one channel of sound of a whole film, decoded once; null for a film with neither. Colours of a
 * high range are left as they are: no engine needs to tone-map for a comparison that takes no notice of contrast.
 */
export function fingerprintPlan(
  probe: Probe,
  files: FingerprintFiles,
): { plan: Plan; size: PictureSize | null; hasSound: boolean } {
  const seconds = Math.min(LONGEST_FINGERPRINT_SECONDS, Math.ceil(probe.duration / FLICKS_PER_SECOND) + 1)
  const { picture, sound } = probe
  const size = picture === null ? null : smallSize(picture)
  const frames = seconds * TRACED_FRAMES_PER_SECOND
  const samples = seconds * TRACED_SAMPLES_PER_SECOND
  const plan: Plan = {
    inputs: [{ path: files.input, formats: [...files.formats] }],
    graph: [
      ...(picture === null || size === null ? [] : [pictureGraph(picture, size, frames)]),
      ...(sound === null
        ? []
        : [
            `${soundPad(0, sound)}${onTheClock},aformat=sample_fmts=s16:sample_rates=${TRACED_SAMPLES_PER_SECOND}:channel_layouts=mono,atrim=end_sample=${samples}[samples]`,
          ]),
    ].join(';'),
    outputs: [
      ...(size === null
        ? []
        : [
            {
              path: files.frames,
              format: 'rawvideo',
              streams: [{ kind: 'encoded' as const, from: 'frames', codec: 'rawvideo' as const }],
            },
          ]),
      ...(sound === null
        ? []
        : [
            {
              path: files.samples,
              format: 's16le',
              streams: [{ kind: 'encoded' as const, from: 'samples', codec: 'pcm_s16le' as const }],
            },
          ]),
    ],
    limits: {
      ...filmLimits(seconds * FLICKS_PER_SECOND),
      // Short films are small work, which a warm engine does; a slow machine decodes the largest at a quarter of their speed.
      wallMs: seconds <= 60 ? 60_000 : seconds * 4_000,
      outBytes: (size?.width ?? 0) * (size?.height ?? 0) * frames + samples * BYTES_PER_SAMPLE + 2 ** 20,
    },
  }
  return { plan, size, hasSound: sound !== null }
}

function smallSize(picture: PictureTrack): PictureSize {
  return fitWithin(uprightSize(picture), { longSide: LONG_SIDE, shortSide: LONG_SIDE })
}

function pictureGraph(picture: PictureTrack, size: PictureSize, frames: number): string {
  const chain = [
    `fps=fps=${TRACED_FRAMES_PER_SECOND}:start_time=0`,
    ...uprightFilters(picture),
    `scale=${size.width}:${size.height}:flags=area:out_range=pc`,
    'setsar=1',
    'format=gray',
    `trim=end_frame=${frames}`,
  ]
  return `[0:v:${picture.ordinal}]${chain.join(',')}[frames]`
}

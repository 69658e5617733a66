import type { SoundTrack } from '../probe.ts'

/** Samples in one packet of AAC. */
const packetSamples = 1024

/** The last filters before the AAC encoder: one rate, one layout, one format, whole packets. */
export const soundForAac = [
  'aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo',
  `asetnsamples=n=${packetSamples}:p=0`,
]

/** Sound on the film's own clock: silence where it starts late or has holes. */
export const onTheClock = 'aresample=48000:async=1:first_pts=0'

export function soundPad(input: number, sound: SoundTrack): string {
  return `[${input}:a:${sound.ordinal}]`
}

export const aacStream = (from: string) => ({
  kind: 'encoded' as const,
  from,
  codec: 'aac' as const,
  options: { b: '160k', flags: '+bitexact' },
})

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

/** The beginning of a chain from a sound: its pad, and for a mixer's many microphones all of them in the middle. */
export function soundPad(input: number, { ordinal, channels, isPolyphonic }: SoundTrack): string {
  const pad = `[${input}:a:${ordinal}]`
  if (isPolyphonic !== true) return pad
  // So that together they are as loud as one of them, where each hears something else.
  const share = (1 / Math.sqrt(channels)).toFixed(4)
  const all = Array.from({ length: channels }, (_, channel) => `${share}*c${channel}`).join('+')
  return `${pad}pan=stereo|c0=${all}|c1=${all},`
}

export const aacStream = (from: string) => ({
  kind: 'encoded' as const,
  from,
  codec: 'aac' as const,
  options: { b: '160k', flags: '+bitexact' },
})

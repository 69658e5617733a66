import { createReadStream } from 'node:fs'
import { type Loudness, waveformPeaks } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND, type Flicks } from '@stagedoor/core/time'
import type { Report } from '../engine.ts'
import type { Plan } from '../plan.ts'
import type { SoundTrack } from '../probe.ts'
import { filmLimits } from './film-output.ts'
import { measuring, readLoudness } from './loudness.ts'
import { onTheClock, soundPad } from './sound-chain.ts'

const sampleRate = 8000
const bytesPerSample = 2

// Mixing channels down changes the level, and not equally in every engine: one or two channels stay what they are.
function channelsOf(track: SoundTrack): 1 | 2 {
  return track.channels === 1 ? 1 : 2
}

/** Where a film is, and where the samples of each of its sounds are to be written. */
export type SoundFiles = { input: string; formats: readonly string[]; outputs: readonly string[] }

const nameOf = (place: number): string => `sound${place}`

/**
 * One reading of all sounds: how loud each is, for `readLoudnesses`, and its raw 8 kHz samples, little-endian 16 bit, one
 * or two channels side by side, for `readPeaks`.
 */
export function measureSoundPlan(
  { tracks, duration }: { tracks: readonly SoundTrack[]; duration: Flicks },
  files: SoundFiles,
): Plan {
  const chains = tracks.map((track, place) => {
    const layout = channelsOf(track) === 1 ? 'mono' : 'stereo'
    const chain = [
      onTheClock,
      measuring(nameOf(place)),
      `aformat=sample_fmts=s16:sample_rates=${sampleRate}:channel_layouts=${layout}`,
    ]
    return `${soundPad(0, track)}${chain.join(',')}[${nameOf(place)}]`
  })
  return {
    inputs: [{ path: files.input, formats: [...files.formats] }],
    graph: chains.join(';'),
    outputs: tracks.map((_, place) => ({
      path: files.outputs[place] ?? '',
      format: 's16le',
      streams: [{ kind: 'encoded', from: nameOf(place), codec: 'pcm_s16le' }],
    })),
    limits: filmLimits(duration),
  }
}

/** How loud each sound is that a `measureSoundPlan` read, from what the engine wrote. */
export function readLoudnesses(
  { log }: Pick<Report, 'log'>,
  { tracks, duration }: { tracks: readonly SoundTrack[]; duration: Flicks },
): Loudness[] {
  return tracks.map((_, place) => readLoudness(log, { name: nameOf(place), duration }))
}

/** Loudest sample of each equal step, from 0 to 100. */
export type Waveform = { peaks: readonly number[]; everyFlicks: Flicks }

/** Peaks of a file of raw samples over the film's duration; steps behind the last sample are silent. */
export async function readPeaks(
  path: string,
  { track, duration }: { track: SoundTrack; duration: Flicks },
): Promise<Waveform> {
  const count = waveformPeaks(duration)
  const samples = Math.max(1, Math.ceil((duration * sampleRate) / FLICKS_PER_SECOND) * channelsOf(track))
  const loudest = new Float64Array(count)
  let at = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = rest.length === 0 ? (piece as Buffer) : Buffer.concat([rest, piece as Buffer])
    const whole = bytes.length - (bytes.length % bytesPerSample)
    for (let offset = 0; offset < whole; offset += bytesPerSample, at++) {
      const step = Math.min(count - 1, Math.floor((at * count) / samples))
      const size = Math.abs(bytes.readInt16LE(offset))
      if (size > (loudest[step] ?? 0)) loudest[step] = size
    }
    rest = bytes.subarray(whole)
  }
  return {
    peaks: Array.from(loudest, (size) => Math.min(100, Math.round((size * 100) / 32767))),
    everyFlicks: Math.max(1, Math.floor(duration / count)) as Flicks,
  }
}

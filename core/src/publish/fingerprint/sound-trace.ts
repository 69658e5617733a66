import {
  BANDS,
  HEARINGS_PER_SECOND,
  LONGEST_FINGERPRINT_SECONDS,
  type SoundTrace,
} from './film-fingerprint.ts'
import { powerSpectrum, SPECTRUM_SAMPLES } from './power-spectrum.ts'

/** Samples in a second of the sound that a trace is made of, one channel. */
export const TRACED_SAMPLES_PER_SECOND = 8000

const LOWEST_HZ = 100
const HIGHEST_HZ = 3800
const SPECTRA_PER_HEARING = 2
const HOP = TRACED_SAMPLES_PER_SECOND / HEARINGS_PER_SECOND / SPECTRA_PER_HEARING

const edges = Array.from({ length: BANDS + 1 }, (_, band) =>
  Math.round(
    (LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** (band / BANDS) * SPECTRUM_SAMPLES) / TRACED_SAMPLES_PER_SECOND,
  ),
)
// A sine of full scale under a Hann window puts (N/4)² into its line.
const FULL_SCALE = (SPECTRUM_SAMPLES / 4) ** 2

/**
 * Takes a film's samples piece by piece, from -32,768 to 32,767, and makes its sound trace: the level of bands equally
 * wide to the ear, as Haitsma and Kalker (2002) hear, but kept as levels, because a correlation of envelopes tells
 * sameness better than counting bits.
 */
export function soundTracer(): { add: (samples: Int16Array) => void; finish: () => SoundTrace | null } {
  const levels: number[] = []
  const spectrum = new Float64Array(BANDS)
  // The first hearing is centred on its own stretch: half a window of silence goes before the film.
  let waiting = new Float64Array((SPECTRUM_SAMPLES - HOP) / 2)
  let spectra = 0
  const hear = (window: Float64Array) => {
    const power = powerSpectrum(window)
    for (let band = 0; band < BANDS; band += 1) {
      for (let line = edges[band] as number; line < (edges[band + 1] as number); line += 1)
        spectrum[band] = (spectrum[band] as number) + (power[line] as number)
    }
    spectra += 1
    if (spectra === SPECTRA_PER_HEARING) settle()
  }
  const settle = () => {
    for (const sum of spectrum) levels.push(levelOf(sum / spectra))
    spectrum.fill(0)
    spectra = 0
  }
  return {
    add: (samples) => {
      if (levels.length >= LONGEST_FINGERPRINT_SECONDS * HEARINGS_PER_SECOND * BANDS)
        throw new RangeError('A fingerprint is made of an hour at most')
      const joined = new Float64Array(waiting.length + samples.length)
      joined.set(waiting)
      for (let at = 0; at < samples.length; at += 1)
        joined[waiting.length + at] = (samples[at] as number) / 32_768
      let from = 0
      for (; from + SPECTRUM_SAMPLES <= joined.length; from += HOP)
        hear(joined.subarray(from, from + SPECTRUM_SAMPLES))
      waiting = joined.slice(from)
    },
    finish: () => {
      if (spectra > 0) settle()
      return levels.length === 0 ? null : { count: levels.length / BANDS, levels: Uint8Array.from(levels) }
    },
  }
}

function levelOf(power: number): number {
  const decibels = 10 * Math.log10(power / FULL_SCALE + 1e-13)
  return Math.min(255, Math.max(0, Math.round((decibels + 127.5) * 2)))
}

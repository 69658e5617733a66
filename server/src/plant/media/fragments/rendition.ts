import type { Ladder } from '@stagedoor/core/ingest'
import type { Rate } from '@stagedoor/core/time'
import type { TrackDescription } from './describe-track.ts'
import type { ReadSample } from './read-samples.ts'
import { segmentBytes, type Sample } from './write-segment.ts'

/** Samples a second of every sound that we encode, and how many one packet of AAC holds. */
export const SOUND_RATE = 48_000
export const PACKET_SAMPLES = 1024

/** A finished segment: its bytes, and how long it lasts in units of its rendition (frames, or samples of sound). */
export type MadeSegment = { bytes: Buffer; units: number }

/** How the samples of one rendition become segments. */
export type Cutting = {
  /** Of the first sample that will come and is kept, counted over the whole film. */
  first: number
  /** Samples that come before it and are left out. */
  skip: number
  /** The sample with which a segment begins. */
  beginningOf: (segment: number) => number
  firstSegment: number
  /** Where this stretch of work ends; null at the end of the film. */
  untilSegment: number | null
}

/** The first packet of sound of a segment: the one that begins nearest to its first frame. */
export function packetAt(segment: number, { rate, framesPerSegment }: Ladder): number {
  return Math.round((segment * framesPerSegment * rate.den * SOUND_RATE) / (rate.num * PACKET_SAMPLES))
}

/** Gathers the samples of one rendition into segments whose times go on exactly, whatever file they came from. */
export class Rendition {
  readonly #cutting: Cutting
  readonly #ticks: number
  readonly #unitsPerSample: number
  readonly #rate: Rate | null
  #skip: number
  #place: number
  #segment: number
  #waiting: Sample[] = []

  /** `rate` is that of a picture; a sound has packets instead. */
  constructor(cutting: Cutting, rate: Rate | null) {
    this.#cutting = cutting
    this.#rate = rate
    this.#ticks = rate === null ? PACKET_SAMPLES : rate.den
    this.#unitsPerSample = rate === null ? PACKET_SAMPLES : 1
    this.#skip = cutting.skip
    this.#place = cutting.first
    this.#segment = cutting.firstSegment
  }

  /** Ticks a second of the segments' own clock. */
  get timescale(): number {
    return this.#rate?.num ?? SOUND_RATE
  }

  /** Takes samples in the order of their file and gives the segments that they complete. */
  *take(samples: readonly ReadSample[], track: TrackDescription): Generator<MadeSegment> {
    for (const sample of samples) {
      if (this.#skip > 0) this.#skip -= 1
      else if (!this.#isPastEnd()) {
        this.#waiting.push(this.#timed(sample, track))
        const { beginningOf } = this.#cutting
        if (this.#place + this.#waiting.length === beginningOf(this.#segment + 1)) yield this.#cut()
      }
    }
  }

  /** The last segment, which may be short. */
  *end(): Generator<MadeSegment> {
    if (this.#waiting.length > 0) yield this.#cut()
  }

  #isPastEnd(): boolean {
    const { untilSegment, beginningOf } = this.#cutting
    return untilSegment !== null && this.#place + this.#waiting.length >= beginningOf(untilSegment)
  }

  #timed({ bytes, isKey, offset, duration }: ReadSample, track: TrackDescription): Sample {
    if (this.#rate === null) return { bytes, isKey: true, offset: 0 }
    const { num, den } = this.#rate
    const isFirst = this.#waiting.length === 0
    const step = Math.round((track.timescale * den) / num)
    const frames = offset / step
    // A rung whose pictures do not keep its rate, or a segment that cannot be begun at, would stall every player.
    if (duration !== step || !Number.isInteger(frames) || (isFirst && (!isKey || frames !== 0)))
      throw new RangeError('pictures that do not keep their rate, or begin a segment without a key')
    return { bytes: withoutWords(bytes), isKey, offset: frames * den }
  }

  #cut(): MadeSegment {
    const samples = this.#waiting
    const bytes = segmentBytes({
      sequence: this.#segment + 1,
      decodeTime: this.#place * this.#ticks,
      sampleTicks: this.#ticks,
      samples,
    })
    this.#place += samples.length
    this.#segment += 1
    this.#waiting = []
    return { bytes, units: samples.length * this.#unitsPerSample }
  }
}

// ITU-T H.264, 7.4.1: slices; parameter sets are in the head, and messages are words of the encoder.
const isSlice = (unit: number): boolean => unit >= 1 && unit <= 5

/** The pictures of a sample without the encoder's messages beside them. */
function withoutWords(sample: Buffer): Buffer {
  const kept: Buffer[] = []
  for (let at = 0; at < sample.length;) {
    const end = at + 4 + sample.readUInt32BE(at)
    if (end > sample.length || end === at + 4) throw new RangeError('a picture that breaks off')
    if (isSlice(sample.readUInt8(at + 4) & 0x1f)) kept.push(sample.subarray(at, end))
    at = end
  }
  const [only, ...others] = kept
  if (only === undefined) throw new RangeError('a picture without anything to see')
  return others.length === 0 ? only : Buffer.concat(kept)
}

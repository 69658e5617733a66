import { turnOfMatrix } from './display-matrix.ts'
import type { QuarterTurn, StoredPicture } from '@stagedoor/core/ingest'
import { ticksToFlicks, type Flicks, type Rate } from '@stagedoor/core/time'
import type { Engine } from './engine.ts'
import { MediaFailure } from './engine.ts'
import type { RawProbe, RawStream } from './raw-probe.ts'

/** What a file of moving pictures or sound holds, as far as plans need it. */
export type Probe = {
  /** The first name of the demuxer that opened it, such as `mov`. */
  container: string
  /** Of the picture where there is one, else of the sound. */
  duration: Flicks
  picture: PictureTrack | null
  /** The first sound: what is heard, drawn and cut. */
  sound: SoundTrack | null
  /** Every sound that can be played, the first among them; a clean copy has them all. */
  sounds: readonly SoundTrack[]
  /** Every other stream, by kind and codec: none of them goes into a clean copy. */
  others: readonly string[]
}

export type PictureTrack = StoredPicture & {
  codec: string
  /** Its place among the picture streams, as pads count them. */
  ordinal: number
  turn: QuarterTurn
  /** Mirrored left to right before the turn. */
  isMirrored: boolean
  pixelFormat: string
  colour: RawStream['colour']
  dolbyVision: RawStream['dolbyVision']
  /** The rate that most frames keep. */
  rate: Rate
  /** Share of frames that come more than 2 % off that rate. */
  oddStepShare: number
  frames: number
  /** Packets can be taken over as they are: none hidden by an edit list, none out of order. */
  isPlain: boolean
  keyFrames: number
}

export type SoundTrack = {
  codec: string
  ordinal: number
  sampleRate: number
  channels: number
  /** Its channels are a mixer's microphones: nothing says for which loudspeakers they are. */
  isPolyphonic?: true
}

/** Above this share of odd steps a film is treated as having no constant rate. */
export const VARIABLE_RATE_SHARE = 0.02

/** Opens a file as one of the given formats only and describes it; `MediaFailure` `not-readable` when it holds neither picture nor sound. */
export async function probeMedia(engine: Engine, path: string, formats: readonly string[]): Promise<Probe> {
  return describeProbe(await engine.probe(path, formats))
}

export function describeProbe(raw: RawProbe): Probe {
  const pictures = raw.streams.filter(({ kind }) => kind === 'video')
  const sounds = raw.streams.filter(({ kind }) => kind === 'audio')
  const picture = pictures.find((stream) => !stream.isAttachedPicture && stream.width > 0)
  const sound = sounds.find(isSounding)
  const playable = sounds.filter(
    (stream) => stream === sound || (isSounding(stream) && decodedEverywhere.test(stream.codec)),
  )
  if (picture === undefined && sound === undefined)
    throw new MediaFailure('not-readable', 'the file holds no picture and no sound')
  if (raw.packets === null)
    throw new MediaFailure('not-readable', 'the file announces a picture or sound and holds none')
  const others = raw.streams.filter((stream) => stream !== picture && !playable.includes(stream))
  const tracks = playable.map((stream) => describeSound(stream, sounds.indexOf(stream)))
  return {
    container: raw.format.split(',')[0] ?? raw.format,
    duration: raw.packets.duration,
    picture: picture === undefined ? null : describePicture(picture, pictures.indexOf(picture), raw.packets),
    sound: tracks[0] ?? null,
    sounds: tracks,
    others: others.map((stream) => `${stream.isAttachedPicture ? 'cover' : stream.kind} ${stream.codec}`),
  }
}

// A second track that an engine cannot decode must not cost the film: it stays behind, named among the others.
const decodedEverywhere = /^(aac|mp2|mp3|e?ac3|alac|opus|flac|vorbis|pcm_\w+|wmav[12]|amr_[nw]b)$/

function isSounding({ codec, sampleRate }: RawStream): boolean {
  return codec !== 'none' && sampleRate > 0
}

// The engines know how to mix what cinemas and televisions play; more channels than these are microphones.
const MOST_LOUDSPEAKERS = 8

function describeSound(
  { codec, sampleRate, channels, namesLoudspeakers }: RawStream,
  ordinal: number,
): SoundTrack {
  const isPolyphonic = channels > MOST_LOUDSPEAKERS || (channels > 2 && !namesLoudspeakers)
  return { codec, ordinal, sampleRate, channels, ...(isPolyphonic ? { isPolyphonic: true as const } : {}) }
}

function describePicture(
  stream: RawStream,
  ordinal: number,
  packets: NonNullable<RawProbe['packets']>,
): PictureTrack {
  return {
    codec: stream.codec,
    ordinal,
    width: stream.width,
    height: stream.height,
    pixelShape: stream.sampleAspect,
    ...turnOfMatrix(stream.displayMatrix),
    pixelFormat: stream.pixelFormat,
    colour: stream.colour,
    dolbyVision: stream.dolbyVision,
    rate: settledRate(stream, packets),
    oddStepShare: packets.oddStepShare,
    frames: packets.count,
    isPlain: packets.hidden === 0 && packets.isInOrder,
    keyFrames: packets.keyFrames,
  }
}

const usualRates: readonly Rate[] = [
  [24000, 1001],
  [24, 1],
  [25, 1],
  [30000, 1001],
  [30, 1],
  [48, 1],
  [50, 1],
  [60000, 1001],
  [60, 1],
  [100, 1],
  [120000, 1001],
  [120, 1],
].map(([num = 0, den = 1]) => ({ num, den }))

// Coarse time bases and uneven phones blur the rate; the usual one within half a per cent of the step is meant.
function settledRate(stream: RawStream, packets: NonNullable<RawProbe['packets']>): Rate {
  const average = stream.averageRate
  if (packets.oddStepShare <= VARIABLE_RATE_SHARE && average.num > 0 && isSane(average))
    return snapped(average)
  if (packets.commonStep > 0) {
    const second = ticksToFlicks(1, { num: 1, den: 1 })
    return snapped({ num: second, den: packets.commonStep })
  }
  return average.num > 0 && isSane(average) ? snapped(average) : { num: 25, den: 1 }
}

function snapped(rate: Rate): Rate {
  const near = usualRates.toSorted((a, b) => distance(a, rate) - distance(b, rate))[0]
  if (near !== undefined && distance(near, rate) < 0.0004) return near
  const loose = usualRates.find((usual) => distance(usual, rate) < 0.005)
  if (loose !== undefined && rate.num > 1_000_000) return loose
  return rate
}

function isSane(rate: Rate): boolean {
  return rate.num / rate.den >= 0.1 && rate.num / rate.den <= 1000
}

function distance(a: Rate, b: Rate): number {
  return Math.abs((a.num * b.den) / (a.den * b.num) - 1)
}

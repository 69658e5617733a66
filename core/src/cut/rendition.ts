import { FLICKS_PER_SECOND, type Flicks, type Rate } from '../time/index.ts'

/**
 * A copy of a render for a place that takes less: the same film, H.264 and AAC in an MP4 that plays while it comes,
 * within these bounds.
 */
export interface RenditionSpec {
  /** Even, as the height is. */
  readonly width: number
  readonly height: number
  /** Frames a second; null keeps the film's own. */
  readonly rate: Rate | null
  readonly mostBytes: number
}

/** What the sound of a rendition takes, in bits a second. */
export const RENDITION_SOUND_BITS = 128_000

// The index of an MP4 has some thirty bytes for each frame and each packet of sound; measured below this.
const INDEX_BITS = 16_000
// The AAC encoder keeps to its rate over a whole film, not within each second.
const SOUND_MARGIN = 1.05

/**
 * What the picture of a rendition may take at most, in bits a second, so that the file stays within its bytes: the
 * buffer of the encoder lets one second's worth more pass. Zero or less where nothing is left for a picture.
 */
export function pictureBits({
  mostBytes,
  durationFlicks,
  hasSound,
}: {
  readonly mostBytes: number
  readonly durationFlicks: Flicks
  readonly hasSound: boolean
}): number {
  const seconds = durationFlicks / FLICKS_PER_SECOND
  const beside = seconds * (INDEX_BITS + (hasSound ? RENDITION_SOUND_BITS * SOUND_MARGIN : 0))
  return Math.floor((mostBytes * 8 - beside) / (seconds + 1))
}

/** What a film's bytes say of its picture, in bits a second; never less than a tenth of them. */
export function pictureBitsOf({
  sizeBytes,
  durationFlicks,
  hasSound,
}: {
  readonly sizeBytes: number
  readonly durationFlicks: Flicks
  readonly hasSound: boolean
}): number {
  const all = (sizeBytes * 8) / (durationFlicks / FLICKS_PER_SECOND)
  return Math.max(all / 10, hasSound ? all - RENDITION_SOUND_BITS : all)
}

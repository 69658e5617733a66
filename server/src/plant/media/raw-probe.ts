import type { Flicks } from '@stagedoor/core/time'
import type { Fraction } from './flicks.ts'

/** What an engine read from a file, in the same words for both engines. */
export type RawProbe = {
  /** The demuxer's own list of names, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  format: string
  tags: Record<string, string>
  streams: readonly RawStream[]
  /** Of the first video stream, else of the first audio stream. */
  packets: PacketStatistics | null
}

export type RawStream = {
  index: number
  /** The number that the file itself gives it, such as the item of a HEIC picture; 0 where it gives none. */
  id: number
  kind: 'video' | 'audio' | 'subtitle' | 'data' | 'attachment'
  codec: string
  timeBase: Fraction
  tags: Record<string, string>
  /** A cover picture inside a sound file. */
  isAttachedPicture: boolean
  width: number
  height: number
  pixelFormat: string
  sampleAspect: Fraction
  averageRate: Fraction
  /** Nine numbers, the outer two columns 16.16 and the last 2.30 fixed point; null where the file has none. */
  displayMatrix: readonly number[] | null
  colour: { range: string; primaries: string; transfer: string; matrix: string }
  /** The profile, and what the picture is without the maker's own decoder: 0 nothing, 1 PQ, 2 SDR, 4 HLG. */
  dolbyVision: { profile: number; compatibility: number } | null
  sampleRate: number
  channels: number
  /** The file says for which loudspeaker each of its channels is. */
  namesLoudspeakers: boolean
}

export type PacketStatistics = {
  stream: number
  /** Packets that are shown. */
  count: number
  /** Packets that an edit list hides: footage that was trimmed away and is still in the file. */
  hidden: number
  /** Whether decoding times only ever grow. */
  isInOrder: boolean
  keyFrames: number
  /** From the first shown moment to the end of the last packet. */
  duration: Flicks
  /** The most common distance between two shown moments. */
  commonStep: Flicks
  /** Share of distances that lie more than 2 % off the most common one. */
  oddStepShare: number
}

import type { Rate } from '../time/index.ts'
import { fitWithin } from './proxy-plan.ts'
import { uprightSize, type PictureSize, type StoredPicture } from './upright.ts'

/** Names of the rungs of a ladder, by the short side of a 16:9 picture that fills them. */
export type RungName = '1080' | '720' | '480' | '360'

/** One rendition of a ladder: upright, square pixels, even sides, never larger than its source. */
export interface Rung extends PictureSize {
  readonly name: RungName
  /** Constant quality as x264 counts it: lower is better. */
  readonly crf: number
  /** Bits a second that no stretch of a second is above. */
  readonly peakBitrate: number
}

/** What a film is made into so that it plays at any speed of line: rungs that can be changed at every segment. */
export interface Ladder {
  readonly rungs: readonly Rung[]
  /** The constant rate of all rungs. */
  readonly rate: Rate
  readonly framesPerSegment: number
  /** Frames from one key frame to the next; a segment holds one such stretch or two. */
  readonly framesPerKey: number
}

const CLASSES: readonly (Omit<Rung, keyof PictureSize> & { longSide: number; shortSide: number })[] = [
  { name: '1080', longSide: 1920, shortSide: 1080, crf: 23, peakBitrate: 6_000_000 },
  { name: '720', longSide: 1280, shortSide: 720, crf: 23, peakBitrate: 3_500_000 },
  { name: '480', longSide: 854, shortSide: 480, crf: 23, peakBitrate: 1_800_000 },
  { name: '360', longSide: 640, shortSide: 360, crf: 23, peakBitrate: 900_000 },
]
const SEGMENT_SECONDS = 2
// Two rungs that a viewer cannot tell apart cost an encode for nothing.
const TELLING_SHARE = 0.8

/**
 * Plans a ladder: of the wanted classes those that the picture fills, from large to small, and one at least. With
 * `keysPerSegment` 2 a film has a key frame each second, which makes looking for a moment quick.
 */
export function planLadder(
  picture: StoredPicture,
  rate: Rate,
  {
    classes = ['1080', '720', '480', '360'],
    keysPerSegment = 1,
  }: { classes?: readonly RungName[]; keysPerSegment?: 1 | 2 } = {},
): Ladder {
  const size = uprightSize(picture)
  const rungs: Rung[] = []
  for (const { name, crf, peakBitrate, ...limits } of CLASSES) {
    if (!classes.includes(name)) continue
    const rung = { name, ...fitWithin(size, limits), crf, peakBitrate }
    const above = rungs.at(-1)
    if (above === undefined || areaOf(rung) <= areaOf(above) * TELLING_SHARE) rungs.push(rung)
  }
  const framesPerKey = Math.max(1, Math.round((rate.num * SEGMENT_SECONDS) / (rate.den * keysPerSegment)))
  return { rungs, rate, framesPerKey, framesPerSegment: framesPerKey * keysPerSegment }
}

const areaOf = ({ width, height }: PictureSize): number => width * height

/** How many segments the first pieces of a ladder hold, each piece being one file: a person waits for the first only. */
const FIRST_PIECES = [1, 2, 4, 8]
const LATER_PIECE = 15

/** The segments of one piece, half-open, by the place of the piece from 0. */
export function segmentsOfPiece(piece: number): { from: number; until: number } {
  const [first, count] = FIRST_PIECES.slice(0, piece).reduce<[number, number]>(
    ([sum, places], own) => [sum + own, places + 1],
    [0, 0],
  )
  const from = first + (piece - count) * LATER_PIECE
  return { from, until: from + (FIRST_PIECES[piece] ?? LATER_PIECE) }
}

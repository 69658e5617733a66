import {
  beginFollowing,
  type Follower,
  followInto,
  type Losing,
  simplifyTrack,
} from '@stagedoor/core/clearance/marking'
import { type Flicks, flicks, type TimeRange } from '@stagedoor/core/time'
import type { Box, BoxTrack, KeyedBox } from '@stagedoor/core/timeline'
import type { Look, TimedFrame } from './track-frames.ts'

/** What following brought: where it was found and with which few boxes, why not further, and the least it was sure. */
export interface FollowedBox {
  readonly found: TimeRange
  readonly boxes: BoxTrack
  readonly lostBefore: Losing | null
  readonly lostAfter: Losing | null
  readonly confidence: number
}

/** A box drawn by hand, and the stretch in which it is to be followed. */
export interface DrawnBox {
  readonly at: Flicks
  readonly box: Box
  readonly range: TimeRange
}

type Frames = (look: Look, signal: AbortSignal) => AsyncGenerator<TimedFrame>

// Faces of a twentieth of the frame are sixteen pixels wide then, and a frame costs a few milliseconds.
const LONG_SIDE = 320
// A box may be wider than what it holds by this share of the frame, and never narrower.
const TOLERANCE = 0.006

/** Follows a drawn box both ways through its stretch; `told` hears how many flicks are done. */
export async function followDrawnBox(
  frames: Frames,
  { at, box, range }: DrawnBox,
  { signal, told }: { signal: AbortSignal; told: (done: number) => void },
): Promise<FollowedBox> {
  const forwards = { range: { from: at, to: range.to }, backwards: false }
  const after = await followOneWay(
    frames,
    { ...forwards, box },
    {
      signal,
      told: (moment) => told(moment - at),
    },
  )
  const backwards = { range: { from: range.from, to: at }, backwards: true }
  const before = await followOneWay(
    frames,
    { ...backwards, box },
    {
      signal,
      told: (moment) => told(range.to - moment),
    },
  )
  const drawn: KeyedBox = { at, box }
  const [head = drawn, ...rest] = [...before.boxes.toReversed(), drawn, ...after.boxes]
  // Where it was lost, the last box that was found ends what was followed: the frame after it holds nothing known.
  const found = {
    from: before.lost === null ? range.from : head.at,
    to: after.lost === null ? range.to : flicks((rest.at(-1)?.at ?? at) + 1),
  }
  return {
    found,
    boxes: simplifyTrack([head, ...rest], TOLERANCE),
    lostBefore: before.lost,
    lostAfter: after.lost,
    confidence: Math.min(before.confidence, after.confidence),
  }
}

interface OneWay {
  readonly boxes: readonly KeyedBox[]
  readonly lost: Losing | null
  readonly confidence: number
}

async function followOneWay(
  frames: Frames,
  { box, ...way }: Omit<Look, 'longSide'> & { readonly box: Box },
  { signal, told }: { signal: AbortSignal; told: (moment: number) => void },
): Promise<OneWay> {
  const boxes: KeyedBox[] = []
  let confidence = 1
  if (way.range.from >= way.range.to) return { boxes, lost: null, confidence }
  let follower: Follower | null = null
  for await (const { at, frame } of frames({ ...way, longSide: LONG_SIDE }, signal)) {
    signal.throwIfAborted()
    if (follower === null) {
      const begun = beginFollowing(frame, box)
      if ('kind' in begun) return { boxes, lost: begun.why, confidence: 0 }
      follower = begun
      continue
    }
    const step = followInto(follower, frame)
    if (step.kind === 'lost') return { boxes, lost: step.why, confidence }
    follower = step.follower
    confidence = Math.min(confidence, step.confidence)
    boxes.push({ at, box: step.box })
    told(at)
  }
  return { boxes, lost: null, confidence }
}

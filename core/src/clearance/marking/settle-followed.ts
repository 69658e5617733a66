import { flicks, type Flicks, lengthOf, type TimeRange } from '../../time/index.ts'
import { boxAt, type BoxTrack, type KeyedBox } from '../../timeline/index.ts'
import type { Region } from '../appearance.ts'

/** A stretch of an appearance with what is known of its place there. */
export interface Piece {
  readonly range: TimeRange
  readonly region: Region
}

/** What following a box brought: the stretch it was asked for, the part in which it was found, and the boxes there. */
export interface Followed {
  readonly asked: TimeRange
  readonly found: TimeRange
  readonly boxes: BoxTrack
}

/**
 * An appearance after following: first the piece that holds the followed part (and keeps the mark's identity), then the
 * others. Where the subject was lost nothing is known of its place, so those stretches carry no box; before and after
 * what was asked for, the mark stays as it was.
 */
export function settleFollowed(mark: Piece, { asked, found, boxes }: Followed): readonly [Piece, ...Piece[]] {
  const before = piece(mark.range.from, asked.from, mark.region)
  const after = piece(asked.to, mark.range.to, mark.region)
  const joinsBefore = before !== null && before.region.kind === 'boxes' && found.from === asked.from
  const joinsAfter = after !== null && after.region.kind === 'boxes' && found.to === asked.to
  const keys = [
    ...(joinsBefore ? keysUntil(before.region.boxes, found.from) : []),
    ...boxes.filter(({ at }) => at >= found.from && at <= found.to),
    ...(joinsAfter ? keysFrom(after.region.boxes, found.to) : []),
  ]
  const main: Piece = {
    range: {
      from: joinsBefore ? before.range.from : found.from,
      to: joinsAfter ? after.range.to : found.to,
    },
    region: { kind: 'boxes', boxes: inOrder(keys, boxes) },
  }
  const lost = { kind: 'not-drawn' } as const
  const others = [
    joinsBefore ? null : before,
    piece(asked.from, found.from, lost),
    piece(found.to, asked.to, lost),
    joinsAfter ? null : after,
  ].filter((other) => other !== null)
  return [main, ...others]
}

function piece(from: Flicks, to: Flicks, region: Region): Piece | null {
  const range = { from, to }
  return from < to && lengthOf(range) > 0 ? { range, region } : null
}

// Where two tracks meet, each keeps its place up to the meeting: a line from one to the other would cut across.
function keysUntil(track: BoxTrack, end: Flicks): KeyedBox[] {
  const last = flicks(end - 1)
  return [...track.filter(({ at }) => at < last), { at: last, box: boxAt(track, last) }]
}

function keysFrom(track: BoxTrack, start: Flicks): KeyedBox[] {
  const first = flicks(start + 1)
  return [{ at: first, box: boxAt(track, first) }, ...track.filter(({ at }) => at > first)]
}

function inOrder(keys: readonly KeyedBox[], fallback: BoxTrack): BoxTrack {
  const sorted = keys.filter(({ at }, index) => index === 0 || keys[index - 1]!.at < at)
  const [head, ...rest] = sorted
  return head ? [head, ...rest] : fallback
}

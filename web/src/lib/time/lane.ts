import type { JudgedKind, SubjectKind } from '#lib/verdict/verdict.ts'

/** One stretch of a lane: half-open media time, its verdict, the short words on it. */
export type Segment = { key: string; from: number; to: number; kind: JudgedKind; words: string }

/** One subject's line under the picture. */
export type Lane = { key: string; name: string; subject: SubjectKind; segments: Segment[] }

/** One image of many frames, evenly over the whole length, row after row. */
export type Filmstrip = {
  src: string
  frames: number
  columns: number
  frameWidth: number
  frameHeight: number
}

/** Edges of all concerns in order of time, for `[` and `]`. */
export const concernsOf = (lanes: Lane[]): { at: number; key: string }[] =>
  lanes
    .flatMap(({ segments }) => segments)
    .filter(({ kind }) => kind !== 'cleared')
    .map(({ from, key }) => ({ at: from, key }))
    .toSorted((a, b) => a.at - b.at)

import type { Flicks } from '../time/index.ts'

/** A stretch of a cut that has a name: from its moment, in cut time, until the next chapter or the cut's end. */
export interface Chapter {
  readonly at: Flicks
  readonly title: string
}

/** The largest list of chapters that is read, in characters as code units. */
export const CHAPTERS_LONGEST = 20_000
/** The most chapters that a cut can have. */
export const CHAPTERS_MOST = 100
/** The longest title of a chapter, in characters as code units. */
export const CHAPTER_LONGEST = 80

/** Why a line is not taken as a chapter. */
export type ChapterRefusal =
  | 'too-large'
  | 'too-many-chapters'
  | 'no-time'
  | 'bad-time'
  | 'no-title'
  | 'title-too-long'
  | 'same-time'
  | 'after-the-end'

/** A line that is not taken, counted from 1. */
export interface ChapterFault {
  readonly line: number
  readonly because: ChapterRefusal
}

/** What a list of chapters holds, in order of time; a refusal names every line to look at. */
export type Chapters =
  | { readonly kind: 'read'; readonly chapters: readonly Chapter[] }
  | { readonly kind: 'refused'; readonly faults: readonly ChapterFault[] }

import { flicksToSeconds } from '../time/index.ts'
import type { FilmFacts } from './post-plan.ts'

// A modest line from a flat or a set: 8 megabits a second.
const BYTES_PER_SECOND = 1_000_000
const MINUTE_MS = 60_000

/** The least that material is handed over ahead, in milliseconds: long enough for a platform to work on a film, short enough that little changes its mind. */
export const LEAST_AHEAD_MS = 30 * MINUTE_MS

// The shortest-lived of what platforms keep unseen, an Instagram container and an upload at X, lives a day.
const MOST_AHEAD_MS = 12 * 60 * MINUTE_MS

/**
 * About how long a film is on its way to a platform and worked on there, in milliseconds: its bytes over a modest line, and
 * as long as it plays. An estimate to plan by; no platform promises any.
 */
export function handOverMs({
  sizeBytes,
  durationFlicks,
}: Pick<FilmFacts, 'sizeBytes' | 'durationFlicks'>): number {
  return Math.ceil((sizeBytes / BYTES_PER_SECOND + flicksToSeconds(durationFlicks)) * 1000)
}

/** How long before its moment a film is handed over where it may lie there ahead, in milliseconds: twice what it takes. */
export function leadMs(film: Pick<FilmFacts, 'sizeBytes' | 'durationFlicks'>): number {
  return Math.min(Math.max(LEAST_AHEAD_MS, 2 * handOverMs(film)), MOST_AHEAD_MS)
}

// What is late by less is not worth a word.
const WORTH_TELLING_MS = 5 * MINUTE_MS

/** By how much a film will about be late that is handed over so long before its moment, in milliseconds; null where it is not, or hardly. */
export function lateBy(
  film: Pick<FilmFacts, 'sizeBytes' | 'durationFlicks'>,
  { aheadMs }: { readonly aheadMs: number },
): number | null {
  const late = handOverMs(film) - aheadMs
  return late < WORTH_TELLING_MS ? null : late
}

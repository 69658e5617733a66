import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { Temporal as Calendar } from '@js-temporal/polyfill'

// This runtime has no Temporal of its own; the library brings one whose shapes are those of the language's own types.

/** A moment as ActivityStreams has it. */
export const momentOf = (ms: number): Temporal.Instant =>
  Calendar.Instant.fromEpochMilliseconds(ms) as unknown as Temporal.Instant

/** A length as ActivityStreams has it. */
export const lengthOf = (flicks: number): Temporal.Duration =>
  Calendar.Duration.from({ seconds: Math.round(flicks / FLICKS_PER_SECOND) }) as unknown as Temporal.Duration

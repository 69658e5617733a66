/** Time: media time in flicks, moments of the world, and how both are said. */
export {
  FLICKS_PER_SECOND,
  LONGEST_FLICKS,
  flicks,
  flicksToSeconds,
  flicksToTicks,
  secondsToFlicks,
  ticksToFlicks,
} from './flicks.ts'
export type { Flicks } from './flicks.ts'
export { contains, lengthOf, overlaps, timeRange } from './time-range.ts'
export type { TimeRange } from './time-range.ts'
export { containsAll, intersect, joinGaps, normalise, subtract, totalOf, unite } from './range-set.ts'
export type { RangeSet } from './range-set.ts'
export { flicksToFrame, frameToFlicks, rate } from './rate.ts'
export type { Rate } from './rate.ts'
export { canDropFrames, formatTimecode, parseTimecode } from './timecode.ts'
export type { TimecodeCount } from './timecode.ts'
export { addDays, addMonths, daysBetween, weekdayOf, weekOf, weeksOfMonth } from './civil-day.ts'
export { addDelay } from './delay.ts'
export type { Delay } from './delay.ts'
export { instant, isWithin, parseInstant, toIso } from './instant.ts'
export type { Instant, Window } from './instant.ts'
export { isZone, localOf, resolveLocal } from './zone.ts'
export type { LocalDateTime, LocalTimeRule, ResolvedLocal } from './zone.ts'
export { vttTime } from './vtt-time.ts'
export { formatClock, formatDay, formatFlicks, formatInstant, formatRange } from './format.ts'

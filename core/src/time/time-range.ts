import { type Flicks, flicks } from './flicks.ts'

/** A half-open stretch of media time: `from` belongs to it, `to` does not. */
export interface TimeRange {
  readonly from: Flicks
  readonly to: Flicks
}

/** Makes a range from two whole numbers of flicks; throws RangeError unless `from` lies before `to`. */
export function timeRange(from: number, to: number): TimeRange {
  if (!(from < to)) throw new RangeError(`A range must begin before it ends: ${from} to ${to}`)
  return { from: flicks(from), to: flicks(to) }
}

/** How long a range is, in flicks. */
export function lengthOf(range: TimeRange): Flicks {
  return (range.to - range.from) as Flicks
}

/** Whether a moment of media time lies in a range; its own end does not. */
export function contains(range: TimeRange, at: Flicks): boolean {
  return range.from <= at && at < range.to
}

/** Whether two ranges share at least one flick. */
export function overlaps(a: TimeRange, b: TimeRange): boolean {
  return a.from < b.to && b.from < a.to
}

import type { Flicks } from './flicks.ts'
import type { TimeRange } from './time-range.ts'

/** A set of media time as sorted ranges that neither overlap nor touch; what every operation here returns. */
export type RangeSet = readonly TimeRange[]

/** The union of any ranges as a range set: sorted, empty ones dropped, overlapping and touching ones united. */
export function normalise(ranges: readonly TimeRange[]): RangeSet {
  return joinGaps(ranges, 0 as Flicks)
}

/** The union in which gaps no longer than `longestGap` flicks are closed as well. */
export function joinGaps(ranges: readonly TimeRange[], longestGap: Flicks): RangeSet {
  const sorted = ranges.filter((range) => range.from < range.to).sort((a, b) => a.from - b.from)
  const joined: { from: Flicks; to: Flicks }[] = []
  for (const range of sorted) {
    const last = joined.at(-1)
    if (last && range.from - last.to <= longestGap) last.to = Math.max(last.to, range.to) as Flicks
    else joined.push({ from: range.from, to: range.to })
  }
  return joined
}

/** What lies in either set. */
export function unite(a: RangeSet, b: RangeSet): RangeSet {
  return a.length === 0 ? b : b.length === 0 ? a : normalise([...a, ...b])
}

/** What lies in both sets. */
export function intersect(a: RangeSet, b: RangeSet): RangeSet {
  const common: TimeRange[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] as TimeRange
    const right = b[j] as TimeRange
    const from = Math.max(left.from, right.from) as Flicks
    const to = Math.min(left.to, right.to) as Flicks
    if (from < to) common.push({ from, to })
    if (left.to < right.to) i += 1
    else j += 1
  }
  return common
}

/** What lies in the first set and not in the second. */
export function subtract(a: RangeSet, b: RangeSet): RangeSet {
  if (b.length === 0) return a
  const left: TimeRange[] = []
  let j = 0
  for (const range of a) {
    let from = range.from
    while (j < b.length && (b[j] as TimeRange).to <= from) j += 1
    for (let k = j; k < b.length && (b[k] as TimeRange).from < range.to; k += 1) {
      const hole = b[k] as TimeRange
      if (hole.from > from) left.push({ from, to: hole.from })
      from = Math.max(from, hole.to) as Flicks
    }
    if (from < range.to) left.push({ from, to: range.to })
  }
  return left
}

/** Whether the first set holds every flick of the second. */
export function containsAll(a: RangeSet, b: RangeSet): boolean {
  return subtract(b, a).length === 0
}

/** The length of a set, in flicks. */
export function totalOf(set: RangeSet): Flicks {
  return set.reduce((sum, range) => sum + (range.to - range.from), 0) as Flicks
}

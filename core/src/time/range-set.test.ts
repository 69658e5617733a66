import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  containsAll,
  type Flicks,
  intersect,
  joinGaps,
  normalise,
  type RangeSet,
  subtract,
  timeRange,
  totalOf,
  unite,
} from './index.ts'

const DAY = 24
const anySet = fc
  .array(fc.tuple(fc.nat(DAY - 1), fc.integer({ min: 1, max: 6 })), { maxLength: 5 })
  .map((ranges) => normalise(ranges.map(([from, length]) => timeRange(from, from + length))))

function ticksOf(set: RangeSet): ReadonlySet<number> {
  return new Set(
    Array.from({ length: DAY + 8 }, (_, i) => i).filter((tick) =>
      set.some((range) => contains(range, tick as Flicks)),
    ),
  )
}

describe('a range', () => {
  test('does not contain its own end', () => {
    expect(contains(timeRange(3, 7), 3 as Flicks)).toBe(true)
    expect(contains(timeRange(3, 7), 7 as Flicks)).toBe(false)
  })

  test('begins before it ends', () => {
    expect(() => timeRange(7, 7)).toThrow(RangeError)
  })
})

describe('a set of ranges', () => {
  test('is the same as its ticks, whatever is done with it', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const [left, right] = [ticksOf(a), ticksOf(b)]
        expect(ticksOf(unite(a, b))).toEqual(left.union(right))
        expect(ticksOf(intersect(a, b))).toEqual(left.intersection(right))
        expect(ticksOf(subtract(a, b))).toEqual(left.difference(right))
        expect(containsAll(a, b)).toBe(right.isSubsetOf(left))
        expect(totalOf(a)).toBe(left.size)
      }),
    )
  })

  test('stays sorted, with no range touching the next', () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        for (const set of [unite(a, b), intersect(a, b), subtract(a, b)]) expect(normalise(set)).toEqual(set)
      }),
    )
  })

  test('closes gaps no longer than asked, and no others', () => {
    expect(joinGaps([timeRange(0, 2), timeRange(5, 6), timeRange(10, 11)], 3 as Flicks)).toEqual([
      timeRange(0, 6),
      timeRange(10, 11),
    ])
  })
})

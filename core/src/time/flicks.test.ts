import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  flicks,
  FLICKS_PER_SECOND,
  flicksToSeconds,
  flicksToTicks,
  LONGEST_FLICKS,
  secondsToFlicks,
  ticksToFlicks,
} from './index.ts'

test('flicks hold 147 days exactly, and no more', () => {
  expect(flicksToSeconds(LONGEST_FLICKS) / 86_400).toBeGreaterThan(147)
  expect(() => flicks(LONGEST_FLICKS + 1)).toThrow(RangeError)
  expect(() => flicks(0.5)).toThrow(RangeError)
})

test.each([24, 25, 30, 48, 50, 60, 90, 120])(
  'a frame at %i a second, and at 1000/1001 of it, is a whole number of flicks',
  (fps) => {
    expect(FLICKS_PER_SECOND % fps).toBe(0)
    expect((FLICKS_PER_SECOND * 1001) % (fps * 1000)).toBe(0)
  },
)

test.each([600, 90_000, 44_100, 48_000, 96_000])(
  'a tick of 1/%i s is a whole number of flicks, there and back',
  (ticks) => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (count) => {
        const timeBase = { num: 1, den: ticks }
        expect(ticksToFlicks(count, timeBase)).toBe(count * (FLICKS_PER_SECOND / ticks))
        expect(flicksToTicks(ticksToFlicks(count, timeBase), timeBase)).toBe(count)
      }),
    )
  },
)

test('what does not divide evenly is rounded to the nearest, halves up', () => {
  expect(ticksToFlicks(1, { num: 1, den: FLICKS_PER_SECOND * 2 })).toBe(1)
  expect(ticksToFlicks(-1, { num: 1, den: FLICKS_PER_SECOND * 2 })).toBe(0)
  expect(secondsToFlicks(3.2)).toBe(2_257_920_000)
})

import fc from 'fast-check'
import { FLICKS_PER_SECOND, flicks, timeRange } from '@stagedoor/core/time'
import { boxAt, type BoxTrack } from '@stagedoor/core/timeline'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { placeOf } from './hidden-area.ts'
import { keyedExpression } from './keyed-expression.ts'
import { wholeFrames } from './whole-frames.ts'

const size = { width: 1280, height: 720 }

/** The engines' expressions, read by JavaScript: the same words with the same meaning. */
function valueAt(expression: string, t: number): number {
  const words = {
    t,
    gte: (a: number, b: number): number => Number(a >= b),
    lt: (a: number, b: number): number => Number(a < b),
    clip: (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value)),
    floor: Math.floor,
  }
  return Number(runInNewContext(expression, words))
}

const share = fc.integer({ min: 0, max: 1000 }).map((value) => value / 1000)
const track = fc
  .array(
    fc.record({ at: fc.integer({ min: 0, max: 10_000 }), x: share, y: share, width: share, height: share }),
    { minLength: 1, maxLength: 8 },
  )
  .map(
    (keys) =>
      keys
        .toSorted((a, b) => a.at - b.at)
        .filter(({ at }, index, all) => index === 0 || at !== all[index - 1]?.at)
        .map(({ at, x, y, width, height }) => ({
          at: flicks((at * FLICKS_PER_SECOND) / 1000),
          box: {
            x: x * 0.9,
            y: y * 0.9,
            width: 0.02 + width * (0.98 - x * 0.9),
            height: 0.02 + height * (0.98 - y * 0.9),
          },
        })) as unknown as BoxTrack,
  )

test('the hidden place holds the moving box at every moment, wherever it goes', () => {
  fc.assert(
    fc.property(
      track,
      fc.integer({ min: 0, max: 11_000 }),
      fc.integer({ min: 0, max: 5_000 }),
      (boxes, at, from) => {
        const fromFlicks = (from * FLICKS_PER_SECOND) / 1000
        const place = placeOf(boxes, { fromFlicks, size, frameFlicks: 0 })
        const [x, y] = [place.x, place.y].map((expression) => valueAt(expression, (at - from) / 1000))
        const box = boxAt(boxes, flicks((at * FLICKS_PER_SECOND) / 1000))
        const [left, top] = [box.x * size.width, box.y * size.height]
        expect(x ?? NaN).toBeLessThanOrEqual(left + 0.01)
        expect(y ?? NaN).toBeLessThanOrEqual(top + 0.01)
        expect((x ?? NaN) + place.width).toBeGreaterThanOrEqual(
          Math.min(size.width, left + box.width * size.width) - 0.01,
        )
        expect((y ?? NaN) + place.height).toBeGreaterThanOrEqual(
          Math.min(size.height, top + box.height * size.height) - 0.01,
        )
      },
    ),
  )
})

test('a track of hundreds of keys stays one flat sum', () => {
  const keys = Array.from({ length: 400 }, (_, index) => ({ atFlicks: index * 1000, value: index % 7 }))
  const depth = keyedExpression(keys)
    .split('')
    .reduce(
      ({ now, most }, letter) => {
        const next = letter === '(' ? now + 1 : letter === ')' ? now - 1 : now
        return { now: next, most: Math.max(most, next) }
      },
      { now: 0, most: 0 },
    )
  expect(depth.most).toBeLessThan(6)
})

test('joins lie where exact time puts them, however many clips came before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 40_000_000, max: 9_000_000_000 }), { minLength: 1, maxLength: 60 }),
      (lengths) => {
        const rate = { num: 30_000, den: 1001 }
        const frames = wholeFrames(
          lengths.map((to) => ({ source: timeRange(0, to) })),
          rate,
        )
        const exact =
          (lengths.reduce((sum, length) => sum + length, 0) * rate.num) / (rate.den * FLICKS_PER_SECOND)
        expect(Math.abs(frames.reduce((sum, count) => sum + count, 0) - exact)).toBeLessThanOrEqual(0.5)
      },
    ),
  )
})

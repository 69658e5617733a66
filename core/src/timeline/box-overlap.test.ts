import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contains, type Flicks, type RangeSet, timeRange } from '../time/index.ts'
import {
  type Box,
  boxAt,
  type BoxTrack,
  isBeside,
  isInside,
  stillBox,
  whileInside,
  whileInWindow,
  WHOLE_FRAME,
} from './index.ts'

const eighth = fc.nat(7).map((n) => n / 8)
const anyBox: fc.Arbitrary<Box> = fc
  .tuple(eighth, eighth, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .map(([x, y, width, height]) => ({ x, y, width: width / 8, height: height / 8 }))
const anyTrack: fc.Arbitrary<BoxTrack> = fc
  .uniqueArray(fc.tuple(fc.nat(40), anyBox), { minLength: 1, maxLength: 3, selector: ([at]) => at })
  .map(
    (keys) =>
      keys.sort(([a], [b]) => a - b).map(([at, box]) => ({ at: at as Flicks, box })) as unknown as BoxTrack,
  )

function ticksIn(set: RangeSet): readonly number[] {
  return Array.from({ length: 40 }, (_, tick) => tick).filter((tick) =>
    set.some((range) => contains(range, tick as Flicks)),
  )
}

describe('moving boxes', () => {
  test('lie inside one another at exactly the flicks at which they do', () => {
    fc.assert(
      fc.property(anyTrack, anyTrack, (inner, outer) => {
        const expected = Array.from({ length: 40 }, (_, tick) => tick as Flicks).filter((tick) =>
          isInside(boxAt(inner, tick), boxAt(outer, tick)),
        )
        expect(ticksIn(whileInside(inner, outer, timeRange(0, 40)))).toEqual(expected)
      }),
    )
  })

  test('show in a window at exactly the flicks at which they are not beside it', () => {
    fc.assert(
      fc.property(anyTrack, anyTrack, (box, window) => {
        const expected = Array.from({ length: 40 }, (_, tick) => tick as Flicks).filter(
          (tick) => !isBeside(boxAt(box, tick), boxAt(window, tick)),
        )
        expect(ticksIn(whileInWindow(box, window, timeRange(0, 40)))).toEqual(expected)
      }),
    )
  })

  test('are found to the flick over hours', () => {
    const crossing: BoxTrack = [
      { at: 0 as Flicks, box: { x: 0, y: 0, width: 0.1, height: 0.1 } },
      { at: 10_000_000_000_000 as Flicks, box: { x: 0.9, y: 0, width: 0.1, height: 0.1 } },
    ]
    const [seen] = whileInWindow(
      crossing,
      stillBox({ x: 0.5, y: 0, width: 0.5, height: 1 }),
      timeRange(0, 10_000_000_000_000),
    )
    expect(seen?.from).toBeGreaterThan(4_444_444_000_000)
    expect(seen?.from).toBeLessThan(4_444_445_000_000)
    expect(
      isBeside(boxAt(crossing, ((seen?.from ?? 0) - 1) as Flicks), { x: 0.5, y: 0, width: 0.5, height: 1 }),
    ).toBe(true)
  })

  test('stand still before their first key and after their last', () => {
    const track: BoxTrack = [
      { at: 10 as Flicks, box: WHOLE_FRAME },
      { at: 20 as Flicks, box: { x: 0.5, y: 0.5, width: 0.5, height: 0.5 } },
    ]
    expect(boxAt(track, 0 as Flicks)).toEqual(WHOLE_FRAME)
    expect(boxAt(track, 15 as Flicks)).toEqual({ x: 0.25, y: 0.25, width: 0.75, height: 0.75 })
    expect(boxAt(track, 99 as Flicks).x).toBe(0.5)
  })
})

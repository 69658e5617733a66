import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flicks, type Flicks, normalise, totalOf } from '../../time/index.ts'
import { boxAt, type BoxTrack, isInside } from '../../timeline/index.ts'
import { settleFollowed } from './settle-followed.ts'
import { simplifyTrack } from './simplify-track.ts'

const anyTrack: fc.Arbitrary<BoxTrack> = fc
  .array(fc.tuple(fc.nat(60), fc.nat(60), fc.integer({ min: 5, max: 30 })), { minLength: 1, maxLength: 60 })
  .map(
    (places) =>
      places.map(([x, y, size], i) => ({
        at: flicks(i * 100),
        box: { x: x / 100, y: y / 100, width: size / 100, height: size / 100 },
      })) as unknown as BoxTrack,
  )

describe('a simplified track', () => {
  test('holds every box that was followed', () => {
    fc.assert(
      fc.property(anyTrack, fc.constantFrom(0, 0.01, 0.05), (track, tolerance) => {
        const simple = simplifyTrack(track, tolerance)
        for (const { at, box } of track) expect(isInside(box, boxAt(simple, at))).toBe(true)
      }),
    )
  })

  test('needs two keys for a straight way, however many boxes were followed', () => {
    const straight = Array.from({ length: 200 }, (_, i) => ({
      at: flicks(i),
      box: { x: i / 400, y: 0.2, width: 0.1, height: 0.1 },
    })) as unknown as BoxTrack
    expect(simplifyTrack(straight, 0.002)).toHaveLength(2)
  })
})

describe('a mark after following', () => {
  const box = { x: 0.1, y: 0.1, width: 0.2, height: 0.2 }
  const still: BoxTrack = [{ at: flicks(0), box }]
  const mark = {
    range: { from: flicks(0), to: flicks(1000) },
    region: { kind: 'boxes', boxes: still },
  } as const
  const found = (from: number, to: number): BoxTrack => [
    { at: flicks(from), box },
    { at: flicks(to), box: { ...box, x: 0.5 } },
  ]

  test('loses no moment of the mark and tells none twice', () => {
    const moments = fc
      .array(fc.nat(100), { minLength: 4, maxLength: 4 })
      .map((four) => four.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(moments, ([a, b, c, d]) => {
        const [from, first, last, to] = [a! * 10, b! * 10, c! * 10 + 1, d! * 10 + 1].map((at) =>
          flicks(Math.min(1000, at)),
        ) as [Flicks, Flicks, Flicks, Flicks]
        if (from >= to || first >= last) return
        const pieces = settleFollowed(mark, {
          asked: { from, to },
          found: { from: first, to: last },
          boxes: found(first, last),
        })
        const ranges = pieces.map(({ range }) => range)
        expect(normalise(ranges)).toEqual([mark.range])
        expect(totalOf(ranges)).toBe(1000)
        for (const { region } of pieces)
          if (region.kind === 'boxes')
            expect(region.boxes.every(({ at }, i) => i === 0 || region.boxes[i - 1]!.at < at)).toBe(true)
      }),
    )
  })

  test('keeps what was followed, and knows no place for the rest', () => {
    const pieces = settleFollowed(mark, {
      asked: mark.range,
      found: { from: flicks(200), to: flicks(700) },
      boxes: found(200, 700),
    })
    expect(pieces).toEqual([
      { range: { from: 200, to: 700 }, region: { kind: 'boxes', boxes: found(200, 700) } },
      { range: { from: 0, to: 200 }, region: { kind: 'not-drawn' } },
      { range: { from: 700, to: 1000 }, region: { kind: 'not-drawn' } },
    ])
  })

  test('stays as it was before a correction, and is followed anew from there', () => {
    const [corrected, ...others] = settleFollowed(mark, {
      asked: { from: flicks(400), to: flicks(1000) },
      found: { from: flicks(400), to: flicks(1000) },
      boxes: found(400, 1000),
    })
    expect(others).toEqual([])
    expect(corrected.range).toEqual(mark.range)
    if (corrected.region.kind !== 'boxes') throw new Error('no boxes')
    expect(boxAt(corrected.region.boxes, flicks(399))).toEqual(box)
    expect(boxAt(corrected.region.boxes, flicks(1000)).x).toBe(0.5)
  })
})

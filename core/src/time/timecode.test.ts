import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Flicks, flicksToFrame, formatTimecode, frameToFlicks, parseTimecode, rate } from './index.ts'

const ntsc = rate(30_000, 1001)

describe('drop-frame timecode', () => {
  test.each([
    [1799, '00:00:59;29'],
    [1800, '00:01:00;02'],
    [17_981, '00:09:59;29'],
    [17_982, '00:10:00;00'],
    [107_892, '01:00:00;00'],
  ])('frame %i of 29.97 reads %s', (frame, text) => {
    expect(formatTimecode(frameToFlicks(frame, ntsc), ntsc, 'drop')).toBe(text)
    expect(parseTimecode(text, ntsc)).toBe(frameToFlicks(frame, ntsc))
  })

  test('skips its numbers when read, too', () => {
    expect(() => parseTimecode('00:01:00;00', ntsc)).toThrow(RangeError)
    expect(() => parseTimecode('00:01:00;00', rate(25))).toThrow(RangeError)
  })
})

test.each([rate(24), rate(25), rate(30), rate(50), rate(24_000, 1001), ntsc, rate(60_000, 1001)])(
  'timecode at $num/$den goes there and back for every frame',
  (each) => {
    const counts =
      each.den === 1001 && each.num !== 24_000 ? (['non-drop', 'drop'] as const) : (['non-drop'] as const)
    fc.assert(
      fc.property(fc.nat(2_000_000), fc.constantFrom(...counts), (frame, count) => {
        const at = frameToFlicks(frame, each)
        expect(flicksToFrame(at, each)).toBe(frame)
        expect(flicksToFrame((at + 1) as Flicks, each)).toBe(frame)
        expect(parseTimecode(formatTimecode(at, each, count), each)).toBe(at)
      }),
    )
  },
)

test('timecode that no counter shows is refused', () => {
  for (const text of ['00:00:00:25', '00:60:00:00', '1:2:3:4', 'noon'])
    expect(() => parseTimecode(text, rate(25))).toThrow(RangeError)
  expect(() => formatTimecode(-1 as Flicks, rate(25))).toThrow(RangeError)
  expect(() => rate(0)).toThrow(RangeError)
})

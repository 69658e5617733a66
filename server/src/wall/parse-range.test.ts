import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from './parse-range.ts'

test.for([
  ['bytes=0-499', 10_000, { start: 0, end: 499 }],
  ['bytes=500-999', 10_000, { start: 500, end: 999 }],
  ['bytes=-500', 10_000, { start: 9_500, end: 9_999 }],
  ['bytes=9500-', 10_000, { start: 9_500, end: 9_999 }],
  ['bytes=0-0', 10_000, { start: 0, end: 0 }],
  ['bytes=-1', 10_000, { start: 9_999, end: 9_999 }],
  ['Bytes=0-4', 10_000, { start: 0, end: 4 }],
  ['  bytes=0-4 ', 10_000, { start: 0, end: 4 }],
  ['bytes=9999-20000', 10_000, { start: 9_999, end: 9_999 }],
  ['bytes=-20000', 10_000, { start: 0, end: 9_999 }],
  ['bytes=0-99999999999999999999', 10_000, { start: 0, end: 9_999 }],
  ['bytes=10000-', 10_000, 'unsatisfiable'],
  ['bytes=10000-10001', 10_000, 'unsatisfiable'],
  ['bytes=-0', 10_000, 'unsatisfiable'],
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=-1', 0, 'unsatisfiable'],
] as const)('%s of %i bytes is answered in part, or refused', ([header, size, range]) => {
  expect(parseRange(header, size)).toEqual(range)
})

test.for([
  undefined,
  '',
  'bytes',
  'bytes=',
  'bytes=-',
  'bytes=5-2',
  'bytes=a-b',
  'bytes=0x0-5',
  'bytes=0-4,10-14',
  'bytes=+1-2',
  'bytes=1.5-2',
  'seconds=0-4',
  'bytes 0-4',
])('%s is not understood, so the whole is sent', (header) => {
  expect(parseRange(header, 10_000)).toBeNull()
})

test('a range never leaves its file', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.option(fc.nat(60)), fc.option(fc.nat(60)), (size, first, last) => {
      const range = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size)
      if (range === null || range === 'unsatisfiable') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThan(size)
      if (first !== null) expect(range.start).toBe(first)
    }),
  )
})

import { expect, test } from 'vitest'
import { secondsToFlicks } from '@stagedoor/core/time'
import {
  fieldMoment,
  instantOf,
  sayBytes,
  sayLeft,
  sayLength,
  sayLocal,
  sayMoment,
  sayTime,
} from './times.ts'

test.each([
  [0, '0:00'],
  [21.4, '0:21.4'],
  [95, '1:35'],
  [3723.5, '1:02:03.5'],
])('%d s of picture reads %s', (seconds, said) => {
  expect(sayTime(secondsToFlicks(seconds))).toBe(said)
})

test('media time is cut, never rounded into the next second', () => {
  expect(sayTime(secondsToFlicks(21.999), 0)).toBe('0:21')
  expect(sayTime(secondsToFlicks(59.999), 2)).toBe('0:59.99')
})

test('lengths, sizes and waits are said as people say them', () => {
  expect(sayLength(secondsToFlicks(4.7))).toBe('4.7 s')
  expect(sayLength(secondsToFlicks(80))).toBe('1 min 20 s')
  expect(sayBytes(331_000_000)).toBe('331 MB')
  expect(sayBytes(2_700_000_000)).toBe('2.7 GB')
  expect(sayLeft(40_000)).toBe('40 s')
  expect(sayLeft((23 * 60 + 56) * 60_000)).toBe('23 h 56 min')
  expect(sayLeft(3 * 86_400_000)).toBe('3 days')
})

test('a moment is told in the zone of the production', () => {
  expect(sayMoment('2026-11-27T17:00:00.000Z', 'Europe/Oslo', '2026-11-01T00:00:00.000Z')).toBe(
    'Fri 27 Nov, 18:00 Oslo',
  )
  expect(sayMoment('2027-06-30T22:00:00.000Z', 'Europe/Oslo', '2026-11-01T00:00:00.000Z')).toBe(
    'Thu 1 Jul 2027, 00:00 Oslo',
  )
})

test('a wall clock in a field means the moment it shows', () => {
  for (const at of ['2026-07-01T10:30:00.000Z', '2026-12-11T17:00:00.000Z']) {
    expect(instantOf(fieldMoment(at, 'Europe/Oslo'), 'Europe/Oslo')).toBe(at)
  }
})

test('of the hour that comes twice the later one is meant, and the missing hour moves forward', () => {
  expect(instantOf('2026-10-25T02:30', 'Europe/Oslo')).toBe('2026-10-25T01:30:00.000Z')
  expect(instantOf('2026-03-29T02:30', 'Europe/Oslo')).toBe('2026-03-29T01:30:00.000Z')
})

test('a clock that told no zone is said as it stood, with its year when that is another', () => {
  expect(sayLocal('2026-05-04T11:12:13', '2026-11-22T10:00:00.000Z')).toBe('Mon 4 May, 11:12:13')
  expect(sayLocal('2025-12-31T23:59:59', '2026-11-22T10:00:00.000Z')).toBe('Wed 31 Dec 2025, 23:59:59')
})

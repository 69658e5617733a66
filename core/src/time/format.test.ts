import { expect, test } from 'vitest'
import {
  formatClock,
  formatFlicks,
  formatInstant,
  formatRange,
  parseInstant,
  secondsToFlicks,
  timeRange,
} from './index.ts'

const opening = parseInstant('2026-11-27T17:00:00Z')

test('a moment is said with its weekday, its clock and the city of its zone', () => {
  expect(formatInstant(opening, { zone: 'Europe/Oslo', locale: 'en' })).toBe('Fri 27 Nov, 18:00 Oslo')
  expect(formatInstant(opening, { zone: 'America/New_York', locale: 'en' })).toBe(
    'Fri 27 Nov, 12:00 New York',
  )
  expect(formatClock(parseInstant('2026-11-27T23:00:00Z'), { zone: 'Europe/Oslo', locale: 'en' })).toBe(
    '00:00',
  )
})

test('the year is said when it is another year than the one we are in', () => {
  const there = { zone: 'Europe/Oslo', locale: 'en' }
  expect(formatInstant(opening, { ...there, relativeTo: parseInstant('2026-01-01T00:00:00Z') })).toBe(
    'Fri 27 Nov, 18:00 Oslo',
  )
  expect(formatInstant(opening, { ...there, relativeTo: parseInstant('2025-12-31T12:00:00Z') })).toBe(
    'Fri 27 Nov 2026, 18:00 Oslo',
  )
})

test('media time is read to a tenth of a second', () => {
  const said = (seconds: number) => formatFlicks(secondsToFlicks(seconds))
  expect([0, 3.2, 59.96, 3723, -1.5].map(said)).toEqual([
    '0:00.0',
    '0:03.2',
    '1:00.0',
    '1:02:03.0',
    '-0:01.5',
  ])
  expect(formatRange(timeRange(secondsToFlicks(3.2), secondsToFlicks(7.9)))).toBe('0:03.2–0:07.9')
})

import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, weekdayOf, weekOf, weeksOfMonth } from './index.ts'

test('days go on over ends of months and years, whatever clocks do', () => {
  expect([addDays('2026-10-24', 1), addDays('2026-12-31', 1), addDays('2028-03-01', -1)]).toEqual([
    '2026-10-25',
    '2027-01-01',
    '2028-02-29',
  ])
  expect([daysBetween('2026-10-24', '2026-10-26'), weekdayOf('2026-11-22'), weekdayOf('2026-11-23')]).toEqual(
    [2, 7, 1],
  )
  expect([addMonths('2026-01-31', 1), addMonths('2026-11-22', -11), addMonths('2026-12-05', 1)]).toEqual([
    '2026-02-01',
    '2025-12-01',
    '2027-01-01',
  ])
})

test('a week begins where it does in that country, and a month has whole weeks', () => {
  expect(weekOf('2026-11-22', 1)[0]).toBe('2026-11-16')
  expect(weekOf('2026-11-22', 7)[0]).toBe('2026-11-22')
  expect(weekOf('2026-11-20', 6)[0]).toBe('2026-11-14')
  const november = weeksOfMonth('2026-11-22', 1)
  expect([november.length, november[0]?.[0], november.at(-1)?.at(-1)]).toEqual([
    6,
    '2026-10-26',
    '2026-12-06',
  ])
  expect(weeksOfMonth('2026-02-10', 7)).toHaveLength(4)
})

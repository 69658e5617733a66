import { expect, test } from 'vitest'
import { addDelay } from './delay.ts'
import { parseInstant, toIso } from './instant.ts'

const calendar = (some: { years?: number; months?: number; days?: number }) =>
  ({ kind: 'calendar', years: 0, months: 0, days: 0, ...some, zone: 'Europe/Berlin' }) as const

test('a day later is the same wall clock, an hour more or less where the clocks change', () => {
  const eve = parseInstant('2026-10-24T20:00:00+02:00')
  expect(toIso(addDelay(eve, calendar({ days: 1 }), 'holdback-ends'))).toBe('2026-10-25T19:00:00.000Z')
  expect(toIso(addDelay(eve, { kind: 'hours', hours: 24 }, 'holdback-ends'))).toBe('2026-10-25T18:00:00.000Z')
})

test('a month after the last of January is the last of February', () => {
  const at = parseInstant('2027-01-31T12:00:00+01:00')
  expect(toIso(addDelay(at, calendar({ months: 1 }), 'holdback-ends'))).toBe('2027-02-28T11:00:00.000Z')
})

test('a year after the leap day is the last of February', () => {
  const at = parseInstant('2028-02-29T12:00:30.250+01:00')
  expect(toIso(addDelay(at, calendar({ years: 1 }), 'holdback-ends'))).toBe('2029-02-28T11:00:30.250Z')
})

test('no delay is the moment itself', () => {
  const at = parseInstant('2026-11-21T10:00:00Z')
  expect(addDelay(at, { kind: 'none' }, 'embargo-ends')).toBe(at)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import { patternOf, type WeighedReport, weighReports } from './report-pattern.ts'

const DAY = 86_400_000
const now = instant(1000 * DAY)

const report = (over: Partial<WeighedReport> = {}): WeighedReport => ({
  reporterId: 'a fan',
  at: now,
  joinedAt: instant(now - 100 * DAY),
  upheld: 0,
  dismissed: 0,
  againstThisWriter: 1,
  isDistrusted: false,
  ...over,
})
const young = { joinedAt: instant(now - DAY) }

test('a thousand reports by accounts of yesterday weigh no more than one by somebody known', () => {
  const storm = Array.from({ length: 1000 }, () => report(young))
  expect(weighReports(storm, now)).toBeLessThanOrEqual(weighReports([report()], now))
  expect(patternOf(storm, now)).toBe('mass')
})

test('reports of somebody distrusted weigh nothing, and who was often right weighs more', () => {
  expect(weighReports([report({ isDistrusted: true, upheld: 40 })], now)).toBe(0)
  expect(weighReports([report({ upheld: 9 })], now)).toBeGreaterThan(weighReports([report()], now))
  expect(weighReports([report({ dismissed: 9 })], now)).toBeLessThan(weighReports([report()], now))
})

test('ten within an hour are noticed, and so is one who reports the same writer again and again', () => {
  expect(patternOf([], now)).toBe('none')
  expect(patternOf([report(), report()], now)).toBe('ordinary')
  expect(patternOf([report({ againstThisWriter: 5 })], now)).toBe('one-against-one')
  const within = Array.from({ length: 10 }, (_, index) => report({ at: instant(now - index * 60_000) }))
  expect(patternOf(within, now)).toBe('mass')
  const spread = Array.from({ length: 10 }, (_, index) => report({ at: instant(now - index * DAY) }))
  expect(patternOf(spread, now)).toBe('ordinary')
})

test('one more report never makes a writing weigh less, and order is nothing', () => {
  const some = fc.record({
    reporterId: fc.uuid(),
    at: fc.integer({ min: 0, max: now }).map(instant),
    joinedAt: fc.integer({ min: 0, max: now }).map(instant),
    upheld: fc.nat(20),
    dismissed: fc.nat(20),
    againstThisWriter: fc.nat(9),
    isDistrusted: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(some, { maxLength: 20 }), some, (reports, another) => {
      const weight = weighReports(reports, now)
      expect(weighReports([...reports, another], now)).toBeGreaterThanOrEqual(weight - 1e-9)
      expect(weighReports(reports.toReversed(), now)).toBeCloseTo(weight)
      expect(patternOf(reports.toReversed(), now)).toBe(patternOf(reports, now))
    }),
  )
})

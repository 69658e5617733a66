import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant, type Instant } from '../time/index.ts'
import { paceOf, TRUST_LEVELS, trustOf, type WriterFacts } from './trust.ts'

const DAY = 86_400_000
const now = instant(1000 * DAY)
const agoDays = (days: number) => instant(now - days * DAY)

const someFacts = fc.record({
  joinedAt: fc.integer({ min: 0, max: 200 }).map(agoDays),
  shown: fc.integer({ min: 0, max: 200 }),
  upheld: fc.integer({ min: 0, max: 5 }),
  lastUpheldAt: fc.option(fc.integer({ min: 0, max: 200 }).map(agoDays)),
})
const heightOf = (facts: WriterFacts, at: Instant = now) => TRUST_LEVELS.indexOf(trustOf(facts, at))

test('a writer is new, then known after three days and five writings, then trusted after a month and fifty', () => {
  const quiet = { upheld: 0, lastUpheldAt: null }
  expect(trustOf({ joinedAt: agoDays(2), shown: 500, ...quiet }, now)).toBe('new')
  expect(trustOf({ joinedAt: agoDays(400), shown: 4, ...quiet }, now)).toBe('new')
  expect(trustOf({ joinedAt: agoDays(3), shown: 5, ...quiet }, now)).toBe('known')
  expect(trustOf({ joinedAt: agoDays(30), shown: 50, ...quiet }, now)).toBe('trusted')
  expect(trustOf({ joinedAt: agoDays(30), shown: 50, upheld: 1, lastUpheldAt: agoDays(1) }, now)).toBe('new')
})

test('time and writings that stand never lower trust; what crew acted on never raises it', () => {
  fc.assert(
    fc.property(someFacts, fc.nat(60), fc.nat(60), (facts, days, more) => {
      expect(heightOf(facts, instant(now + days * DAY))).toBeGreaterThanOrEqual(heightOf(facts))
      expect(heightOf({ ...facts, shown: facts.shown + more })).toBeGreaterThanOrEqual(heightOf(facts))
      expect(heightOf({ ...facts, upheld: facts.upheld + 1, lastUpheldAt: now })).toBeLessThanOrEqual(
        heightOf(facts),
      )
    }),
  )
})

test('who is trusted further may send no less', () => {
  const paces = TRUST_LEVELS.map(paceOf)
  for (const [index, pace] of paces.entries()) {
    const before = paces[index - 1] ?? { burst: 0, perMinute: 0 }
    expect(pace.burst).toBeGreaterThan(before.burst)
    expect(pace.perMinute).toBeGreaterThan(before.perMinute)
  }
})

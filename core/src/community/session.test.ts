import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { LONGEST_SESSION_MS, refuseSession, sessionStateAt } from './index.ts'

const eight = 1_800_000_000_000 as Instant
const later = (minutes: number) => (eight + minutes * 60_000) as Instant
const evening = { from: eight, until: later(60) }
const plan = (from: Instant, until: Instant, movesGate = false) => ({ from, until, movesGate })

test('a session is open from its first instant, and closed at its last', () => {
  expect(sessionStateAt(evening, (eight - 1) as Instant)).toBe('announced')
  expect(sessionStateAt(evening, eight)).toBe('open')
  expect(sessionStateAt(evening, (later(60) - 1) as Instant)).toBe('open')
  expect(sessionStateAt(evening, later(60))).toBe('closed')
})

test.each([
  ['one ahead is announced', null, plan(later(5), later(65)), eight, null],
  ['one that ends before it begins is none', null, plan(later(5), later(5)), eight, 'ends-before-it-begins'],
  [
    'nobody answers for more than a day',
    null,
    plan(eight, (eight + LONGEST_SESSION_MS + 1) as Instant),
    eight,
    'too-long',
  ],
  ['none begins in the past', null, plan(eight, later(60)), later(1), 'begins-in-the-past'],
  ['before it begins everything moves', evening, plan(later(-5), later(10), true), later(-9), null],
  ['while it is open its end moves', evening, plan(eight, later(90)), later(30), null],
  ['while it is open its beginning stays', evening, plan(later(1), later(90)), later(30), 'has-begun'],
  ['while it is open its gate stays', evening, plan(eight, later(60), true), later(30), 'has-begun'],
  ['what is over is a transcript', evening, plan(eight, later(90)), later(60), 'is-over'],
] as const)('%s', (_law, before, wanted, now, refusal) => {
  expect(refuseSession(before, wanted, now)).toBe(refusal)
})

test('a session only ever goes forward through its states', () => {
  const order = ['announced', 'open', 'closed']
  fc.assert(
    fc.property(fc.integer({ min: -200, max: 200 }), fc.integer({ min: 0, max: 200 }), (at, more) => {
      const [first, second] = [later(at), later(at + more)].map((now) => sessionStateAt(evening, now))
      expect(order.indexOf(second!)).toBeGreaterThanOrEqual(order.indexOf(first!))
    }),
  )
})

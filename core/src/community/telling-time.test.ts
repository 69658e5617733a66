import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Instant, instant, localOf } from '../time/index.ts'
import { afterQuiet, isWanted, kindsWanted, nextLetter } from './index.ts'

const at = (iso: string): Instant => instant(Date.parse(iso))
const iso = (moment: Instant | null) => (moment === null ? null : new Date(moment).toISOString())
const OSLO = 'Europe/Oslo'
const night = { fromMinute: 22 * 60, untilMinute: 7 * 60, zone: OSLO }

describe('quiet hours', () => {
  test('hold what comes at night until the morning of the reader, and nothing by day', () => {
    expect(iso(afterQuiet(at('2026-03-03T21:30:00Z'), night))).toBe('2026-03-04T06:00:00.000Z')
    expect(iso(afterQuiet(at('2026-03-04T05:59:00Z'), night))).toBe('2026-03-04T06:00:00.000Z')
    expect(iso(afterQuiet(at('2026-03-04T06:00:00Z'), night))).toBe('2026-03-04T06:00:00.000Z')
    expect(iso(afterQuiet(at('2026-03-04T12:00:00Z'), night))).toBe('2026-03-04T12:00:00.000Z')
  })

  test('follow the clock of the zone in the night it goes forward', () => {
    expect(iso(afterQuiet(at('2026-03-28T22:00:00Z'), night))).toBe('2026-03-29T05:00:00.000Z')
  })

  test('whatever the hours and the moment: what they let through is not quiet, not earlier, and within a day', () => {
    const minute = fc.integer({ min: 0, max: 1439 })
    const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })
    fc.assert(
      fc.property(minute, minute, moment, (fromMinute, untilMinute, ms) => {
        const quiet = { fromMinute, untilMinute, zone: OSLO }
        const passed = afterQuiet(instant(ms), quiet)
        expect(passed).toBeGreaterThanOrEqual(ms)
        expect(passed - ms).toBeLessThanOrEqual(25 * 3_600_000)
        if (passed > ms)
          expect(localOf(passed, OSLO).time.slice(3)).toBe(String(untilMinute % 60).padStart(2, '0'))
      }),
    )
  })
})

describe('letters', () => {
  const six = { minute: 18 * 60, weekday: 5, zone: OSLO }

  test('come daily at the same time of the reader, and weekly on their day', () => {
    expect(iso(nextLetter(at('2026-03-03T12:00:00Z'), 'daily', six))).toBe('2026-03-03T17:00:00.000Z')
    expect(iso(nextLetter(at('2026-03-03T17:00:00Z'), 'daily', six))).toBe('2026-03-04T17:00:00.000Z')
    expect(iso(nextLetter(at('2026-03-03T12:00:00Z'), 'weekly', six))).toBe('2026-03-06T17:00:00.000Z')
    expect(iso(nextLetter(at('2026-03-06T17:00:00Z'), 'weekly', six))).toBe('2026-03-13T17:00:00.000Z')
    expect(iso(nextLetter(at('2026-03-28T18:00:00Z'), 'daily', six))).toBe('2026-03-29T16:00:00.000Z')
  })

  test('do not come where they are off', () => {
    expect(nextLetter(at('2026-03-03T12:00:00Z'), 'off', six)).toBeNull()
  })
})

test('what nobody chose is gentle: a device rings for what was said to its owner, and not for every post', () => {
  expect(kindsWanted({}, 'device')).toEqual(['answer', 'reply', 'mention', 'session', 'theory'])
  expect(isWanted({}, 'post', 'page')).toBe(true)
  expect(isWanted({ post: { device: true }, reply: { page: false } }, 'post', 'device')).toBe(true)
  expect(isWanted({ reply: { page: false } }, 'reply', 'page')).toBe(false)
  expect(isWanted({ reply: { page: false } }, 'reply', 'mail')).toBe(true)
})

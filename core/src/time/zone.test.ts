import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, isWithin, isZone, localOf, parseInstant, resolveLocal, toIso } from './index.ts'

const oslo = 'Europe/Oslo'

describe('a local time', () => {
  test('means one instant on most days', () => {
    const { instant: at, reading } = resolveLocal(
      { date: '2026-11-27', time: '18:00', zone: oslo },
      'embargo-ends',
    )
    expect([toIso(at), reading]).toEqual(['2026-11-27T17:00:00.000Z', 'once'])
  })

  test('that the clock skips is shifted forward, with a warning', () => {
    const { instant: at, reading } = resolveLocal(
      { date: '2026-03-29', time: '02:30', zone: oslo },
      'window-begins',
    )
    expect([localOf(at, oslo).time, reading]).toEqual(['03:30', 'skipped-shifted-forward'])
  })

  test.each([
    ['embargo-ends', '2026-10-25T01:30:00.000Z'],
    ['holdback-ends', '2026-10-25T01:30:00.000Z'],
    ['window-begins', '2026-10-25T01:30:00.000Z'],
    ['licence-ends', '2026-10-25T00:30:00.000Z'],
  ] as const)('that the clock shows twice is read for %s as the instant that lets less out', (rule, iso) => {
    expect(toIso(resolveLocal({ date: '2026-10-25', time: '02:30', zone: oslo }, rule).instant)).toBe(iso)
  })

  test('is found again from its instant, in every zone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(2037, 0) }),
        fc.constantFrom(
          oslo,
          'America/St_Johns',
          'Asia/Kathmandu',
          'Pacific/Apia',
          'Australia/Lord_Howe',
          'UTC',
        ),
        (ms, zone) => {
          const at = instant(ms - (ms % 60_000))
          const readings = (['embargo-ends', 'licence-ends'] as const).map(
            (rule) => resolveLocal(localOf(at, zone), rule).instant,
          )
          expect(readings).toContain(at)
        },
      ),
    )
  })

  test('is told on both sides of a clock that was set a minute past the hour', () => {
    const told = ['02:00:00', '02:30:59', '02:31:00', '02:59:00'].map((time) =>
      localOf(parseInstant(`2006-10-29T${time}.000Z`), 'America/St_Johns'),
    )
    expect(told.map(({ date, time }) => `${date} ${time}`)).toEqual([
      '2006-10-28 23:30',
      '2006-10-29 00:00',
      '2006-10-28 23:01',
      '2006-10-28 23:29',
    ])
  })

  test('that no calendar has is refused', () => {
    expect(() => resolveLocal({ date: '2026-02-30', time: '12:00', zone: oslo }, 'embargo-ends')).toThrow(
      RangeError,
    )
    expect(() => resolveLocal({ date: '2026-02-20', time: '25:00', zone: oslo }, 'embargo-ends')).toThrow(
      RangeError,
    )
    expect(() =>
      resolveLocal({ date: '2026-02-20', time: '12:00', zone: 'Europe/Atlantis' }, 'embargo-ends'),
    ).toThrow(RangeError)
    expect([isZone(oslo), isZone('Europe/Atlantis')]).toEqual([true, false])
  })
})

describe('a moment', () => {
  test('is read with its offset, never as a local time', () => {
    expect(toIso(parseInstant('2026-11-27T18:00:00+01:00'))).toBe('2026-11-27T17:00:00.000Z')
    expect(() => parseInstant('2026-11-27T18:00:00')).toThrow(RangeError)
    expect(() => parseInstant('2026-11-31T18:00:00Z')).toThrow(RangeError)
    expect(() => instant(1.5)).toThrow(RangeError)
  })

  test('at the end of a window is outside of it, and an open window has no end', () => {
    const [from, until] = [instant(10), instant(20)]
    expect([9, 10, 19, 20].map((ms) => isWithin({ from, until }, instant(ms)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isWithin({ from }, instant(8.64e15))).toBe(true)
  })
})

import { expect, test } from 'vitest'
import { type Instant, parseInstant } from '../time/index.ts'
import { sayConflict } from './say-conflict.ts'
import { type CalendarSettings, conflictsOf, DEFAULT_CALENDAR, type Slot } from './schedule-conflicts.ts'

const noon = parseInstant('2026-11-27T12:00:00Z')
const HOUR = 3_600_000
const slot = (title: string, hours: number, more: Partial<Slot> = {}): Slot => ({
  publicationId: title,
  destinationId: 'own page',
  cutId: `cut of ${title}`,
  title,
  at: (noon + hours * HOUR) as Instant,
  ...more,
})
const wave = slot('The wave', 0)
const meets = (
  others: readonly Slot[],
  settings: Partial<CalendarSettings> = {},
  perDay: number | null = null,
) =>
  conflictsOf(wave, { others, settings: { ...DEFAULT_CALENDAR, ...settings }, perDay }).map((one) =>
    sayConflict(one, 'en'),
  )

test('two posts at one place closer than the production wishes are told, at another place not', () => {
  expect(meets([slot('The pier', 0.25)])).toEqual([
    '“The pier” opens at the same place 15 minutes away; you wish for 30 minutes at least.',
  ])
  expect(meets([slot('The pier', 0)])).toEqual(['“The pier” opens at the same place at the same moment.'])
  expect(meets([slot('The pier', 0.5), slot('The quay', 0, { destinationId: 'elsewhere' }), wave])).toEqual(
    [],
  )
  expect(meets([slot('The pier', -1)], { leastApartMs: 2 * HOUR })).toEqual([
    '“The pier” opens at the same place 1 hour away; you wish for 2 hours at least.',
  ])
})

test('the same cut twice at one place is told, however far apart', () => {
  expect(meets([slot('The wave again', 500, { cutId: wave.cutId })])).toEqual([
    '“The wave again” is the same cut at the same place.',
  ])
})

test('what a platform takes in a day is counted over any 24 hours that the moment lies in', () => {
  const others = [slot('a', -23), slot('b', -12), slot('c', 11)]
  expect(meets(others, {}, 3)).toEqual([])
  expect(meets([...others, slot('d', 0.9)], {}, 3)).toEqual([
    'That makes 4 within 24 hours. The platform takes 3 and would refuse the rest.',
  ])
  expect(meets([slot('e', 24), slot('f', -24)], {}, 1)).toEqual([])
})

test('quiet hours go by the clock of the audience, over midnight too', () => {
  const quiet = (from: string, until: string) =>
    meets([], { quietHours: { from, until, zone: 'Asia/Tokyo' } })
  expect(quiet('21:00', '07:00')).toEqual([
    'It is 21:00 in Tokyo then, within the quiet hours of the audience.',
  ])
  expect([quiet('21:01', '07:00'), quiet('07:00', '21:00')]).toEqual([[], []])
  expect(quiet('20:00', '21:01')).toHaveLength(1)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { territory, WORLD } from '../clearance/index.ts'
import type { StoryPointId } from '../production/index.ts'
import { type Delay, type Instant, localOf, parseInstant, toIso } from '../time/index.ts'
import type { AttemptId, PublicationState } from './publication-state.ts'
import { type Resolution, resolveRule, type ScheduleFacts } from './resolve-rule.ts'
import { sayAwaited, sayRule, sayRuleWarning } from './say-rule.ts'
import type { ScheduleRule } from './schedule-rule.ts'

const now = parseInstant('2026-11-01T12:00:00Z')
const [NO, DE] = [territory('NO'), territory('DE')]
const finale = 'finale' as StoryPointId
const hour: Delay = { kind: 'hours', hours: 1 }
const none: Delay = { kind: 'none' }
const nothing: ScheduleFacts = {
  story: { points: [], premieres: [] },
  territories: [WORLD],
  publications: [],
}
const premieres = (told: Readonly<Record<string, string>>): ScheduleFacts => ({
  ...nothing,
  story: {
    points: [],
    premieres: Object.entries(told).map(([place, at]) => ({
      of: null,
      territory: place,
      at: parseInstant(at),
    })),
  },
})
const inEach: ScheduleRule = { kind: 'premiere', of: null, territory: 'each', delay: hour }
const momentOf = (resolution: Resolution) =>
  resolution.kind === 'at' ? toIso(resolution.moment) : `waits for a ${resolution.what.kind}`
const warningsOf = ({ warnings }: Resolution) => warnings.map(({ kind }) => kind)

describe('a local time', () => {
  const opens = (date: string, time: string, zone: string) =>
    resolveRule(
      { kind: 'local-time', local: { date, time, zone } },
      nothing,
      parseInstant('2025-12-01T00:00:00Z'),
    )

  test.each([
    ['on most days', '2026-11-27', '18:00', 'Europe/Oslo', '2026-11-27T17:00:00.000Z', []],
    [
      'that the clock skips',
      '2026-03-29',
      '02:30',
      'Europe/Oslo',
      '2026-03-29T01:30:00.000Z',
      ['clock-skips'],
    ],
    ['shown twice', '2026-10-25', '02:30', 'Europe/Oslo', '2026-10-25T01:30:00.000Z', ['clock-shows-twice']],
    [
      'half an hour skipped',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45:00.000Z',
      ['clock-skips'],
    ],
    [
      'half an hour twice',
      '2026-04-05',
      '01:45',
      'Australia/Lord_Howe',
      '2026-04-04T15:15:00.000Z',
      ['clock-shows-twice'],
    ],
    [
      'on the far side of a midnight',
      '2026-11-01',
      '01:30',
      'America/New_York',
      '2026-11-01T06:30:00.000Z',
      ['clock-shows-twice'],
    ],
  ] as const)('%s', (_, date, time, zone, iso, warnings) => {
    const found = opens(date, time, zone)
    expect([momentOf(found), warningsOf(found)]).toEqual([iso, warnings])
  })

  test('says what it warns of', () => {
    const [warning] = opens('2026-10-25', '02:30', 'Europe/Oslo').warnings
    expect(warning && sayRuleWarning(warning, { locale: 'en', zone: 'UTC' })).toBe(
      'Clocks in Europe/Oslo show 02:30 twice on 2026-10-25. The second time is meant: Sun 25 Oct, 02:30 Oslo.',
    )
  })

  test('shows the time that was asked for, or a later one where the clock skips it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 364 }),
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        fc.constantFrom(
          'Europe/Oslo',
          'America/St_Johns',
          'Australia/Lord_Howe',
          'Asia/Kathmandu',
          'America/Santiago',
        ),
        (day, minute, zone) => {
          const wall = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000 + minute * 60_000).toISOString()
          const found = opens(wall.slice(0, 10), wall.slice(11, 16), zone)
          if (found.kind !== 'at') throw new Error('a local time waits for nothing')
          const shown = localOf(found.moment, zone)
          const isSkipped = warningsOf(found).includes('clock-skips')
          expect(`${shown.date}T${shown.time}` >= wall.slice(0, 16)).toBe(true)
          expect(isSkipped || `${shown.date}T${shown.time}` === wall.slice(0, 16)).toBe(true)
          // Of two, the later: an hour on, the clock shows that time no more.
          expect(localOf((found.moment + 3_600_000) as Instant, zone).time).not.toBe(
            isSkipped ? null : shown.time,
          )
        },
      ),
    )
  })
})

describe('after a premiere', () => {
  test('an hour after it in each territory means the last of them where a place keeps to no territories', () => {
    const found = resolveRule(
      inEach,
      premieres({ NO: '2026-11-27T17:00:00Z', DE: '2026-12-04T18:00:00Z' }),
      now,
    )
    expect([momentOf(found), warningsOf(found)]).toEqual([
      '2026-12-04T19:00:00.000Z',
      ['not-told-everywhere'],
    ])
  })

  test('a territory that is named counts alone; one without its own opens with the world', () => {
    const told = premieres({ NO: '2026-11-27T17:00:00Z', WORLD: '2026-12-04T18:00:00Z' })
    const named = (place: typeof NO) => momentOf(resolveRule({ ...inEach, territory: place }, told, now))
    expect([named(NO), named(DE)]).toEqual(['2026-11-27T18:00:00.000Z', '2026-12-04T19:00:00.000Z'])
    expect(momentOf(resolveRule(inEach, told, now))).toBe('2026-12-04T19:00:00.000Z')
  })

  test('a place that keeps to its territories waits for each of them, and for no other', () => {
    const told = {
      ...premieres({ NO: '2026-11-27T17:00:00Z', US: '2027-01-01T00:00:00Z' }),
      territories: [NO],
    }
    expect(momentOf(resolveRule(inEach, told, now))).toBe('2026-11-27T18:00:00.000Z')
    expect(momentOf(resolveRule(inEach, { ...told, territories: [NO, DE] }, now))).toBe(
      'waits for a premiere',
    )
  })

  test('of one episode, that of another opens nothing; where none is told it waits and says so', () => {
    const told = premieres({ WORLD: '2026-11-27T17:00:00Z' })
    const rule: ScheduleRule = { kind: 'premiere', of: finale, territory: WORLD, delay: none }
    const found = resolveRule(rule, told, now)
    const speaking = { locale: 'en', zone: 'UTC', names: new Map([['finale', 'The finale']]) }
    expect(found.kind === 'waits-for' && sayAwaited(found.what, speaking)).toBe(
      'It waits: nobody has said yet when the world premiere of The finale is.',
    )
    expect(sayRule(rule, speaking)).toBe('with the world premiere of The finale')
  })

  test('days go by the clock of the rule, hours by every clock', () => {
    const told = premieres({ WORLD: '2026-10-24T16:00:00Z' })
    const after = (delay: Delay) =>
      momentOf(resolveRule({ kind: 'premiere', of: null, territory: WORLD, delay }, told, 0 as Instant))
    expect(after({ kind: 'hours', hours: 24 })).toBe('2026-10-25T16:00:00.000Z')
    expect(after({ kind: 'calendar', years: 0, months: 0, days: 1, zone: 'Europe/Oslo' })).toBe(
      '2026-10-25T17:00:00.000Z',
    )
  })

  test('one more that is told never lets anything out earlier, and nothing opens in the past', () => {
    const moment = fc.integer({ min: now - 86_400_000, max: now + 86_400_000 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('NO', 'DE', 'SE', 'WORLD'), moment), { minLength: 1 }),
        (told) => {
          const facts = (some: typeof told): ScheduleFacts => ({
            ...nothing,
            story: {
              points: [],
              premieres: some.map(([place, at]) => ({ of: null, territory: place, at: at as Instant })),
            },
          })
          const [less, more] = [told.slice(1), told].map((some) => resolveRule(inEach, facts(some), now))
          if (more?.kind !== 'at') throw new Error('something is told')
          expect(more.moment).toBeGreaterThanOrEqual(now)
          if (less?.kind === 'at') expect(more.moment).toBeGreaterThanOrEqual(less.moment)
          for (const [place] of told) {
            const named = resolveRule({ ...inEach, territory: territory(place) }, facts(told), now)
            if (named.kind === 'at') expect(more.moment).toBeGreaterThanOrEqual(named.moment)
          }
        },
      ),
    )
  })
})

describe('after a point of the story', () => {
  const rule: ScheduleRule = { kind: 'story-point', point: finale, delay: { kind: 'hours', hours: 48 } }
  const told = (publicAt: Instant | null): ScheduleFacts => ({
    ...nothing,
    story: { points: [{ id: finale, name: 'The finale', after: [], publicAt }], premieres: [] },
  })

  test('it opens so long after the point is public, and waits while nobody says when', () => {
    expect(momentOf(resolveRule(rule, told(parseInstant('2026-11-27T17:00:00Z')), now))).toBe(
      '2026-11-29T17:00:00.000Z',
    )
    expect(momentOf(resolveRule(rule, told(null), now))).toBe('waits for a story-point')
    expect(momentOf(resolveRule(rule, nothing, now))).toBe('waits for a story-point')
  })
})

describe('after another publication', () => {
  const rule: ScheduleRule = {
    kind: 'publication',
    publicationId: 'trailer',
    delay: { kind: 'calendar', years: 0, months: 0, days: 2, zone: 'Europe/Oslo' },
  }
  const trailer = (state: PublicationState): ScheduleFacts => ({
    ...nothing,
    publications: [{ id: 'trailer', state }],
  })
  const opensAt = parseInstant('2026-11-27T17:00:00Z')
  const spent = ['first' as AttemptId]

  test('its plan only says when that may be; what counts is that it is live', () => {
    const planned = resolveRule(rule, trailer({ kind: 'scheduled', opensAt, spent: [] }), now)
    expect(planned).toMatchObject({
      kind: 'waits-for',
      what: { kind: 'publication', isGone: false },
      expectedAt: parseInstant('2026-11-29T17:00:00Z'),
    })
    const since = parseInstant('2026-11-27T17:03:00Z')
    const live: PublicationState = { kind: 'live', attempt: 'first' as AttemptId, since, ref: 'post', spent }
    expect(momentOf(resolveRule(rule, trailer(live), now))).toBe('2026-11-29T17:03:00.000Z')
  })

  test.each<PublicationState>([
    { kind: 'failed', at: now, because: 'not-cleared', spent },
    { kind: 'cancelled', at: now, spent },
    { kind: 'recalled', at: now, out: null, spent },
  ])('that is $kind opens nothing, and will not', (state) => {
    const found = resolveRule(rule, trailer(state), now)
    expect(found).toMatchObject({ kind: 'waits-for', what: { isGone: true }, expectedAt: null })
    expect(found.kind === 'waits-for' && sayAwaited(found.what, { locale: 'en', zone: 'UTC' })).toMatch(
      /not go live/,
    )
  })

  test('says what it follows', () => {
    const speaking = { locale: 'en', zone: 'Europe/Oslo', names: new Map([['trailer', 'The trailer']]) }
    expect(sayRule(rule, speaking)).toBe('2 days after “The trailer” is live')
    expect(sayRule({ ...rule, delay: none }, speaking)).toBe('as soon as “The trailer” is live')
  })
})

test('what has passed by a moment opens now, and only what hung on something says so', () => {
  const passed = (now - 1) as Instant
  expect(resolveRule({ kind: 'moment', at: passed }, nothing, now)).toEqual({
    kind: 'at',
    moment: now,
    warnings: [],
  })
  expect(resolveRule({ kind: 'at-once' }, nothing, now)).toEqual({ kind: 'at', moment: now, warnings: [] })
  const late = resolveRule(inEach, premieres({ WORLD: '2026-10-01T00:00:00Z' }), now)
  expect([momentOf(late), warningsOf(late)]).toEqual([toIso(now), ['already-passed']])
})

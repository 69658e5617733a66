import { resolveRule, type ScheduleRule } from '@stagedoor/core/publish'
import type { LocalDateTime } from '@stagedoor/core/time'
import { parseInstant } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import type { PublicationRow } from '#lib/wire/publish.ts'
import { type Drop, fieldOf, followsSomething, isAhead, runsInto } from './moving.ts'

const zone = 'Europe/Oslo'
const row = (fields: Partial<PublicationRow>) =>
  ({ id: 'one', opensAt: null, expectedAt: null, ...fields }) as PublicationRow
const dropped = (date: string, time?: string): Drop => ({ id: 'one', date, time })

/** What a drop opens at, and what is to be known of it, as the house reads the field. */
function opens(drop: Drop, from: PublicationRow) {
  const [date = '', time = ''] = fieldOf(drop, from, zone).split('T')
  const rule: ScheduleRule = { kind: 'local-time', local: { date, time, zone } as LocalDateTime }
  const facts = { story: { points: [], premieres: [] } as never, territories: [], publications: [] }
  const found = resolveRule(rule, facts, parseInstant('2026-01-01T00:00:00Z'))
  return (
    found.kind === 'at' && [new Date(found.moment).toISOString(), ...found.warnings.map(({ kind }) => kind)]
  )
}

test('dropped on another day without an hour it keeps its hour on the wall, though that day has 23 or 25', () => {
  const inWinter = row({ opensAt: '2026-03-20T17:00:00.000Z' })
  expect(fieldOf(dropped('2026-03-29'), inWinter, zone)).toBe('2026-03-29T18:00')
  expect(opens(dropped('2026-03-28'), inWinter)).toEqual(['2026-03-28T17:00:00.000Z'])
  expect(opens(dropped('2026-03-29'), inWinter)).toEqual(['2026-03-29T16:00:00.000Z'])
  const inSummer = row({ opensAt: '2026-10-20T16:00:00.000Z' })
  expect(opens(dropped('2026-10-25'), inSummer)).toEqual(['2026-10-25T17:00:00.000Z'])
})

test('dropped on an hour that the clocks skip or show twice, it opens once, and that is said', () => {
  const atNight = row({ opensAt: '2026-03-20T01:30:00.000Z' })
  expect(opens(dropped('2026-03-29'), atNight)).toEqual(['2026-03-29T01:30:00.000Z', 'clock-skips'])
  expect(opens(dropped('2026-03-29', '02:15'), atNight)).toEqual(['2026-03-29T01:15:00.000Z', 'clock-skips'])
  expect(opens(dropped('2026-10-25'), atNight)).toEqual(['2026-10-25T01:30:00.000Z', 'clock-shows-twice'])
})

test('what waits is dropped at the hour hoped for, or in the evening where nobody hopes', () => {
  expect(fieldOf(dropped('2026-05-01'), row({ expectedAt: '2026-04-01T07:15:00.000Z' }), zone)).toBe(
    '2026-05-01T09:15',
  )
  expect(fieldOf(dropped('2026-05-01'), row({}), zone)).toBe('2026-05-01T18:00')
  expect(fieldOf(dropped('2026-05-01', '11:00'), row({}), zone)).toBe('2026-05-01T11:00')
})

test('what was seen by nobody can be moved, and only what follows something is asked before that ends', () => {
  const states = [
    'draft',
    'scheduled',
    'placing',
    'leaving',
    'unknown',
    'live',
    'failed',
    'recalled',
  ] as const
  expect(states.filter((state) => isAhead({ state } as PublicationRow))).toEqual([
    'draft',
    'scheduled',
    'placing',
  ])
  const kinds = ['at-once', 'moment', 'local-time', 'premiere', 'story-point', 'publication'] as const
  expect(kinds.filter((kind) => followsSomething({ rule: { kind } } as PublicationRow))).toEqual([
    'premiere',
    'story-point',
    'publication',
  ])
})

test('whatever it runs into is shown first: conflicts, warnings, and what its platform would not take', () => {
  const clean = { conflicts: [], warnings: [], issues: [] }
  expect(runsInto(clean)).toBe(false)
  expect(runsInto({ ...clean, warnings: ['The clocks change'] })).toBe(true)
  expect(runsInto({ ...clean, issues: [{ kind: 'words', said: 'Too long' }] })).toBe(true)
  expect(runsInto({ ...clean, conflicts: [{ kind: 'too-close', said: 'Close', publicationId: null }] })).toBe(
    true,
  )
})

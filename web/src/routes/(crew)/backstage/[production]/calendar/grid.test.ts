import { expect, test } from 'vitest'
import type { PublicationRow } from '#lib/wire/publish.ts'
import { byDay, firstDayFor, hrefOf, placed, showingIn, timeAt, turned, weeksOf, windowOf } from './grid.ts'
import { bandsOf, marksOf } from './marks.ts'

const today = '2026-11-22'
const showing = (search: string) => showingIn(new URLSearchParams(search), today)
const row = (id: string, opensAt: string | null, expectedAt: string | null = null) =>
  ({ id, opensAt, expectedAt }) as PublicationRow

test('what is shown is in the address, and an address that makes no sense shows today', () => {
  const shown = showing('view=month&day=2027-02-03&place=Own+page&territory=no')
  expect(shown).toEqual({ view: 'month', day: '2027-02-03', place: 'Own page', territory: 'NO' })
  expect(showing(hrefOf(shown).slice(1))).toEqual(shown)
  expect(showing('view=year&day=2026-02-31')).toEqual({ view: 'list', day: today, place: '', territory: '' })
  expect([turned(shown, 1), turned({ ...shown, view: 'week' }, -1)]).toEqual(['2027-03-01', '2027-01-27'])
})

test('weeks begin where they do in the country of whoever reads', () => {
  expect(['nb-NO,nb;q=0.9', 'en-US,en', 'en', 'x'.repeat(40), null].map(firstDayFor)).toEqual([1, 7, 1, 1, 1])
})

test('a month is asked for from its first midnight to its last on the clock of the production', () => {
  const weeks = weeksOf(showing('view=month&day=2026-10-10'), 1)
  expect(windowOf(weeks, 'Europe/Oslo')).toEqual({
    from: '2026-09-27T22:00:00.000Z',
    until: '2026-11-01T23:00:00.000Z',
  })
  expect(windowOf(weeksOf(showing(''), 1), 'Europe/Oslo')).toBeUndefined()
})

test('a publication stands on the day of the production, not on that of the world', () => {
  const late = row('late', '2026-11-22T23:30:00.000Z')
  const hoped = row('hoped', null, '2026-11-23T10:00:00.000Z')
  const days = byDay([hoped, row('waits', null), late], 'Europe/Oslo')
  expect([...days].map(([day, rows]) => [day, rows.map(({ id }) => id)])).toEqual([
    ['2026-11-23', ['late', 'hoped']],
  ])
})

test('what opens within an hour stands side by side, and a drop is read to the quarter of an hour', () => {
  const at = (time: string) => row(time, `2026-11-23T${time}:00.000Z`)
  const lanes = placed([at('10:30'), at('10:00'), at('14:00')], 'UTC')
  expect(lanes.map(({ minute, lane, lanes: of }) => [minute, lane, of])).toEqual([
    [600, 0, 2],
    [630, 1, 2],
    [840, 0, 1],
  ])
  expect([timeAt(0), timeAt(0.5), timeAt(0.7605), timeAt(1), timeAt(-1)]).toEqual([
    '00:00',
    '12:00',
    '18:15',
    '23:45',
    '00:00',
  ])
})

test('many at one moment stand below each other as lines, and push down what comes within their height', () => {
  const at = (id: string, time: string) => row(id, `2026-11-23T${time}:00.000Z`)
  const many = ['a', 'b', 'c', 'd'].map((id) => at(id, '10:00'))
  const lines = placed([...many, at('e', '11:30')], 'UTC')
  expect(lines.map(({ minute, lanes, isSlim }) => [minute, lanes, isSlim])).toEqual([
    [600, 1, true],
    [630, 1, true],
    [660, 1, true],
    [690, 1, true],
    [720, 1, false],
  ])
})

test('marks say why, and of one territory only those that reach it', () => {
  const told = {
    title: 'Saltlight',
    points: [{ id: 'e1', name: 'Morning watch', publicAt: '2026-11-29T17:00:00.000Z' }],
    premieres: [
      { pointId: 'e1', territory: 'NO', at: '2026-11-27T17:00:00.000Z' },
      { pointId: null, territory: 'WORLD', at: '2026-12-11T17:00:00.000Z' },
    ],
    embargoes: [
      {
        id: 'm1',
        name: 'Scene 12',
        begunAt: '2026-11-01T00:00:00.000Z',
        until: '2026-12-11T17:00:00.000Z',
        lifted: { by: 'Wren Okafor', at: '2026-12-01T17:00:00.000Z' },
        territories: ['DE'],
      },
    ],
    secrets: [
      { name: 'The second lantern', reveal: { kind: 'at' as const, at: '2026-11-28T17:00:00.000Z' } },
    ],
  }
  expect(marksOf(told, '').map(({ said }) => said)).toEqual([
    'Premiere of Morning watch, Norway',
    'The second lantern may be told',
    'Morning watch is public',
    'Scene 12: embargo ends',
    'Premiere of Saltlight, worldwide',
  ])
  expect(marksOf(told, 'SE').map(({ kind }) => kind)).toEqual(['reveal', 'public', 'premiere'])
  expect([bandsOf(told.embargoes, 'DE')[0]?.until, bandsOf(told.embargoes, 'NO')]).toEqual([
    '2026-12-01T17:00:00.000Z',
    [],
  ])
})

import { expect, test } from 'vitest'
import { craftOf, creditLines, type Craft } from './credit.ts'
import type { UnitId } from './ids.ts'
import { PRODUCTION_KINDS, VIEWING_UNITS, isProductionKind } from './production.ts'
import { checkShootingDay, compareShootingDays } from './shooting-day.ts'
import { formatSlate, parseSlate } from './slate.ts'

const mainUnit = 'main' as UnitId

test('a kitchen is as much a production as a film', () => {
  expect(isProductionKind('kitchen')).toBe(true)
  expect(isProductionKind('channel')).toBe(false)
  for (const kind of PRODUCTION_KINDS) expect(VIEWING_UNITS[kind]).toMatch(/^[a-z]+$/)
})

test('a shooting day has a number and a date that the calendar has', () => {
  const nightShoot = { unit: mainUnit, number: 12, date: '2026-02-28' }
  expect(checkShootingDay(nightShoot)).toEqual({ kind: 'usable', day: nightShoot })
  expect(checkShootingDay({ ...nightShoot, number: 0 })).toEqual({ kind: 'refused', because: 'number' })
  expect(checkShootingDay({ ...nightShoot, number: 1.5 })).toEqual({ kind: 'refused', because: 'number' })
  for (const date of [
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    'tomorrow',
    '2026-01-01T00:00',
  ])
    expect(checkShootingDay({ ...nightShoot, date })).toEqual({ kind: 'refused', because: 'date' })
})

test('shooting days follow the calendar, then their number', () => {
  const days = [
    { unit: mainUnit, number: 3, date: '2026-03-02' },
    { unit: mainUnit, number: 2, date: '2026-03-02' },
    { unit: mainUnit, number: 9, date: '2026-03-01' },
  ]
  expect(days.toSorted(compareShootingDays).map((day) => day.number)).toEqual([9, 2, 3])
})

test('a slate is read as crews write it', () => {
  const slate = { scene: '12', setup: 'A', take: 3 }
  for (const text of ['12A/3', '12a-3', '12 A take 3', ' 12A t3 ', '012A tk. 3'])
    expect(parseSlate(text)).toEqual(slate)
  expect(parseSlate('7/2')).toEqual({ scene: '7', setup: '', take: 2 })
  expect(formatSlate(slate)).toBe('12A/3')
  for (const text of ['', 'A/3', '12', '12A/0', 'twelve/3']) expect(parseSlate(text)).toBeNull()
})

test('a craft is spelt as offered, or kept as typed', () => {
  expect(craftOf('  grip ')).toBe('Grip')
  expect(craftOf('Lamp trimmer')).toBe('Lamp trimmer')
  expect(craftOf(' \u200b ')).toBeNull()
})

test('credits gather under their craft, nobody twice', () => {
  const grip = 'Grip' as Craft
  const props = 'Props' as Craft
  const credits = [
    { name: 'Wren Okafor', craft: grip },
    { name: 'Ida Brandt', craft: props },
    { name: 'Wren Okafor', craft: grip },
    { name: 'Samir Haddad', craft: grip },
  ]
  expect(creditLines(credits)).toEqual(['Grip: Wren Okafor, Samir Haddad', 'Props: Ida Brandt'])
})

import { expect, test } from 'vitest'
import { parseInstant } from '../time/index.ts'
import { isTerritory, territory, WORLD } from './territory.ts'
import { TERRITORY_GROUPS, territoriesIn } from './territory-group.ts'

const today = parseInstant('2026-11-21T12:00:00Z')

test('the European Union of a form signed in 2019 has the United Kingdom in it, of one signed today not', () => {
  expect(territoriesIn(['EU'], parseInstant('2019-05-01T12:00:00Z'))).toContain('GB')
  expect(territoriesIn(['EU'], today)).not.toContain('GB')
  expect(territoriesIn(['EU'], today)).toHaveLength(27)
})

test('Croatia is a member from the first of July 2013', () => {
  expect(territoriesIn(['EU'], parseInstant('2013-06-30T21:59:59Z'))).not.toContain('HR')
  expect(territoriesIn(['EU'], parseInstant('2013-06-30T22:00:00Z'))).toContain('HR')
})

test('a list with a group and its member names the member once', () => {
  expect(territoriesIn(['DACH', territory('DE')], today)).toEqual(['AT', 'CH', 'DE'])
})

test('everywhere swallows whatever stands beside it', () => {
  expect(territoriesIn(['DACH', WORLD], today)).toEqual([WORLD])
})

test('an overseas part with a code of its own is not meant by its mother country’s group', () => {
  expect(territoriesIn(['EU'], today)).not.toContain('GP')
})

test('every member of every group is a territory', () => {
  for (const group of TERRITORY_GROUPS) expect(territoriesIn([group], today).every(isTerritory)).toBe(true)
})

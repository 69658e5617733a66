import { expect, test } from 'vitest'
import type { HeldThing } from '#lib/wire/clearance.ts'
import { groupsBy, viewIn } from './views.ts'

const thing = (exposureId: string, told: Partial<HeldThing> = {}): HeldThing => ({
  exposureId,
  of: 'asset',
  ref: exposureId,
  title: exposureId,
  assets: [],
  destination: 'own-page',
  territories: ['WORLD'],
  said: { destination: 'a post on our own page', places: 'worldwide', moment: 'now' },
  kind: 'held',
  reason: '',
  when: '',
  clearsAt: null,
  waitsFor: [],
  scenes: [],
  ...told,
})
const ida = { id: 'ida', kind: 'person', name: 'Ida Brandt' } as const
const tomas = { id: 'tomas', kind: 'person', name: 'Tomas Reyes' } as const
const told = (...groups: ReturnType<typeof groupsBy>) =>
  groups.map(({ name, things }) => [name, things.map(({ exposureId }) => exposureId).join(' ')])

test('a thing that waits for two people stands under both, and what waits for nobody comes last', () => {
  const held = [
    thing('a', { waitsFor: [] }),
    thing('b', { waitsFor: [] }),
    thing('c', { waitsFor: [tomas] }),
    thing('d', { waitsFor: [tomas, ida] }),
  ]
  expect(told(...groupsBy('person', held, 'Europe/Oslo'))).toEqual([
    ['Tomas Reyes', 'c d'],
    ['Ida Brandt', 'd'],
    ['Nobody: a rule or an embargo alone', 'a b'],
  ])
})

test('by time the earliest comes first, and what no clock frees last', () => {
  const held = [
    thing('never'),
    thing('later', { clearsAt: '2026-12-11T17:00:00.000Z' }),
    thing('sooner', { clearsAt: '2026-11-27T17:00:00.000Z' }),
  ]
  expect(groupsBy('time', held, 'Europe/Oslo').map(({ things }) => things[0]?.exposureId)).toEqual([
    'sooner',
    'later',
    'never',
  ])
})

test('places are said by their names', () => {
  const held = [thing('a', { territories: ['NO', 'DE'] }), thing('b')]
  expect(told(...groupsBy('territory', held, 'Europe/Oslo'))).toEqual([
    ['Norway', 'a'],
    ['Germany', 'a'],
    ['Worldwide', 'b'],
  ])
  expect(told(...groupsBy('destination', held, 'Europe/Oslo'))).toEqual([['A post on our own page', 'a b']])
})

test('an address that asks for no known view gets the board', () => {
  expect(viewIn(new URLSearchParams('by=moon'))).toBe('act')
})

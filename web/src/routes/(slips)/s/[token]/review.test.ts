import { expect, test } from 'vitest'
import type { ReviewUnit, RoundSlip } from '#lib/wire/slips.ts'
import { baseOf, leftOf, mayRefuse, nextOpen, type Picked, withAnswer } from './review.ts'

const still = (id: string, kind: 'open' | 'killed' = 'open') =>
  ({ id, company: 'solo', weight: 1, state: { kind } }) as ReviewUnit
const units = ['1', '2', '3', '4', '5', '6'].map((id) => still(id))
const round = { units, left: { solo: 3, group: 0 }, right: { counted: 'stills' } } as RoundSlip
const refuse = (unitId: string): Picked => ({ unitId, said: 'kill', note: '' })

test('answers that are not sent yet spend the allowance, and one refused again spends nothing', () => {
  const picked = ['1', '2', '3'].map(refuse)
  expect(leftOf(round, picked, 'solo')).toBe(0)
  expect(mayRefuse(round, picked, units[3]!)).toBe(false)
  expect(mayRefuse(round, picked, units[0]!)).toBe(true)
  expect(baseOf(round, 'solo')).toBe(6)
})

test('what was refused and sent before is not spent twice', () => {
  const sent = { ...round, units: [still('1', 'killed'), ...units.slice(1)], left: { solo: 2, group: 0 } }
  expect(leftOf(sent, [refuse('1'), refuse('2')], 'solo')).toBe(1)
})

test('an answer put anew takes the place of the one before', () => {
  const picked = withAnswer([refuse('1'), refuse('2')], { unitId: '1', said: 'approve', note: '' })
  expect(picked.map(({ unitId, said }) => `${said} ${unitId}`)).toEqual(['kill 2', 'approve 1'])
})

test('one goes on at the first without an answer, round to the beginning', () => {
  expect(nextOpen(units, [refuse('1')], 0)).toBe(1)
  expect(nextOpen(units, [refuse('5'), refuse('6')], 4)).toBe(0)
  expect(
    nextOpen(
      units,
      units.map(({ id }) => refuse(id)),
      0,
    ),
  ).toBeUndefined()
})

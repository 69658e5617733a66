import { expect, test } from 'vitest'
import { orderIn } from './order-in.ts'
import { sayOrder } from './say-order.ts'

const formOf = (fields: readonly (readonly [string, string])[]): FormData => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return form
}
const told = { zone: 'Europe/Oslo', names: new Map([['rival', 'Harbour Cola']]) }

test('a form that nobody changed asks for publicity, worldwide and without an end', () => {
  expect(sayOrder(orderIn(formOf([])), told)).toBe(
    'It will permit moving pictures, photographs and sound, for publicity, on our own page and kits, worldwide, from the day of signing without an end.',
  )
})

test('groups and single countries, a window, a credit and a rival are asked for as they were set', () => {
  const order = orderIn(
    formOf([
      ['zone', 'Europe/Oslo'],
      ['media', 'stills'],
      ['group', 'DACH'],
      ['territories', 'no, dk'],
      ['until', '2031-06-30'],
      ['credit', 'Photograph: Ida'],
      ['beside', 'rival'],
    ]),
  )
  expect(order.scope).toMatchObject({ media: ['stills'], territories: ['DACH', 'NO', 'DK'] })
  expect(order.conditions).toContainEqual({ kind: 'not-beside', subjectIds: ['rival'] })
  const said = sayOrder(order, told)
  for (const part of ['Germany, Austria, Switzerland', 'Norway', '“Photograph: Ida”', 'with Harbour Cola'])
    expect(said).toContain(part)
})

test('only a talent agreement has shares, and an empty field gives no word', () => {
  const fields = [
    ['soloPercent', '60'],
    ['groupPercent', ''],
    ['silenceDays', ''],
  ] as const
  expect(orderIn(formOf(fields))).not.toHaveProperty('agreement')
  const { agreement } = orderIn(formOf([['template', 'talent'], ...fields]))
  expect(agreement).toMatchObject({ soloPercent: 60, groupPercent: null, silenceDays: null })
})

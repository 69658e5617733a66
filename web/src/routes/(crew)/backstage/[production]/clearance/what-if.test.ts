import { expect, test } from 'vitest'
import { suppositionIn, wonderIn } from './what-if.ts'

const read = (address: string) => suppositionIn(new URLSearchParams(address), 'Europe/Oslo')

test('an address holds a wonder, in the zone of the production', () => {
  expect(read('if=withdrawn&subject=ida')).toEqual({ kind: 'withdrawn', subjectId: 'ida' })
  expect(read('if=premiere-moved&at=2026-03-12T19:00&where=DE')).toEqual({
    kind: 'premiere-moved',
    at: '2026-03-12T18:00:00.000Z',
    territory: 'DE',
  })
  expect(read('if=another-day&at=2026-07-01')).toEqual({
    kind: 'another-day',
    at: '2026-06-30T22:00:00.000Z',
  })
})

test('a wonder that is not whole is none, and stays where it was typed', () => {
  for (const address of [
    '',
    'if=rain',
    'if=withdrawn',
    'if=premiere-moved&at=soon',
    'if=another-day&at=2026-99-99',
  ])
    expect(read(address)).toBeUndefined()
  expect(wonderIn(new URLSearchParams('if=withdrawn'))).toBe('withdrawn')
})

import { expect, test } from 'vitest'
import { turnOfMatrix, uprightFilters } from './display-matrix.ts'

const one = 0x10000
const matrix = (a: number, b: number, c: number, d: number) =>
  [a, b, 0, c, d, 0, 0, 0, 0x40000000].map((value) => value)

test.each([
  ['as it lies', matrix(one, 0, 0, one), 0, false, []],
  [
    'a quarter clockwise, as a telephone held upright',
    matrix(0, one, -one, 0),
    90,
    false,
    ['transpose=clock'],
  ],
  ['upside down', matrix(-one, 0, 0, -one), 180, false, ['hflip', 'vflip']],
  ['a quarter against the clock', matrix(0, -one, one, 0), 270, false, ['transpose=cclock']],
  ['mirrored, as some selfie cameras write', matrix(-one, 0, 0, one), 0, true, ['hflip']],
  ['flipped top to bottom', matrix(one, 0, 0, -one), 180, true, ['hflip', 'hflip', 'vflip']],
])('a picture stored to be shown %s stands upright', (_, stored, turn, isMirrored, filters) => {
  expect(turnOfMatrix(stored)).toEqual({ turn, isMirrored })
  expect(uprightFilters({ turn: turn as 0, isMirrored: isMirrored as boolean })).toEqual(filters)
})

test('a file without a matrix is shown as it lies', () => {
  expect(turnOfMatrix(null)).toEqual({ turn: 0, isMirrored: false })
})

import { expect, test } from 'vitest'
import { placeStepped, tileAt } from './scrub.ts'

test('the picture under the pointer is the one of that place, to both ends', () => {
  const strip = { frames: 24, columns: 10 }
  expect(tileAt(0, strip)).toEqual({ column: 0, row: 0 })
  expect(tileAt(0.5, strip)).toEqual({ column: 2, row: 1 })
  expect(tileAt(1, strip)).toEqual({ column: 3, row: 2 })
  expect(tileAt(-0.1, strip)).toEqual({ column: 0, row: 0 })
})

test('arrow keys see every picture of a film once and stay at its ends', () => {
  let place = placeStepped(undefined, 1, 24)
  const seen = [tileAt(place, { frames: 24, columns: 24 }).column]
  for (let count = 0; count < 30; count++) {
    place = placeStepped(place, 1, 24)
    seen.push(tileAt(place, { frames: 24, columns: 24 }).column)
  }
  expect(seen.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, tile) => tile))
  expect(new Set(seen.slice(24))).toEqual(new Set([23]))
  expect(placeStepped(undefined, -1, 24)).toBe(placeStepped(1, 1, 24))
  expect(placeStepped(0, -1, 24)).toBe(placeStepped(undefined, 1, 24))
})

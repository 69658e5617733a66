import { expect, test } from 'vitest'
import { FLICKS_PER_SECOND } from '../../time/index.ts'
import { compareStill } from './compare-still.ts'
import { DRAWN, drawnShots, fingerprintOf } from './testing.ts'

const reel = drawnShots(21, 10)
const cut = fingerprintOf({ frames: reel, samples: null })
const still = (luma: Uint8Array) => ({ ...DRAWN, luma })

test('a cover is found at its moment in the cut, and one of another film is not', () => {
  const match = compareStill(cut, still(reel[5 * 12 + 1] ?? new Uint8Array()))
  if (match.kind !== 'shows') throw new TypeError(match.kind)
  expect(Math.abs(match.at / FLICKS_PER_SECOND - 5)).toBeLessThan(1.5)
  for (const other of [22, 23, 24])
    expect(compareStill(cut, still(drawnShots(other, 2)[12] ?? new Uint8Array())).kind).toBe('different')
})

test('a cover of one colour shows nothing', () => {
  expect(compareStill(cut, still(new Uint8Array(DRAWN.width * DRAWN.height).fill(90)))).toEqual({
    kind: 'unsure',
    because: 'nothing-to-see',
  })
})

import { expect, test } from 'vitest'
import { drawFrom } from './draw.ts'
import { rankScore } from './timing.ts'

const times = (seed: number, slower = 0) => {
  const draw = drawFrom(seed)
  return Array.from({ length: 500 }, () => 1 + draw.one([0, 0.1, 0.2, 0.3, 0.4, 3]) + slower)
}

test('chance alone sets nothing apart, and a tenth more time for the hidden is seen', () => {
  expect(Math.abs(rankScore(times(1), times(2)))).toBeLessThan(4)
  expect(rankScore(times(1, 0.1), times(2))).toBeGreaterThan(4)
  expect(rankScore(times(1), times(2, 0.1))).toBeLessThan(-4)
})

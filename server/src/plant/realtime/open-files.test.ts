import { expect, test } from 'vitest'
import { mostStreams } from './index.ts'

const limits = (soft: number | string) =>
  `Limit   Soft Limit  Hard Limit  Units\nMax open files            ${soft}                1048576              files\n`

test.each([
  ['a system of few files leaves a few streams', 1_024, 100],
  ['files are kept back for all else', 12_000, 10_000],
  ['there is an end to streams whatever a system allows', 1_048_576, 20_000],
  ['a system without a limit sets none', 'unlimited', 20_000],
] as const)('%s', (_law, soft, most) => {
  expect(mostStreams(limits(soft))).toBe(most)
})

import { expect, test } from 'vitest'
import { judge } from './index.ts'
import { drawWorld } from './proof/draw-world.ts'
import { proveClearance } from './prove.ts'

test('doorkeeper and oracle differ on none of 2,000 worlds', () => {
  expect(proveClearance({ worlds: 2000 }).map(({ seed, text }) => `${seed}: ${text}`)).toEqual([])
})

test('the drawn worlds hold every kind of answer', () => {
  let state = 7
  const draw = (below: number) =>
    Math.floor(((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647) * below)
  const kinds = new Set(
    Array.from({ length: 600 }, () => drawWorld(draw)).map(
      ({ exposure, evidence, now }) => judge(exposure, evidence, now).kind,
    ),
  )
  expect(kinds).toEqual(new Set(['cleared', 'cleared-with-edits', 'held', 'refused']))
})

import { expect, test } from 'vitest'
import { heightOfDay, topsOfDays, windowOfDay } from './grid-window.ts'

const shape = { columns: 5, rowHeight: 200, headHeight: 48 }

test('days stand below each other, each as high as its rows', () => {
  expect(heightOfDay(11, shape)).toBe(48 + 3 * 200)
  expect(topsOfDays([11, 5, 0], shape)).toEqual([0, 648, 896, 944])
})

test('wherever the screen is, what is drawn and what stands for the rest are the whole day', () => {
  const count = 10_000
  const height = heightOfDay(count, shape)
  for (const top of [0, 1, 999, 123_456, height - 900, height]) {
    const drawn = windowOfDay({ top: 0, count }, { top, bottom: top + 900 }, shape)!
    const rows = (drawn.toRow - drawn.fromRow) * shape.rowHeight
    expect(shape.headHeight + drawn.before + rows + drawn.after).toBe(height)
    expect(drawn.toRow - drawn.fromRow).toBeLessThanOrEqual(16)
    // What the screen shows is drawn.
    expect(shape.headHeight + drawn.before).toBeLessThanOrEqual(Math.max(top, shape.headHeight))
  }
})

test('a day far from the screen is not drawn at all', () => {
  expect(windowOfDay({ top: 10_000, count: 50 }, { top: 0, bottom: 900 }, shape)).toBeUndefined()
  expect(windowOfDay({ top: 0, count: 5 }, { top: 5_000, bottom: 5_900 }, shape)).toBeUndefined()
})

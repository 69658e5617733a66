import { expect, test } from 'vitest'
import { sayBar, saySize } from './say-bar.ts'

test('a bar is as long at its end as at its beginning, and an empty file is done at once', () => {
  expect(sayBar('take 4.mov', { done: 1, total: 4 })).toBe('take 4.mov [######··················] 25 %')
  for (const done of [0, 1, 3, 4, 5])
    expect(sayBar('x', { done, total: 4 })).toMatch(/^x \[[#·]{24}\] \d+ %$/)
  expect(sayBar('x', { done: 0, total: 0 })).toContain('100 %')
})

test('sizes are said in decimal units', () => {
  expect([0, 999, 1000, 12_345_678, 4e12].map(saySize)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '12.3 MB',
    '4.0 TB',
  ])
})

import { expect, test } from 'vitest'
import { gridAct } from './grid-keys.ts'

const press = (key: string, more = {}) =>
  gridAct({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

test('numbers and letters give the same marks, and 0 takes one away', () => {
  for (const [keys, mark] of [
    ['1p', 'keep'],
    ['2m', 'maybe'],
    ['3X', 'no'],
    ['0u', null],
  ] as const)
    for (const key of keys) expect(press(key)).toEqual({ kind: 'mark', mark })
})

test('Shift extends what is chosen, and the browser keeps its own keys', () => {
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ kind: 'move', by: 'row', extends: true })
  expect(press('r', { ctrlKey: true })).toBeUndefined()
  expect(press('ArrowLeft', { altKey: true })).toBeUndefined()
  expect(press('Enter')).toBeUndefined()
})

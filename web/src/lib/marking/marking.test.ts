import { describe, expect, test } from 'vitest'
import { markingAct } from '../time/marking-keys.ts'
import { matching, nextSides, type PaletteSubject, shotAt, withKey } from './mark.ts'
import { UndoStack } from './undo.ts'

const person = (name: string, character: string | null = null): PaletteSubject => ({
  id: name,
  kind: 'person',
  name,
  character,
  billing: null,
  isOnTheDay: false,
  markedAt: null,
})
const cast = [person('Ida Brandt', 'The keeper'), person('Elin Sorby', 'The girl'), person('Giles Ida')]

describe('the palette', () => {
  test('finds names that begin so first, then words of a name or a role', () => {
    expect(matching(cast, 'ida').map(({ name }) => name)).toEqual(['Ida Brandt', 'Giles Ida'])
    expect(matching(cast, 'gi').map(({ name }) => name)).toEqual(['Giles Ida', 'Elin Sorby'])
    expect(matching(cast, 'nobody')).toEqual([])
    expect(matching(cast, ' ')).toEqual(cast)
  })
})

test('sides go round, and a still is never heard', () => {
  const seen = { inPicture: true, inSound: false }
  const all = { inPicture: true, inSound: true }
  expect(nextSides(seen, all)).toEqual({ inPicture: false, inSound: true })
  expect(nextSides(all, all)).toEqual(seen)
  expect(nextSides(seen, { inPicture: true, inSound: false })).toEqual(seen)
})

test('a key of a box replaces the one at its moment and keeps the order', () => {
  const box = { x: 0, y: 0, width: 0.5, height: 0.5 }
  const other = { ...box, x: 0.5 }
  const keys = withKey([{ atFlicks: 10, box }], 5, other)
  expect(keys.map(({ atFlicks }) => atFlicks)).toEqual([5, 10])
  expect(withKey(keys, 10, other)).toHaveLength(2)
})

test('a moment lies in one shot; without known shots the asset is one', () => {
  expect(shotAt([0, 40, 90], 40, 100)).toEqual({ fromFlicks: 40, toFlicks: 90 })
  expect(shotAt([0, 40, 90], 95, 100)).toEqual({ fromFlicks: 90, toFlicks: 100 })
  expect(shotAt(null, 50, 100)).toEqual({ fromFlicks: 0, toFlicks: 100 })
})

test('what was done is taken back newest first, and forgotten to be done again by something new', async () => {
  const told: string[] = []
  const act = (said: string) => ({
    said,
    undo: async () => void told.push(`-${said}`),
    redo: async () => void told.push(`+${said}`),
  })
  const stack = new UndoStack()
  stack.did(act('a'))
  stack.did(act('b'))
  await stack.undo()
  await stack.redo()
  await stack.undo()
  await stack.undo()
  expect(await stack.undo()).toBeUndefined()
  stack.did(act('c'))
  expect(await stack.redo()).toBeUndefined()
  expect(told).toEqual(['-b', '+b', '-b', '-a'])
})

test('what fails to be taken back stays done', async () => {
  const stack = new UndoStack()
  const undo = () => Promise.reject(new Error('refused'))
  stack.did({ said: 'a', undo, redo: () => Promise.resolve() })
  await expect(stack.undo()).rejects.toThrow('refused')
  expect(stack.canUndo).toBe(true)
})

test('keys of marking leave those of playing alone', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    markingAct({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })
  expect(press('3')).toEqual({ kind: 'subject', index: 2 })
  expect(press('z', { ctrlKey: true, shiftKey: true })).toEqual({ kind: 'redo' })
  expect(press('I', { shiftKey: true })).toEqual({ kind: 'edge', edge: 'from' })
  for (const key of ['i', 'o', 'j', 'k', 'l', ' ', '[', 'ArrowLeft']) expect(press(key)).toBeUndefined()
})

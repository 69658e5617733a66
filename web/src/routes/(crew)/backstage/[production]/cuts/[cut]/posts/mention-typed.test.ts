import { expect, test } from 'vitest'
import { fittingPeople, mentionBefore } from './mention-typed.ts'

const noor = { name: 'Noor Aziz', accounts: [{}] }
const ines = { name: 'Inès Noor', accounts: [] }

test('a name is being written from the at sign to the caret', () => {
  expect(mentionBefore('Rigged by @no', 13)).toEqual({ from: 10, query: 'no' })
  expect(mentionBefore('Rigged by @no and', 12)).toEqual({ from: 10, query: 'n' })
  expect(mentionBefore('Rigged by @', 11)).toEqual({ from: 10, query: '' })
  expect(mentionBefore('Rigged by @noor az', 18)).toEqual({ from: 10, query: 'noor az' })
  expect(mentionBefore('crew@salt', 9)).toBeUndefined()
  expect(mentionBefore('Rigged by ', 10)).toBeUndefined()
})

test('people fit by any part of their name, who has an account first', () => {
  expect(fittingPeople([ines, noor], 'noor')).toEqual([noor, ines])
  expect(fittingPeople([ines, noor], 'ines')).toEqual([ines])
  expect(fittingPeople([ines, noor], 'noor-a')).toEqual([noor])
  expect(fittingPeople([ines, noor], 'wren')).toEqual([])
})

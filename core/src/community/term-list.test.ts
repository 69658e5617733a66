import { expect, test } from 'vitest'
import type { StoryPointId } from '../production/index.ts'
import { readTermList, writeTermList } from './term-list.ts'

const points = [
  { id: 'one' as StoryPointId, name: 'The arrival', label: 'Episode 1' },
  { id: 'two' as StoryPointId, name: 'The drowning', label: 'Episode 2' },
]

test('a list names a point as crew or as fans do, with or without a head line', () => {
  const wanted = [
    { name: 'Mara', event: 'drowns', point: 'two' },
    { name: 'the keeper', event: 'sister, twin', point: 'one' },
  ]
  const rows = 'Mara,drowns,episode 2\nthe keeper,"sister, twin",The Arrival\n'
  expect(readTermList(rows, points)).toEqual({ pairs: wanted, flaws: [] })
  expect(readTermList(`Name,Event,After\n${rows}`, points).pairs).toEqual(wanted)
})

test('what is wrong in a list is told by line, all at once', () => {
  const { flaws } = readTermList(
    'name,event,after\nMara,,Episode 2\nMara,drowns,Episode 9\nMara,drowns\n',
    points,
  )
  expect(flaws).toEqual([
    { line: 2, says: 'A name and an event make a pair; one is missing.' },
    { line: 3, says: 'The story has no point “Episode 9”.' },
    { line: 4, says: 'It says no point of the story.' },
  ])
  expect(readTermList('Mara,"drowns,Episode 2\n', points).flaws).toMatchObject([{ line: 1 }])
})

test('a list that was written is read as it was, formulas and all', () => {
  const pairs = [
    { name: '=Mara', event: 'says "goodbye"', point: 'two' as StoryPointId },
    { name: "'=Mara", event: 'x;y', point: 'one' as StoryPointId },
  ]
  const written = writeTermList(pairs, points)
  expect(written).toContain("'=Mara")
  expect(readTermList(written, points)).toEqual({ pairs, flaws: [] })
})

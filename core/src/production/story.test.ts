import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoryPointId } from './ids.ts'
import { circleIn, maximalOf, NO_STORY, seenWith, type Story } from './story.ts'

const id = (text: string) => text as StoryPointId

function line(...names: string[]): Story {
  const points = names.map((name, i) => ({
    id: id(name),
    name,
    after: i === 0 ? [] : [id(names[i - 1] as string)],
    publicAt: null,
  }))
  return { points, premieres: [] }
}

test('who has seen episode three has seen one and two', () => {
  expect([...seenWith(line('e1', 'e2', 'e3'), [id('e3')])].sort()).toEqual(['e1', 'e2', 'e3'])
})

test('of a line of episodes the last is what must be passed', () => {
  expect(maximalOf(line('e1', 'e2', 'e3'), [id('e1'), id('e3'), id('e2')])).toEqual(['e3'])
})

test('two acts that are seen in any order must both be passed', () => {
  const fork: Story = {
    points: [
      { id: id('north'), name: 'North', after: [], publicAt: null },
      { id: id('south'), name: 'South', after: [], publicAt: null },
    ],
    premieres: [],
  }
  expect(maximalOf(fork, [id('south'), id('north')])).toEqual(['north', 'south'])
})

test('a point that comes after itself is a circle, and a line has none', () => {
  const circle: Story = {
    points: [
      { id: id('a'), name: 'A', after: [id('b')], publicAt: null },
      { id: id('b'), name: 'B', after: [id('a')], publicAt: null },
      { id: id('c'), name: 'C', after: [id('b')], publicAt: null },
    ],
    premieres: [],
  }
  expect(circleIn(circle)).toEqual(['a', 'b'])
  expect(circleIn(line('a', 'b', 'c'))).toEqual([])
  expect(circleIn(NO_STORY)).toEqual([])
})

test('passing the maximal points passes every point asked about', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 12 }),
      fc.array(fc.nat(6)),
      (pairs, asked) => {
        const story: Story = {
          points: Array.from({ length: 7 }, (_, i) => ({
            id: id(String(i)),
            name: String(i),
            after: pairs.filter(([from, to]) => from === i && to < i).map(([, to]) => id(String(to))),
            publicAt: null,
          })),
          premieres: [],
        }
        const points = asked.map((n) => id(String(n)))
        const seen = seenWith(story, maximalOf(story, points))
        expect(points.every((point) => seen.has(point))).toBe(true)
      },
    ),
  )
})

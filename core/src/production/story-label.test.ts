import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import {
  inOrder,
  isLine,
  isSafeLabel,
  passedBy,
  safeLabel,
  shownFrom,
  type Story,
  type StoryPointId,
} from './index.ts'

const story = (after: Record<string, string[]>): Story => ({
  points: Object.entries(after).map(([id, before]) => ({
    id: id as StoryPointId,
    name: id,
    after: before as StoryPointId[],
    publicAt: null,
  })),
  premieres: [],
})

describe('the order of a story', () => {
  test('puts an episode after all that lie before it, however they were told', () => {
    const told = story({ third: ['second'], first: [], second: ['first'] })
    expect(inOrder(told)).toEqual(['first', 'second', 'third'])
    expect(isLine(told)).toBe(true)
  })

  test('of two looks that nothing sets apart keeps the one told first in front, and is no line', () => {
    const told = story({ opening: [], red: ['opening'], white: ['opening'], bride: ['red', 'white'] })
    expect(inOrder(told)).toEqual(['opening', 'red', 'white', 'bride'])
    expect(isLine(told)).toBe(false)
  })

  test('is whole even where points go round', () => {
    expect(new Set(inOrder(story({ egg: ['hen'], hen: ['egg'] })))).toEqual(new Set(['egg', 'hen']))
  })

  test('nothing told is a line of nothing', () => {
    expect(inOrder(story({}))).toEqual([])
    expect(isLine(story({}))).toBe(true)
  })
})

test('a label names the unit and a number that is free, never what happens', () => {
  const alone = { place: 3, season: null }
  expect(safeLabel('series', alone, new Set())).toBe('Episode 3')
  expect(safeLabel('series', alone, new Set(['Episode 3', 'Episode 4']))).toBe('Episode 5')
  expect(safeLabel('kitchen', { ...alone, place: 1 }, new Set())).toBe('Course 1')
  expect(safeLabel('series', { place: 1, season: 2 }, new Set())).toBe('Season 2, episode 1')
})

test('a label is the house’s own when it is a unit and a number, and nobody else’s word', () => {
  for (const label of ['Episode 3', 'Season 2, episode 1']) expect(isSafeLabel('series', label)).toBe(true)
  for (const label of ['Act 3', 'Episode three', 'Episode 03', 'The drowning', 'After episode 3'])
    expect(isSafeLabel('series', label)).toBe(false)
})

describe('what anybody can have seen', () => {
  const [first, second] = ['first', 'second'] as [StoryPointId, StoryPointId]
  const noon = 1_000 as Instant
  const later = 2_000 as Instant
  const episodes = story({ first: [], second: ['first'] })

  test('an episode can have been seen from its first premiere anywhere, and the next not before its own', () => {
    const aired: Story = {
      ...episodes,
      premieres: [
        { of: first, territory: 'DE', at: later },
        { of: first, territory: 'NO', at: noon },
        { of: null, territory: 'WORLD', at: noon },
      ],
    }
    expect(shownFrom(aired, first)).toBe(noon)
    expect(shownFrom(aired, second)).toBeNull()
    expect(passedBy(aired, [second], later)).toEqual(new Set([first]))
  })

  test('the acts of a film are seen with the film', () => {
    const shown: Story = { ...episodes, premieres: [{ of: null, territory: 'NO', at: noon }] }
    expect(passedBy(shown, [second], noon)).toEqual(new Set([first, second]))
    expect(passedBy(shown, [second], (noon - 1) as Instant)).toEqual(new Set())
  })

  test('what counts as known to all has been seen by then, and what has no moment by nobody', () => {
    const [one, two] = episodes.points
    const known: Story = { premieres: [], points: [{ ...one!, publicAt: noon }, two!] }
    expect(passedBy(known, [second], later)).toEqual(new Set([first]))
  })
})

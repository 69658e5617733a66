import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StoryPointId } from '../production/index.ts'
import { pairFinder, type TermPair } from './term-pair.ts'
import { weighWords, type WordsToWeigh } from './weigh-words.ts'

const point = (id: string) => id as StoryPointId
const pair = (name: string, event: string, at = 'two'): TermPair => ({
  id: `${name} ${event}`,
  point: point(at),
  name,
  event,
})
const find = pairFinder([pair('Mira', 'dies'), pair('the keeper', 'is her sister'), pair('Ash', 'dies')])
const hits = (text: string) => find(text).map(({ id }) => id)

test('a pair is found with both terms whole, in either order, and not too far apart', () => {
  expect(hits('So Mira dies in the end')).toEqual(['Mira dies'])
  expect(hits('he dies. I mean Mira.')).toEqual(['Mira dies'])
  expect(hits('The keeper? She IS her sister!')).toEqual(['the keeper is her sister'])
  expect(hits('Mira')).toEqual([])
  expect(hits('somebody dies')).toEqual([])
  expect(hits('a flash dies, admirable diesel')).toEqual([])
  expect(hits(`Mira ${'walks along the pier, '.repeat(9)} and a gull dies`)).toEqual([])
})

test('however it is dressed up, a term is what a reader takes it for', () => {
  for (const text of [
    'MIRA DIES',
    'M i r a  d i e s',
    'M.i.r.a d-i-e-s',
    'M*ra'.replace('*', 'i') + '_dies',
    'Мirа diеs',
    'Μιrα dιες'.replace('ς', 's'),
    'ｍｉｒａ ｄｉｅｓ',
    '𝗠𝗶𝗿𝗮 𝗱𝗶𝗲𝘀',
    'Ⓜⓘⓡⓐ ⓓⓘⓔⓢ',
    'M1r4 d1e5',
    'M!ra d!es',
    'Mir@ die$!',
    'Míŕå dïéș',
    'M\u0336i\u0336r\u0336a\u0336 dies',
    'Mi\u200bra d\u00adies',
    'Miiiraaa diiies',
    'miradies',
    'Mir\u0430 di\u0435s',
  ])
    expect(hits(text), text).toContain('Mira dies')
})

test('a finder finds what a plain look at every place would', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '.'), maxLength: 40 })
  const term = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 })
  const once = (text: string) => text.replace(/(.)\1+/g, '$1')
  fc.assert(
    fc.property(letters, fc.array(fc.tuple(term, term), { maxLength: 4 }), (text, terms) => {
      // Words of one letter flow together; of longer ones the words themselves say it all.
      const words = text.match(/[abc]{2,}/g) ?? []
      const spaced = words.join(' ')
      const plain = words.map(once)
      const expected = terms.filter(([name, event]) => {
        const [a, b] = [once(name), once(event)]
        return (
          plain.includes(a) && (a === b ? plain.filter((word) => word === a).length > 1 : plain.includes(b))
        )
      })
      const found = pairFinder(
        terms.map(([name, event], index) => ({ ...pair(name, event), id: String(index) })),
      )(spaced)
      for (const one of expected) expect(found.map(({ id }) => id)).toContain(String(terms.indexOf(one)))
    }),
  )
})

test('two thousand pairs and a text made to be slow cost little', () => {
  const many = pairFinder(Array.from({ length: 2000 }, (_, index) => pair(`aaab${index}`, `baaa${index}`)))
  expect(many('ab'.repeat(8000))).toEqual([])
})

const story = {
  premieres: [],
  points: [
    { id: point('one'), name: '1', after: [], publicAt: null },
    { id: point('two'), name: '2', after: [point('one')], publicAt: null },
  ],
}
const weigh = (over: Partial<WordsToWeigh>) =>
  weighWords({
    story,
    found: [pair('Mira', 'dies')],
    behind: [],
    passed: new Set(),
    isWatched: false,
    hasWatchedWords: false,
    asItIs: false,
    ...over,
  })

test('who has not seen it is answered alike, whether a guess hits or not', () => {
  for (const isWatched of [false, true]) {
    expect(weigh({ isWatched }).kind).toBe('keep')
    expect(weigh({ isWatched, found: [] }).kind).toBe('keep')
  }
  expect(weigh({ isWatched: true })).toMatchObject({ state: 'held' })
  expect(weigh({})).toMatchObject({ state: 'shown', pairs: [{ id: 'Mira dies' }] })
  expect(weigh({ found: [], hasWatchedWords: true })).toMatchObject({ state: 'shown' })
  expect(weigh({ found: [], hasWatchedWords: true, isWatched: true })).toMatchObject({ state: 'held' })
})

test('who has seen it is asked once, and may post it as it is', () => {
  const passed = new Set([point('one'), point('two')])
  expect(weigh({ passed })).toEqual({ kind: 'ask', points: ['two'] })
  expect(weigh({ passed, asItIs: true })).toMatchObject({ kind: 'keep', state: 'shown' })
  expect(weigh({ passed, asItIs: true, isWatched: true })).toMatchObject({ state: 'held' })
})

test('what stands behind the point already is nobody’s concern', () => {
  expect(weigh({ behind: [point('two')], isWatched: true })).toEqual({
    kind: 'keep',
    state: 'shown',
    pairs: [],
  })
  expect(weigh({ behind: [point('one')], isWatched: true })).toMatchObject({ state: 'held' })
})

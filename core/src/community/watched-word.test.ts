import { expect, test } from 'vitest'
import { watchedIn } from './watched-word.ts'

const words = [
  { word: 'grubber', about: 'abuse' as const },
  { word: 'casino*', about: 'spam' as const },
  { word: 'buy followers', about: 'spam' as const },
]
const found = (text: string) => watchedIn(text, words).map(({ word }) => word)

test('a watched word is found whole, in any case, with marks and signs for letters', () => {
  expect(found('You GRÜBBER!')).toEqual(['grubber'])
  expect(found('you gru\u200bbber')).toEqual(['grubber'])
  expect(found('C4s1n0s are open, buy  followers')).toEqual(['casino*', 'buy followers'])
})

test('a word inside another word is not it, unless its end is left open', () => {
  expect(found('grubbery')).toEqual([])
  expect(found('casinos')).toEqual(['casino*'])
  expect(found('an occasion')).toEqual([])
})

test('a word of nothing but signs is found nowhere', () => {
  expect(watchedIn('anything at all', [{ word: '***', about: 'spam' }])).toEqual([])
})

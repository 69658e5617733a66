import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mentionsIn, namedIn } from './mentions.ts'
import { checkWords, LONGEST_WRITING } from './words.ts'

test('words are kept without what hides or turns letters, and nothing is no writing', () => {
  expect(checkWords('  A lamp\u202e, \u0000forty\r\noilskins  \n\n\n\n.')).toEqual({
    kind: 'fit',
    words: 'A lamp, forty\noilskins\n\n.',
  })
  for (const nothing of ['', ' \n ', '\u200b\u200d', 'ㅤ']) expect(checkWords(nothing).kind).toBe('empty')
  expect(checkWords('👩🏽‍🚒')).toEqual({ kind: 'fit', words: '👩🏽‍🚒' })
})

test('two thousand characters fit, however many marks each carries; one more does not', () => {
  expect(checkWords('👩🏽‍🚒'.repeat(LONGEST_WRITING)).kind).toBe('fit')
  expect(checkWords('x'.repeat(LONGEST_WRITING + 1))).toEqual({ kind: 'too-long', longest: LONGEST_WRITING })
  const tower = checkWords(`z${'\u0323'.repeat(500)}`)
  expect(tower.kind === 'fit' && tower.words.length).toBeLessThan(12)
})

test('what was kept is kept again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const once = checkWords(typed)
      if (once.kind === 'fit') expect(checkWords(once.words)).toEqual(once)
    }),
  )
})

test('a mention is a handle behind an @, and neither an address nor the middle of a word', () => {
  const named = (text: string) => mentionsIn(text).map(({ handle }) => handle)
  expect(named('@ida and (@lantern.keeper), @Сова! @ida.')).toEqual(['ida', 'lantern.keeper', 'Сова', 'ida'])
  expect(named('ida@example.org https://x.example/@ida @@ida @ @a')).toEqual([])
  expect(named(`@${'x'.repeat(31)}`)).toEqual([])
})

test('a storm of names tells five people at most, each once', () => {
  const storm = mentionsIn(Array.from({ length: 200 }, (_, index) => `@fan${index} @FAN${index}`).join(' '))
  expect(storm).toHaveLength(400)
  expect(namedIn(storm)).toHaveLength(5)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { measureText, type TextUnit } from './copy-limits.ts'
import { shortenWords } from './shorten-words.ts'

const UNITS: readonly TextUnit[] = ['grapheme', 'utf16', 'byte', 'weighted']
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'lamp',
        'the',
        'keeper,',
        '#wave',
        '👩‍👩‍👧',
        '海が鳴る',
        'https://saltlight.example/the/wave',
        'e\u0301te\u0301',
        '\n\n',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 40 },
  )
  .map((words) => words.join(' '))

test('what is shortened fits, however its place counts, and says nothing that was not said', () => {
  fc.assert(
    fc.property(
      text,
      fc.constantFrom(...UNITS),
      fc.double({ min: 0, max: 1.2, noNaN: true }),
      (words, unit, share) => {
        const used = measureText(words, unit)
        const over = Math.ceil(used * share)
        const short = shortenWords(words, { unit, over })
        if (short !== '') expect(measureText(short, unit)).toBeLessThanOrEqual(used - over)
        if (over > 0 && short !== '') {
          expect(short.endsWith('…')).toBe(true)
          expect(words.includes(short.slice(0, -1).trim())).toBe(true)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test.each([
  ['Forty oilskins, one lamp, and the sea.', 10, 'Forty oilskins, one lamp…'],
  ['Forty oilskins, one lamp, and the sea.', 15, 'Forty oilskins, one…'],
  ['Forty oilskins', 10, 'For…'],
  ['See https://saltlight.example/wave and more of it', 12, 'See https://saltlight.example/wave …'],
  ['Forty', 0, 'Forty'],
  ['Forty', 9, ''],
])('%s, by %i', (words, over, wanted) => {
  expect(shortenWords(words, { unit: 'grapheme', over })).toBe(wanted)
})

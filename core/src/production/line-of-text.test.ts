import fc from 'fast-check'
import { expect, test } from 'vitest'
import { graphemesOf, lineOfText } from './line-of-text.ts'

test('a name keeps its letters whatever the script', () => {
  for (const name of ['Ida Brandt', 'Søren Ærø', '李雪', 'محمد', 'می\u200cخواهم', 'Zoë', '👩‍🎤 Ida'])
    expect(lineOfText(name, 80)).toBe(name.normalize('NFC'))
})

test('a line cannot turn its reader around, hide letters or break', () => {
  expect(lineOfText('grip\u202Egpj.exe', 80)).toBe('gripgpj.exe')
  expect(lineOfText('Ida\u200B\u2066 Brandt\u0000', 80)).toBe('Ida Brandt')
  expect(lineOfText('\u200d\u200c', 80)).toBe('')
  expect(lineOfText('Ida \u200b Zoe\u200b\u0308', 80)).toBe('Ida Zoë')
  expect(lineOfText('  two\r\n lines\t here ', 80)).toBe('two lines here')
})

test('a line is never longer than asked, and cleaning it twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 1, max: 30 }),
      (typed, longest) => {
        const line = lineOfText(typed, longest)
        expect(graphemesOf(line).length).toBeLessThanOrEqual(longest)
        expect(line.isWellFormed()).toBe(true)
        expect(lineOfText(line, longest)).toBe(line)
      },
    ),
  )
})

test('a letter piled high with marks does not make a line endless', () => {
  expect(lineOfText('a' + '\u0301'.repeat(100_000), 10).length).toBeLessThanOrEqual(160)
})

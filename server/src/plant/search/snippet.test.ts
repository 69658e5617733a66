import fc from 'fast-check'
import { expect, test } from 'vitest'
import { snippetOf } from './snippet.ts'

const said = (text: string, words: string) =>
  snippetOf(text, words)
    .map(({ text: part, isHit }) => (isHit ? `[${part}]` : part))
    .join('')

test('a snippet shows the words that were looked for where they stand', () => {
  expect(said('Salt is the right size already.', 'right')).toBe('Salt is the [right] size already.')
  expect(said('Aino Leppälä builds a storm', 'leppala stor')).toBe('Aino [Leppälä] builds a [storm]')
  expect(said('A lamp, an oar, a sea', 'a')).toBe('[A] lamp, an oar, [a] sea')
  expect(said(`${'wave '.repeat(60)}lantern ${'wave '.repeat(60)}`, 'lantern')).toMatch(
    /^… (?:wave )+\[lantern\] (?:wave )*wave …$/,
  )
})

test('letters that no space sets apart are shown wherever they stand', () => {
  expect(said('嵐の夜に灯台守の娘が登る。', '灯台')).toBe('嵐の夜に[灯台]守の娘が登る。')
  expect(said('ประภาคารในพายุ', 'ในพายุ')).toBe('ประภาคาร[ในพายุ]')
  expect(said('빛등대에서 storm을 만나요', '등대 sto')).toBe('빛[등대]에서 [storm]을 만나요')
  expect(said(`${'波'.repeat(300)}灯台${'波'.repeat(300)}`, '灯台')).toMatch(/^… 波{20}\[灯台\]波{178} …$/)
})

test('whatever is looked for, a snippet is a part of its text and no more', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 600 }),
      fc.string({ maxLength: 30 }),
      (text, words) => {
        const flat = text.replaceAll(/\s+/g, ' ').trim()
        const parts = snippetOf(text, words).map(({ text: part }) => part)
        if (parts[0] === '… ') parts.shift()
        if (parts.at(-1) === ' …' && !flat.endsWith(' …')) parts.pop()
        expect(flat).toContain(parts.join(''))
        expect(parts.join('').length).toBeLessThanOrEqual(203)
      },
    ),
  )
})

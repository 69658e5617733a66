import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkHandle, HANDLE_RESTS_MS, mayChangeHandle, skeletonOf } from './handle.ts'

const check = (typed: string) => {
  const { kind, ...rest } = checkHandle(typed)
  return kind === 'usable' ? kind : 'because' in rest ? rest.because : kind
}

test('a handle is two to thirty letters, digits and single separators between them', () => {
  for (const typed of [
    'ida',
    '@ida',
    'lantern.keeper',
    'se_7-en',
    'Bø',
    'Сова',
    '灯台守',
    'Νίκη',
    'مصباح',
    'x'.repeat(30),
  ])
    expect(check(typed), typed).toBe('usable')
  for (const typed of ['', 'a', 'x'.repeat(31)]) expect(check(typed), typed).toBe('length')
  for (const typed of [
    '.ida',
    'ida.',
    'i..da',
    'i da',
    '12345',
    '<b>',
    'ida\u202e',
    'i\u200bda',
    'ㅤㅤ',
    'i\u0301\u0301\u0301\u0301da',
    'ida😀',
  ])
    expect(check(typed), typed).toBe('letters')
})

test('a handle that would speak for the house is reserved, however it is spelt', () => {
  for (const typed of ['admin', 'ADMIN', 'Adm1n', 'mod.erator', 'stage-door', 'Offlcial', 'crevv', 'tearn'])
    expect(check(typed), typed).toBe('reserved')
})

test('letters of two scripts, and letters of another script that all look Latin, are refused', () => {
  for (const typed of ['idа', 'pаypal', 'сосо', 'ОСА', 'ΝΙΝΑ', 'ｉｄａ', '𝗶𝗱𝗮', 'ᏟᎪ', 'ɑda', 'ʟantern'])
    expect(check(typed), typed).toBe('letters')
})

test('handles that look alike are one', () => {
  const [ida, ...alike] = ['Ida.Brandt', 'ida-brandt', 'lda_brandt', '1daBrandt', 'ÍdaBrändt'].map(skeletonOf)
  for (const other of alike) expect(other).toBe(ida)
  expect(skeletonOf('mornrn')).toBe(skeletonOf('momm'))
  expect(skeletonOf('Ola')).not.toBe(skeletonOf('Ida'))
})

test('a usable handle is its own text, and so is its skeleton’s skeleton', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (typed) => {
      const checked = checkHandle(typed)
      if (checked.kind === 'refused') return
      expect(typed.trim().replace(/^@/, '')).toBe(checked.handle)
      expect(skeletonOf(checked.skeleton)).toBe(skeletonOf(skeletonOf(checked.skeleton)))
      expect(checked.skeleton.length).toBeGreaterThan(0)
    }),
  )
})

test('a handle rests for thirty days before it may be changed', () => {
  expect(mayChangeHandle(0, HANDLE_RESTS_MS - 1)).toBe(false)
  expect(mayChangeHandle(0, HANDLE_RESTS_MS)).toBe(true)
})

import { expect, test } from 'vitest'
import { nameSlug } from './name-slug.ts'

test('a name is the same in every address, and as a person would spell it', () => {
  expect(nameSlug('Aino Leppälä')).toBe('aino-leppala')
  expect(nameSlug('Samir O’Hara')).toBe('samir-ohara')
})

test('two names in letters that an address cannot spell stay two', () => {
  const names = ['山田太郎', '山田花子', 'Иван', 'Анна', '山田 Taro', 'Taro']
  expect(new Set(names.map(nameSlug)).size).toBe(names.length)
  for (const name of names) expect(nameSlug(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

import { expect, test } from 'vitest'
import { pageAt, startOfPage } from './document-pages.ts'

test('a page is shown from its beginning until the next, and the last one at the end', () => {
  const pages = ['one', 'two', 'three']
  expect(pages.map((_, index) => pageAt(pages, startOfPage(index)))).toEqual(pages)
  expect(pageAt(pages, startOfPage(1) - 1)).toBe('one')
  expect(pageAt(pages, startOfPage(3))).toBe('three')
  expect(pageAt([], 0)).toBeUndefined()
})

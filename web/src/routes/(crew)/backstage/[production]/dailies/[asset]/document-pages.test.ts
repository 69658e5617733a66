import { expect, test } from 'vitest'
import { pageAt, pagesIn, startOfPage } from './document-pages.ts'

test('a page is shown from its beginning until the next, and the last one at the end', () => {
  const pages = ['one', 'two', 'three']
  expect(pages.map((_, index) => pageAt(pages, startOfPage(index)))).toEqual(pages)
  expect(pageAt(pages, startOfPage(1) - 1)).toBe('one')
  expect(pageAt(pages, startOfPage(3))).toBe('three')
  expect(pageAt([], 0)).toBeUndefined()
})

test('a mark of a document is told by its pages, not by seconds', () => {
  const mark = (from: number, to: number) =>
    pagesIn({ fromFlicks: startOfPage(from), toFlicks: startOfPage(to) })
  expect(mark(0, 3)).toEqual({ from: 1, to: 3 })
  expect(mark(1, 2)).toEqual({ from: 2, to: 2 })
  expect(pagesIn({ fromFlicks: startOfPage(1) + 7, toFlicks: startOfPage(1) + 8 })).toEqual({
    from: 2,
    to: 2,
  })
  expect(mark(2, 2)).toEqual({ from: 3, to: 3 })
})

import { FLICKS_PER_SECOND } from '@stagedoor/core/time'

/** Each page of a document is one second of its own time. */
export const PAGE_RATE = { num: 1, den: 1 }

/** Where a page begins, pages counted from 0. */
export const startOfPage = (index: number): number => index * FLICKS_PER_SECOND

/** The pages that a range of a document's time touches, counted from 1. */
export function pagesIn({ fromFlicks, toFlicks }: { fromFlicks: number; toFlicks: number }): {
  from: number
  to: number
} {
  const from = Math.floor(fromFlicks / FLICKS_PER_SECOND) + 1
  return { from, to: Math.max(from, Math.ceil(toFlicks / FLICKS_PER_SECOND)) }
}

/** The page at a moment of a document's time; undefined where none is shown. */
export function pageAt<Page>(pages: readonly Page[], now: number): Page | undefined {
  return pages[Math.max(0, Math.min(pages.length - 1, Math.floor(now / FLICKS_PER_SECOND)))]
}

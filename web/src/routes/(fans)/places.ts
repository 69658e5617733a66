import { words } from '#lib/words/index.ts'

/** A page of a production that its mast leads to; `path` goes on from the production's own. */
export interface HousePlace {
  readonly path: string
  readonly name: string
}

/** What the mast leads to, in this order; whoever adds a page adds its line. */
export const PLACES: readonly HousePlace[] = [
  { path: '/posts', name: words.pages.nav.posts },
  { path: '/questions', name: words.questions.title },
  { path: '/theories', name: words.theories.title },
  { path: '/people', name: words.pages.nav.people },
  { path: '/search', name: words.pages.nav.search },
  { path: '/about', name: words.pages.nav.about },
]

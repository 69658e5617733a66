import type { Unread } from '@stagedoor/core/publish'

/**
 * What a platform says openly of a post: where its film is, or at least a picture of it. `key` tells this film from
 * another that may take its place; words are null where they cannot be read.
 */
export type PostReading =
  | { readonly kind: 'film'; readonly key: string; readonly address: string; readonly words: string | null }
  | { readonly kind: 'cover'; readonly address: string; readonly words: string | null }
  | { readonly kind: 'unread'; readonly because: Unread; readonly words: string | null }
  /** The platform says that there is no such post. */
  | { readonly kind: 'gone' }

/** A post of which nothing can be read. */
export const unread = (because: Unread, words: string | null = null): PostReading => ({
  kind: 'unread',
  because,
  words,
})

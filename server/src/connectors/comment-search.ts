/** A page of a list of comments, and whether the list ends with it. */
export interface CommentPage<Comment> {
  readonly comments: readonly Comment[]
  readonly isLast: boolean
}

/** What a search through a list of comments came to; only `none` has read the whole list, of so many comments. */
export type CommentSearch<Comment> =
  | { readonly kind: 'found'; readonly comment: Comment }
  | { readonly kind: 'none'; readonly read: number }
  | { readonly kind: 'too-many' }

/** What is said where a list was left before its end. */
export const TOO_MANY = 'There are too many comments to read them all.'

/** Reads a list of comments up to the first that fits. */
export async function searchComments<Comment>(
  pages: AsyncIterable<CommentPage<Comment>>,
  fits: (comment: Comment) => boolean,
): Promise<CommentSearch<Comment>> {
  let read = 0
  let isWhole = false
  for await (const { comments, isLast } of pages) {
    const comment = comments.find(fits)
    if (comment !== undefined) return { kind: 'found', comment }
    read += comments.length
    isWhole = isLast
  }
  return isWhole ? { kind: 'none', read } : { kind: 'too-many' }
}

/** Whether words are the same as a platform keeps them: without the space around them. */
export const sameWords = (one: string, other: string): boolean => one.trim() === other.trim()

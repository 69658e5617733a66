import type { RemoteComment } from './connector.ts'

interface Mark {
  /** The moment of the newest comment that was taken in. */
  readonly at: number
  /** The comments of exactly that moment: more of them may come. */
  readonly ids: readonly string[]
}

/**
 * Remembers which comments were taken in, for platforms that hand them out newest first: all up to a moment, and of that
 * moment by name, so that none comes twice and none is left out. The cursor is text that its platform never sees.
 */
export class CommentCursor {
  readonly #before: Mark
  readonly #fresh = new Map<string, RemoteComment>()

  constructor(cursor: string | null) {
    this.#before = markOf(cursor)
  }

  /** Takes in a page; false where it held nothing new. */
  takeIn(page: readonly RemoteComment[]): boolean {
    const fresh = page.filter((comment) => this.#isNew(comment))
    for (const comment of fresh) this.#fresh.set(comment.id, comment)
    return fresh.length > 0
  }

  /** The new comments, oldest first, and the cursor for the next look. */
  end(): { comments: RemoteComment[]; cursor: string | null } {
    const comments = [...this.#fresh.values()].sort((a, b) => momentOf(a) - momentOf(b))
    const last = comments.at(-1)
    if (last === undefined) {
      const { at, ids } = this.#before
      return { comments: [], cursor: ids.length === 0 ? null : `${at} ${ids.join(' ')}` }
    }
    const at = momentOf(last)
    const kept = at === this.#before.at ? this.#before.ids : []
    const ids = comments.filter((comment) => momentOf(comment) === at).map(({ id }) => id)
    return { comments, cursor: [at, ...kept, ...ids].join(' ') }
  }

  #isNew(comment: RemoteComment): boolean {
    const at = momentOf(comment)
    return (
      at > this.#before.at ||
      (at === this.#before.at && !this.#before.ids.includes(comment.id) && !this.#fresh.has(comment.id))
    )
  }
}

function markOf(cursor: string | null): Mark {
  const [at = '', ...ids] = (cursor ?? '').split(' ')
  return /^\d+$/.test(at) ? { at: Number(at), ids } : { at: Number.NEGATIVE_INFINITY, ids: [] }
}

// One without a moment cannot be put in order: it counts as the oldest of all.
function momentOf({ writtenAt }: RemoteComment): number {
  return writtenAt ?? 0
}

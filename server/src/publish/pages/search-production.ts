import { findTexts, type SearchHit, type SearchReader, snippetOf } from '../../plant/search/index.ts'
import type { Db } from '../../schema/index.ts'
import { frontPage, postsToSearch } from './public-reads.ts'
import { POST_TEXT, wordsOf } from '../posts.ts'

const MOST = 30

/** How search shows posts. */
export const postReader: SearchReader = {
  kind: POST_TEXT,
  read: async (fan, { refs, words }) =>
    (await postsToSearch(fan, refs)).map((post) => ({
      ref: post.id,
      title: post.title,
      path: `/${post.slug}`,
      by: post.credits.map(({ name }) => name).join(', ') || null,
      snippet: snippetOf(wordsOf(post), words),
    })),
}

/**
 * What of a production has all the words, best first: found behind the gates that the viewer passes, and read again
 * through their own policy before anything of it is shown. Throws `not-found` for a page that is not there.
 */
export async function searchProduction(
  fan: Db,
  { production, words, readers }: { production: string; words: string; readers: readonly SearchReader[] },
): Promise<{ hits: (SearchHit & { kind: string })[]; hasMore: boolean }> {
  const { productionId } = await frontPage(fan, production)
  const found = await findTexts(fan, { productionId, words, limit: MOST + 1 })
  const shown = found.slice(0, MOST)
  const hitOf = new Map<string, SearchHit>()
  for (const { kind, read } of [postReader, ...readers]) {
    const refs = shown.filter((text) => text.kind === kind).map(({ ref }) => ref)
    if (refs.length === 0) continue
    for (const hit of await read(fan, { refs, words })) hitOf.set(`${kind} ${hit.ref}`, hit)
  }
  const hits = shown.flatMap(({ kind, ref }) => {
    const hit = hitOf.get(`${kind} ${ref}`)
    return hit === undefined ? [] : [{ ...hit, kind }]
  })
  return { hits, hasMore: found.length > MOST }
}

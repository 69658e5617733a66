import { sql } from 'kysely'
import { type SearchReader, snippetOf } from '../../plant/search/index.ts'

interface Found {
  readonly id: string
  readonly handle: string | null
  readonly source: string
  readonly slug: string
  readonly title: string
}

/** How search shows comments on posts: read again as the viewer, each with the post that it is on. */
export const commentReader: SearchReader = {
  kind: 'comment',
  read: async (fan, { refs, words }) => {
    const { rows } = await sql<Found>`
      select w.id, w.handle, w.source, p.slug, p.title
      from community.writings w join community.threads t on t.id = w.thread_id and t.kind = 'post'
        join publish.posts p on p.id = t.ref
      where w.id = any (${[...refs]}::uuid[]) and w.kind = 'comment' and w.state = 'shown'`.execute(fan)
    return rows.map(({ id, handle, source, slug, title }) => ({
      ref: id,
      title,
      path: `/${slug}?thread=${id}#c-${id}`,
      by: handle,
      snippet: snippetOf(source, words),
    }))
  },
}

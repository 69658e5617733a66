import { sql } from 'kysely'
import { type SearchReader, snippetOf } from '../../plant/search/index.ts'

interface Found {
  readonly id: string
  readonly handle: string | null
  readonly source: string
  readonly label: string | null
}

/** How search shows theories: read again as the viewer, and only once they are open; each with the point that it is about. */
export const theoryReader: SearchReader = {
  kind: 'theory',
  read: async (fan, { refs, words }) => {
    const { rows } = await sql<Found>`
      select w.id, w.handle, w.source, l.label
      from community.writings w join community.seals s on s.theory_id = w.id
        join wall.gates g on g.id = s.gate_id left join production.story_labels l on l.id = s.label_id
      where w.id = any (${[...refs]}::uuid[]) and w.kind = 'theory' and w.state = 'shown'`.execute(fan)
    return rows.map(({ id, handle, source, label }) => ({
      ref: id,
      title: label ?? handle ?? '',
      path: `/theories/${id}`,
      by: handle,
      snippet: snippetOf(source, words),
    }))
  },
}

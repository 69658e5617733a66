import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { type SearchReader, snippetOf } from '../../plant/search/index.ts'
import { titleOf } from '../questions/question-readers.ts'
import { cursorBehind } from './cursor.ts'
import { PAGE } from './read-talk.ts'

interface Found {
  readonly id: string
  readonly handle: string | null
  readonly source: string
  readonly rootKind: 'question' | 'theory'
  readonly rootId: string
  readonly rootWords: string
  readonly label: string | null
  readonly rootHandle: string | null
  /** When the line right below the root was written that it is, or hangs on. */
  readonly lineAt: Instant
  /** Whether so many lines stand before that one that it is on a later page. */
  readonly isFurther: boolean
}

/** How search shows what is said below questions and theories: read again as the viewer, with what it is said of. */
export const replyReader: SearchReader = {
  kind: 'comment',
  read: async (fan, { refs, words }) => {
    const { rows } = await sql<Found>`
      select w.id, w.handle, w.source, r.kind as root_kind, r.id as root_id, r.source as root_words, r.handle as root_handle,
        l.label, line.written_at as line_at,
        (select count(*) from (
          select 1 from community.writings e where e.parent_id = r.id and e.kind = 'comment'
            and (e.written_at, e.id) < (line.written_at, line.id) limit ${sql.lit(PAGE)}) as before) = ${sql.lit(PAGE)} as is_further
      from community.writings w
        join community.writings p on p.id = w.parent_id
        join community.writings line on line.id = case when p.kind = 'comment' then p.id else w.id end
        join community.writings r on r.id = line.parent_id and r.kind in ('question', 'theory') and r.state = 'shown'
        left join community.seals s on s.theory_id = r.id
        left join production.story_labels l on l.id = s.label_id
      where w.id = any (${[...refs]}::uuid[]) and w.kind = 'comment' and w.state = 'shown'
        and (r.kind = 'question' or exists (select from wall.gates g where g.id = s.gate_id))`.execute(fan)
    return rows.map((found) => ({
      ref: found.id,
      title:
        found.rootKind === 'question' ? titleOf(found.rootWords) : (found.label ?? found.rootHandle ?? ''),
      path: pathOf(found),
      by: found.handle,
      snippet: snippetOf(found.source, words),
    }))
  },
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000'

function pathOf({ id, rootKind, rootId, lineAt, isFurther }: Found): string {
  const root = `/${rootKind === 'question' ? 'questions' : 'theories'}/${rootId}`
  // Behind nobody of that moment: the page begins with the line itself.
  const page = isFurther ? `?after=${cursorBehind({ writtenAt: instant(lineAt), id: FIRST_ID })}` : ''
  return `${root}${page}#c-${id}`
}

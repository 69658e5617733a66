import { sql } from 'kysely'
import { type SearchReader, snippetOf } from '../../plant/search/index.ts'

/** How search shows questions: read again as the viewer. */
export const questionReader: SearchReader = {
  kind: 'question',
  read: async (fan, { refs, words }) => {
    const { rows } = await sql<{ id: string; handle: string | null; source: string }>`
      select w.id, w.handle, w.source from community.writings w
      where w.id = any (${[...refs]}::uuid[]) and w.kind = 'question' and w.state = 'shown'`.execute(fan)
    return rows.map(({ id, handle, source }) => {
      const title = titleOf(source)
      return {
        ref: id,
        title,
        path: `/questions/${id}`,
        by: handle,
        // A short one is told by its title.
        snippet: title === flatten(source) ? [] : snippetOf(source, words),
      }
    })
  },
}

interface FoundAnswer {
  readonly id: string
  readonly questionId: string
  readonly question: string
  readonly source: string
  readonly handle: string | null
  readonly name: string | null
  readonly craft: string | null
  /** What is said in the post that answers. */
  readonly spoken: readonly { text: string }[] | null
}

/** How search shows answers: each with its question, and by the words of its clip too, both read again as the viewer. */
export const answerReader: SearchReader = {
  kind: 'answer',
  read: async (fan, { refs, words }) => {
    const { rows } = await sql<FoundAnswer>`
      select w.id, w.source, w.handle, q.id as question_id, q.source as question, b.name, b.craft, p.captions as spoken
      from community.writings w
        join community.writings q on q.id = w.parent_id and q.kind = 'question' and q.state = 'shown'
        left join community.badges b on b.id = w.badge_id and b.revoked_at is null
        left join community.answer_clips c on c.answer_id = w.id
        left join publish.posts p on p.id = c.post_id
      where w.id = any (${[...refs]}::uuid[]) and w.kind = 'answer' and w.state = 'shown'`.execute(fan)
    return rows.map(({ id, questionId, question, source, handle, name, craft, spoken }) => ({
      ref: id,
      title: titleOf(question),
      path: `/questions/${questionId}#a-${id}`,
      by: name === null ? handle : [name, craft].filter(Boolean).join(', '),
      snippet: snippetOf([source, ...(spoken ?? []).map(({ text }) => text)].join('\n'), words),
    }))
  },
}

const LONGEST_TITLE = 100

/** A question as the title of what is found below it: its beginning. */
export function titleOf(question: string): string {
  const flat = flatten(question)
  if (flat.length <= LONGEST_TITLE) return flat
  const space = flat.lastIndexOf(' ', LONGEST_TITLE)
  return `${flat
    .slice(0, space > LONGEST_TITLE / 2 ? space : LONGEST_TITLE)
    .toWellFormed()
    .trimEnd()} …`
}

const flatten = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

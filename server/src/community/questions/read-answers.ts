import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import type { Answerer } from './read-sessions.ts'

/** An answer as a viewer may see it. */
export interface SeenAnswer {
  readonly id: string
  readonly html: string
  /** What its writer typed, for them to change; null for everybody else. */
  readonly source: string | null
  /** Null once the badge is revoked: then it is words of a handle. */
  readonly by: Answerer | null
  readonly handle: string | null
  readonly saidAt: Instant
  readonly editedAt: Instant | null
  readonly isMine: boolean
  /** The post that answers; whoever may not see it does not see the answer either. */
  readonly clip: { readonly slug: string; readonly title: string } | null
}

/** Answers that this viewer may see, by question, first said first. */
export async function seenAnswers(
  seen: Db,
  questionIds: readonly string[],
  own: readonly string[],
): Promise<ReadonlyMap<string, SeenAnswer[]>> {
  const found = new Map<string, SeenAnswer[]>()
  if (questionIds.length === 0) return found
  const rows = await seen
    .selectFrom('community.writings as a')
    .leftJoin('community.badges as b', (join) =>
      join.onRef('b.id', '=', 'a.badgeId').on('b.revokedAt', 'is', null),
    )
    .leftJoin('community.answerClips as c', 'c.answerId', 'a.id')
    .leftJoin('publish.posts as p', 'p.id', 'c.postId')
    .select(['a.id', 'a.parentId', 'a.html', 'a.source', 'a.handle', 'a.writtenAt', 'a.editedAt'])
    .select(['b.name', 'b.craft', 'b.kind', 'p.slug', 'p.title'])
    .where('a.parentId', 'in', [...questionIds])
    .where('a.kind', '=', 'answer')
    .where('a.state', '=', 'shown')
    .orderBy('a.writtenAt')
    .orderBy('a.id')
    .execute()
  for (const row of rows) {
    if (row.parentId === null) continue
    const answers = found.get(row.parentId) ?? []
    found.set(row.parentId, answers)
    const isMine = own.includes(row.id)
    answers.push({
      id: row.id,
      html: row.html,
      source: isMine ? row.source : null,
      by:
        row.name === null || row.kind === null
          ? null
          : { name: row.name, craft: row.craft ?? '', kind: row.kind },
      handle: row.handle,
      saidAt: row.writtenAt,
      editedAt: row.editedAt,
      isMine,
      clip: row.slug === null || row.title === null ? null : { slug: row.slug, title: row.title },
    })
  }
  return found
}

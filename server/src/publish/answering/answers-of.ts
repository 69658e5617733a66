import { type AnswerStage, answerStage } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import { stateIn } from '../states.ts'

/** What the house answered to a comment, and how far that is. */
export interface Answer {
  readonly publicationId: string
  readonly text: string
  readonly by: string
  readonly at: Instant
  readonly stage: AnswerStage
  /** Why it was refused, or what to do, in words; null where all is well. */
  readonly trouble: { readonly what: string; readonly remedy: string } | null
  readonly url: string | null
}

/** The answers to these comments, oldest first, by the comment. */
export async function answersOf(db: Db, replyIds: readonly string[]): Promise<Map<string, Answer[]>> {
  const answers = new Map<string, Answer[]>()
  if (replyIds.length === 0) return answers
  const rows = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .select(['d.answers', 'd.error', 'd.remote', 'p.id', 'p.copy', 'p.madeBy', 'p.createdAt', 'p.state'])
    .where('d.answers', 'in', [...replyIds])
    .orderBy('p.createdAt')
    .orderBy('p.id')
    .execute()
  for (const { answers: replyId, error, remote, id, copy, madeBy, createdAt, state } of rows)
    answers.set(replyId ?? '', [
      ...(answers.get(replyId ?? '') ?? []),
      {
        publicationId: id,
        text: copy,
        by: madeBy,
        at: createdAt,
        stage: answerStage(stateIn(state)),
        trouble: error && { what: error.what, remedy: error.remedy },
        url: remote?.url ?? null,
      },
    ])
  return answers
}

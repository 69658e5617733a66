import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { randomId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'
import { openProduction } from '../open-production.ts'
import { seenQuestion } from './read-questions.ts'
import { pointsSpoilt } from './spoils.ts'
import { wordsIfAny } from './words.ts'

/** What a badge holder answers: words, a clip, or both. The answer inherits the gate of the question and may raise it. */
export interface AnswerGiven {
  readonly viewerId: string
  readonly production: string
  readonly questionId: string
  readonly typed: string
  /** The slug of a post on the own page that this viewer may see. */
  readonly post: string | null
  readonly spoils: readonly string[]
}

/** Answers a question as whoever holds a badge. Throws `not-found`, `no-badge`, `no-such-post`, `no-such-story-point`. */
export async function answerQuestion(
  { db, fan }: { db: Db; fan: Db },
  { viewerId, production, questionId, typed, post, spoils }: AnswerGiven,
): Promise<{ answerId: string }> {
  const productionId = await asViewer(fan, viewerId, async (seen) => {
    const id = await openProduction(seen, production)
    await seenQuestion(seen, { productionId: id, questionId })
    if ((await badgeOf(seen, id)) === null) throw new Problem('no-badge')
    if (post !== null) await refuseHiddenPost(seen, { productionId: id, slug: post })
    return id
  })
  const points = await pointsSpoilt(db, { productionId, spoils })
  const { source, html } = wordsIfAny(typed, production)
  const answerId = randomId()
  await asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ at: unknown }>`
      select community.answer(${answerId}, ${questionId}, ${points}::uuid[], ${post}, ${source}, ${html}) as at`.execute(
      trx,
    )
    if (rows[0]?.at == null) throw new Problem('not-found')
  })
  return { answerId }
}

/** The badge that this viewer holds in a production, or null. */
export async function badgeOf(seen: Db, productionId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select community.my_badge(${productionId}) as id`.execute(
    seen,
  )
  return rows[0]?.id ?? null
}

async function refuseHiddenPost(
  seen: Db,
  { productionId, slug }: { productionId: string; slug: string },
): Promise<void> {
  const post = await seen
    .selectFrom('publish.posts')
    .select('id')
    .where('productionId', '=', productionId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (post === undefined) throw new Problem('no-such-post')
}

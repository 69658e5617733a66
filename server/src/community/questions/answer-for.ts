import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { at, randomId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { horizonGate } from '../horizon-gate.ts'
import { heldBadge } from './crew-desk.ts'
import { pointsSpoilt } from './spoils.ts'
import { wordsIfAny } from './words.ts'

/** What a publicist writes down in the name of whoever holds a badge. */
export interface AnswerFor {
  readonly productionId: string
  readonly production: string
  readonly questionId: string
  readonly badgeId: string
  readonly typed: string
  readonly post: string | null
  readonly spoils: readonly string[]
  readonly by: string
}

/** Answers on behalf of a badge holder. Throws `not-found`, `no-badge`, `no-such-post`, `no-such-story-point`. */
export async function answerFor(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, production, questionId, badgeId, typed, post, spoils, by }: AnswerFor,
): Promise<{ answerId: string }> {
  const answerId = randomId()
  const words = wordsIfAny(typed, production)
  await db.transaction().execute(async (trx) => {
    const question = await questionIn(trx, { productionId, questionId })
    const badge = await heldBadge(trx, { productionId, badgeId })
    const clip = post === null ? null : await postIn(trx, { productionId, slug: post })
    const points = [...question.points, ...(await pointsSpoilt(trx, { productionId, spoils }))]
    const gateId = await horizonGate(trx, { productionId, points })
    const writer = await trx
      .selectFrom('community.writers')
      .select(['viewerId', 'handle'])
      .where('viewerId', '=', badge.viewerId)
      .executeTakeFirst()
    await trx
      .insertInto('community.writings')
      .values({
        id: answerId,
        productionId,
        threadId: question.threadId,
        threadGateId: question.threadGateId,
        gateId,
        alsoGateId: clip?.gateId ?? null,
        kind: 'answer',
        parentId: questionId,
        writerId: writer?.viewerId ?? null,
        handle: writer?.handle ?? null,
        badgeId,
        atFlicks: null,
        ...words,
        state: 'shown',
        writtenAt: at(clock.now()),
      })
      .execute()
    if (clip !== null)
      await trx.insertInto('community.answerClips').values({ answerId, postId: clip.id }).execute()
    await sql`select community.index_writing(${answerId})`.execute(trx)
    await announce(trx, {
      name: 'community.written',
      productionId,
      payload: { writingId: answerId, kind: 'answer', state: 'shown', by },
    })
  })
  return { answerId }
}

async function questionIn(
  trx: Trx,
  { productionId, questionId }: { productionId: string; questionId: string },
) {
  const row = await trx
    .selectFrom('community.writings as w')
    .leftJoin('wall.gates as g', 'g.id', 'w.gateId')
    .select(['w.threadId', 'w.threadGateId', 'g.horizonPoints'])
    .where('w.id', '=', questionId)
    .where('w.productionId', '=', productionId)
    .where('w.kind', '=', 'question')
    .where('w.state', '=', 'shown')
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return { threadId: row.threadId, threadGateId: row.threadGateId, points: row.horizonPoints ?? [] }
}

async function postIn(trx: Trx, { productionId, slug }: { productionId: string; slug: string }) {
  const row = await trx
    .selectFrom('publish.posts')
    .select(['id', 'gateId'])
    .where('productionId', '=', productionId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('no-such-post')
  return row
}

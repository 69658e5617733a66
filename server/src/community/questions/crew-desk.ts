import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { at } from '../../plant/db/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Db, DeskState } from '../../schema/index.ts'

/** A question as crew work through it. */
export interface DeskQuestion {
  readonly id: string
  readonly html: string
  readonly handle: string | null
  readonly askedAt: Instant
  readonly votes: number
  readonly state: DeskState
  readonly reason: string
  readonly laidBy: string | null
  readonly badgeId: string | null
  readonly sessionTitle: string | null
  readonly isRaised: boolean
  readonly answers: number
}

/** What of the questions crew look at: what waits, what was laid aside, declined, or answered. */
export type DeskView = DeskState | 'answered'

/** Where a page of the desk begins: after a question with so many votes, asked at a moment. */
export interface DeskCursor {
  readonly votes: number
  readonly askedAt: Instant
  readonly id: string
}

/**
 * Questions at the desk that lie behind some points of the story, a page of them; null points show everything. What lies
 * further on is not counted either.
 */
export async function deskQuestions(
  db: Db,
  {
    productionId,
    view,
    passed,
    after,
    limit,
  }: {
    productionId: string
    view: DeskView
    passed: readonly string[] | null
    after: DeskCursor | null
    limit: number
  },
): Promise<{ questions: readonly DeskQuestion[]; next: DeskCursor | null }> {
  const behind = (gate: string) =>
    passed === null
      ? sql<boolean>`true`
      : sql<boolean>`(${sql.ref(`${gate}.id`)} is null or (${sql.ref(`${gate}.horizonPoints`)} <@ ${[...passed]}::uuid[]
          and coalesce(${sql.ref(`${gate}.horizonMoment`)} <= wall.now(), true)))`
  const answered = sql<number>`(
    select count(*)::int from community.writings a left join wall.gates ag on ag.id = a.gate_id
    where a.parent_id = w.id and a.kind = 'answer' and a.state = 'shown'
      and ${passed === null ? sql`true` : sql`(ag.id is null or ag.horizon_points <@ ${[...passed]}::uuid[])`})`
  const rows = await db
    .selectFrom('community.questions as q')
    .innerJoin('community.writings as w', 'w.id', 'q.writingId')
    .innerJoin('community.threads as t', 't.id', 'q.threadId')
    .innerJoin('wall.gates as tg', 'tg.id', 't.gateId')
    .leftJoin('wall.gates as g', 'g.id', 'w.gateId')
    .leftJoin('community.desk as d', 'd.writingId', 'w.id')
    .leftJoin('community.sessions as s', 's.id', 't.ref')
    .select(['w.id', 'w.html', 'w.handle', 'q.askedAt', 'q.votes', 'd.badgeId', 'd.byName as laidBy'])
    .select(['s.title as sessionTitle'])
    .select((eb) => [
      eb.fn.coalesce('d.state', sql.lit<DeskState>('waiting')).as('state'),
      eb.fn.coalesce('d.reason', sql.lit('')).as('reason'),
      eb('w.gateId', 'is not', null).$castTo<boolean>().as('isRaised'),
      answered.as('answers'),
    ])
    .where('q.productionId', '=', productionId)
    .where('w.state', '=', 'shown')
    .where(behind('tg'))
    .where(behind('g'))
    .where(
      view === 'answered'
        ? sql<boolean>`${answered} > 0`
        : sql<boolean>`${answered} = 0 and coalesce(d.state, 'waiting') = ${view}`,
    )
    .where(
      after === null
        ? sql<boolean>`true`
        : sql<boolean>`(q.votes < ${after.votes} or (q.votes = ${after.votes}
            and (q.asked_at, q.writing_id) > (${new Date(after.askedAt)}, ${after.id}::uuid)))`,
    )
    .orderBy('q.votes', 'desc')
    .orderBy('q.askedAt')
    .orderBy('q.writingId')
    .limit(limit + 1)
    .execute()
  const questions = rows.slice(0, limit)
  const last = rows.length > limit ? questions.at(-1) : undefined
  return { questions, next: last ?? null }
}

/** Lays a question aside, takes it up, declines it, and says for whom it is. Throws `not-found`, `no-badge`. */
export async function deskAct(
  { db, clock }: { db: Db; clock: Clock },
  act: {
    productionId: string
    questionId: string
    state: DeskState
    reason: string
    badgeId: string | null
    by: string
  },
): Promise<void> {
  const { productionId, questionId, state, reason, badgeId, by } = act
  await db.transaction().execute(async (trx) => {
    const question = await trx
      .selectFrom('community.questions')
      .select('writingId')
      .where('writingId', '=', questionId)
      .where('productionId', '=', productionId)
      .executeTakeFirst()
    if (question === undefined) throw new Problem('not-found')
    if (badgeId !== null) await heldBadge(trx, { productionId, badgeId })
    const laid = { state, reason, badgeId, byName: by, at: at(clock.now()) }
    await trx
      .insertInto('community.desk')
      .values({ writingId: questionId, productionId, ...laid })
      .onConflict((conflict) => conflict.column('writingId').doUpdateSet(laid))
      .execute()
    await announce(trx, {
      name: 'community.question-laid',
      productionId,
      payload: { questionId, state, badgeId, by },
    })
  })
}

/** A badge that is held now; throws `no-badge`. */
export async function heldBadge(
  db: Db,
  { productionId, badgeId }: { productionId: string; badgeId: string },
): Promise<{ id: string; viewerId: string; name: string }> {
  const badge = await db
    .selectFrom('community.badges')
    .select(['id', 'viewerId', 'name'])
    .where('id', '=', badgeId)
    .where('productionId', '=', productionId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  if (badge === undefined) throw new Problem('no-badge')
  return badge
}

/** Who may answer: everybody who holds a badge now. */
export function answerersOf(db: Db, productionId: string) {
  return db
    .selectFrom('community.badges')
    .select(['id', 'name', 'craft', 'kind'])
    .where('productionId', '=', productionId)
    .where('revokedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

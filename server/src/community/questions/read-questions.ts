import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { hushedAmong } from '../comments/silence.ts'
import { type SeenAnswer, seenAnswers } from './read-answers.ts'

// All of this is read as the viewer: what is hidden is not there. A question whose answer is hidden is an open one.

/** A question as a viewer may see it. */
export interface SeenQuestion {
  readonly id: string
  readonly html: string
  readonly handle: string | null
  readonly askedAt: Instant
  readonly votes: number
  readonly isVoted: boolean
  readonly isMine: boolean
  /** Seen by whoever asked, and nobody else. */
  readonly isDeclined: boolean
  readonly isHeld: boolean
  readonly isRaised: boolean
  /** Whether this viewer holds a badge, by which their answer counts as the crew's. */
  readonly mayAnswer: boolean
  readonly answers: readonly SeenAnswer[]
}

/** Which questions: those nobody answered yet, those somebody did, or what the viewer asked. */
export type QuestionState = 'open' | 'answered' | 'mine'
/** In which order. */
export type QuestionOrder = 'votes' | 'newest' | 'oldest'

/** Where a list of questions is read. */
export interface QuestionList {
  readonly productionId: string
  /** Of a session; null for the production's own. */
  readonly sessionId: string | null
  readonly state: QuestionState | null
  readonly order: QuestionOrder
  readonly cursor: string | null
  readonly limit: number
}

/** A page of questions and the cursor of the next; those of whom the viewer silenced are not in it. */
export async function seenQuestions(
  seen: Db,
  { productionId, sessionId, state, order, cursor, limit }: QuestionList,
): Promise<{ questions: SeenQuestion[]; next: string | null; mayAnswer: boolean }> {
  const mine = await ownIn(seen, productionId)
  const none = { questions: [], next: null, mayAnswer: mine.mayAnswer }
  const after = cursor === null ? null : readCursor(cursor)
  let query = questionRows(seen).where('q.productionId', '=', productionId)
  if (state === 'mine') {
    if (mine.asked.length === 0) return none
    query = query.where('q.writingId', 'in', mine.asked)
  } else {
    const [kind, ref] =
      sessionId === null ? (['questions', productionId] as const) : (['session', sessionId] as const)
    const thread = await seen
      .selectFrom('community.threads')
      .select('id')
      .where('kind', '=', kind)
      .where('ref', '=', ref)
      .executeTakeFirst()
    if (thread === undefined) return none
    query = query.where('q.threadId', '=', thread.id)
  }
  if (state === 'open' || state === 'answered')
    query = query.where(sql<boolean>`${isAnswered} = ${sql.lit(state === 'answered')}`)
  if (after !== null) query = query.where(isAfter(order, after))
  if (order === 'votes') query = query.orderBy('q.votes', 'desc')
  const rows = await query
    .orderBy('q.askedAt', order === 'oldest' ? 'asc' : 'desc')
    .orderBy('q.writingId')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const hushed = mine.hasSilenced ? await hushedAmong(seen, page) : new Set()
  return {
    questions: await withAnswers(
      seen,
      page.filter(({ id }) => !hushed.has(id)),
      mine,
    ),
    mayAnswer: mine.mayAnswer,
    next: rows.length > limit && last !== undefined ? cursorAt(last) : null,
  }
}

/** One question; throws `not-found`. */
export async function seenQuestion(
  seen: Db,
  { productionId, questionId }: { productionId: string; questionId: string },
): Promise<SeenQuestion> {
  const rows = await questionRows(seen)
    .where('q.productionId', '=', productionId)
    .where('q.writingId', '=', questionId)
    .execute()
  const [question] = await withAnswers(seen, rows, await ownIn(seen, productionId))
  if (question === undefined) throw new Problem('not-found')
  return question
}

const isAnswered = sql<boolean>`exists (
  select 1 from community.writings a where a.parent_id = q.writing_id and a.kind = 'answer' and a.state = 'shown')`

const questionRows = (seen: Db) =>
  seen
    .selectFrom('community.questions as q')
    .innerJoin('community.writings as w', 'w.id', 'q.writingId')
    .select(['w.id', 'w.html', 'w.handle', 'w.state', 'w.gateId', 'q.votes', 'q.askedAt'])
    .select(
      sql<boolean>`exists (select 1 from community.votes v where v.writing_id = q.writing_id)`.as('isVoted'),
    )
    .where('w.state', 'in', ['shown', 'held'])

type QuestionRow = Awaited<ReturnType<ReturnType<typeof questionRows>['execute']>>[number]

interface Own {
  readonly asked: readonly string[]
  readonly declined: readonly string[]
  readonly mayAnswer: boolean
  readonly hasSilenced: boolean
}

async function ownIn(seen: Db, productionId: string): Promise<Own> {
  const { rows } = await sql<Own>`
    select community.asked_by_me(${productionId}) as asked, community.declined_to_me(${productionId}) as declined,
      community.my_badge(${productionId}) is not null as may_answer,
      exists (select from community.my_silences()) as has_silenced`.execute(seen)
  return rows[0] ?? { asked: [], declined: [], mayAnswer: false, hasSilenced: false }
}

async function withAnswers(seen: Db, rows: readonly QuestionRow[], own: Own): Promise<SeenQuestion[]> {
  const answers = await seenAnswers(
    seen,
    rows.map(({ id }) => id),
    own.asked,
  )
  return rows.map(({ id, html, handle, state, gateId, votes, askedAt, isVoted }) => ({
    id,
    html,
    handle,
    askedAt,
    votes,
    isVoted,
    isMine: own.asked.includes(id),
    isDeclined: own.declined.includes(id),
    isHeld: state === 'held',
    isRaised: gateId !== null,
    mayAnswer: own.mayAnswer,
    answers: answers.get(id) ?? [],
  }))
}

function isAfter(order: QuestionOrder, { votes, askedAt, id }: Cursor) {
  const at = new Date(askedAt)
  const isOlder = sql`(q.asked_at < ${at} or (q.asked_at = ${at} and q.writing_id > ${id}::uuid))`
  switch (order) {
    case 'votes':
      return sql<boolean>`(q.votes < ${votes} or (q.votes = ${votes} and ${isOlder}))`
    case 'newest':
      return sql<boolean>`${isOlder}`
    case 'oldest':
      return sql<boolean>`(q.asked_at > ${at} or (q.asked_at = ${at} and q.writing_id > ${id}::uuid))`
  }
}

interface Cursor {
  readonly votes: number
  readonly askedAt: number
  readonly id: string
}

const CURSOR = /^(\d{1,9}) (\d{1,16}) ([0-9a-f-]{36})$/

const cursorAt = ({ votes, askedAt, id }: QuestionRow): string =>
  Buffer.from(`${votes} ${askedAt} ${id}`).toString('base64url')

function readCursor(cursor: string): Cursor {
  const [, votes, askedAt, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (votes === undefined || askedAt === undefined || id === undefined)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { votes: Number(votes), askedAt: Number(askedAt), id }
}

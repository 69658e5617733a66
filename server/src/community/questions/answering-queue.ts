import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db, DeskState } from '../../schema/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'
import { openProduction } from '../open-production.ts'
import { badgeOf } from './answer-question.ts'
import { seenQuestion, type SeenQuestion, seenQuestions } from './read-questions.ts'
import { seenSessions } from './read-sessions.ts'

/** A question that waits for a badge holder. */
export interface WaitingQuestion extends SeenQuestion {
  readonly isForMe: boolean
  readonly sessionId: string | null
}

const MOST_FROM_EACH = 60

/**
 * What waits for a badge holder, read as they are: the queue has nothing from further on than they said they are, in
 * words or numbers. What is for them comes first, then the open session, then by votes. Throws `not-found`, `no-badge`.
 */
export async function answeringQueue(
  { fan }: { fan: Db },
  { viewerId, production }: { viewerId: string; production: string },
): Promise<{ questions: WaitingQuestion[]; setAside: WaitingQuestion[] }> {
  return asViewer(fan, viewerId, async (seen) => {
    const productionId = await openProduction(seen, production)
    if ((await badgeOf(seen, productionId)) === null) throw new Problem('no-badge')
    const { rows: desk } = await sql<{ writingId: string; state: DeskState; isForMe: boolean }>`
      select * from community.my_desk(${productionId})`.execute(seen)
    const laid = new Map(desk.map((row) => [row.writingId, row]))
    const sessions = (await seenSessions(seen, productionId)).filter(({ state }) => state !== 'announced')
    const all: WaitingQuestion[] = []
    for (const sessionId of [...sessions.map(({ id }) => id), null]) {
      const { questions } = await seenQuestions(seen, {
        productionId,
        sessionId,
        state: 'open',
        order: 'votes',
        cursor: null,
        limit: MOST_FROM_EACH,
      })
      all.push(
        ...questions.map((one) => ({ ...one, sessionId, isForMe: laid.get(one.id)?.isForMe ?? false })),
      )
    }
    const stateOf = ({ id }: WaitingQuestion) => laid.get(id)?.state ?? 'waiting'
    const shown = all.filter(({ isHeld }) => !isHeld)
    return {
      questions: shown
        .filter((one) => stateOf(one) === 'waiting')
        .toSorted((a, b) => Number(b.isForMe) - Number(a.isForMe)),
      setAside: shown.filter((one) => stateOf(one) === 'set-aside'),
    }
  })
}

/** Lays a question aside, takes it up again or declines it; why is for crew alone. Throws `not-found`, `no-badge`. */
export async function layOnDesk(
  { fan }: { fan: Db },
  about: { viewerId: string; production: string; questionId: string; state: DeskState; reason: string },
): Promise<void> {
  const { viewerId, production, questionId, state, reason } = about
  await asViewer(fan, viewerId, async (seen) => {
    const productionId = await openProduction(seen, production)
    await seenQuestion(seen, { productionId, questionId })
    if ((await badgeOf(seen, productionId)) === null) throw new Problem('no-badge')
  })
  await asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ done: boolean | null }>`
      select community.lay_on_desk(${questionId}, ${state}, ${reason}) as done`.execute(trx)
    if (rows[0]?.done !== true) throw new Problem('not-found')
  })
}

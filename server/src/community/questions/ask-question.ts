import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { randomId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { asViewer, asWriter } from '../../wall/index.ts'
import { openProduction } from '../open-production.ts'
import { seenSession, seenSessions } from './read-sessions.ts'
import { pointsSpoilt } from './spoils.ts'
import { wordsOf } from './words.ts'

/** What a fan asks, and where. */
export interface QuestionAsked {
  readonly viewerId: string
  readonly production: string
  /** Null: where questions go now, which is the session that is open, if there is one. */
  readonly sessionId: string | null
  readonly typed: string
  readonly spoils: readonly string[]
}

/** Puts a question to the crew. Throws `not-found`, `session-not-open`, `thread-closed`, `no-such-story-point`. */
export async function askQuestion(
  { db, fan }: { db: Db; fan: Db },
  { viewerId, production, sessionId, typed, spoils }: QuestionAsked,
): Promise<{ questionId: string; sessionId: string | null }> {
  const place = await asViewer(fan, viewerId, async (seen) => {
    const productionId = await openProduction(seen, production)
    if (sessionId === null) {
      const open = (await seenSessions(seen, productionId)).find(({ state }) => state === 'open')
      return { productionId, sessionId: open?.id ?? null }
    }
    const { state } = await seenSession(seen, { productionId, sessionId })
    if (state !== 'open') throw new Problem('session-not-open', { state })
    return { productionId, sessionId }
  })
  const points = await pointsSpoilt(db, { productionId: place.productionId, spoils })
  const { source, html } = wordsOf(typed, production)
  const questionId = randomId()
  await asWriter(fan, viewerId, async (trx) => {
    const threadId = await threadOf(trx, place)
    const { rows } = await sql<{ at: unknown }>`
      select community.ask(${questionId}, ${threadId}, ${points}::uuid[], ${source}, ${html}, 'shown') as at`.execute(
      trx,
    )
    if (rows[0]?.at == null) throw new Problem('not-found')
  })
  return { questionId, sessionId: place.sessionId }
}

/** The thread of a production's questions or of a session; throws `not-found`, and `thread-closed` where crew closed it. */
async function threadOf(
  trx: Trx,
  { productionId, sessionId }: { productionId: string; sessionId: string | null },
): Promise<string> {
  const [kind, ref] = sessionId === null ? ['questions', productionId] : ['session', sessionId]
  const { rows } = await sql<{
    id: string | null
  }>`select community.thread_at(${kind}, ${ref}) as id`.execute(trx)
  const id = rows[0]?.id
  if (id == null) throw new Problem('not-found')
  const { isClosed } = await trx
    .selectFrom('community.threads')
    .select('isClosed')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (isClosed) throw new Problem('thread-closed')
  return id
}

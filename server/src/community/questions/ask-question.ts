import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { randomId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import type { Writer } from '../accounts/writer.ts'
import { type Outcome, refuseOutcome } from '../comments/refuse-outcome.ts'
import { type AskedLabel, weigh } from '../comments/weigh.ts'
import { openProduction } from '../open-production.ts'
import { seenSession, seenSessions } from './read-sessions.ts'
import { pointsSpoilt } from './spoils.ts'

/** What a fan asks, and where. */
export interface QuestionSent {
  readonly writer: Writer
  readonly production: string
  /** Null: where questions go now, which is the session that is open, if there is one. */
  readonly sessionId: string | null
  readonly typed: string
  readonly spoils: readonly string[]
  /** Whether the writer was asked where it belongs and wishes it sent as it is. */
  readonly asItIs: boolean
}

/** What became of it: it is with the crew, or its writer is asked where it belongs. */
export type QuestionKept =
  | { readonly kind: 'asked'; readonly questionId: string; readonly sessionId: string | null }
  | { readonly kind: 'where'; readonly labels: readonly AskedLabel[] }

/**
 * Puts a question to the crew. Throws `not-found`, `session-not-open`, `thread-closed`, `no-such-story-point`,
 * `words-do-not-fit`, `too-many-requests`.
 */
export function askQuestion(
  { db, fan, clock }: { db: Db; fan: Db; clock: Clock },
  { writer, production, sessionId: wanted, typed, spoils, asItIs }: QuestionSent,
): Promise<QuestionKept> {
  return asWriter(fan, writer.viewerId, async (trx) => {
    const productionId = await openProduction(trx, production)
    const sessionId = await sessionFor(trx, { productionId, wanted })
    const thread = await threadOf(trx, { productionId, sessionId })
    const points = await pointsSpoilt(db, { productionId, spoils })
    const gateIds = [thread.gateId]
    const weighed = await weigh(
      { db, seen: trx },
      { writer, productionId, production, typed, gateIds, points, asItIs, now: clock.now() },
    )
    if (weighed.kind === 'ask') return { kind: 'where', labels: weighed.labels }
    const { words, rendered, rest } = weighed
    const questionId = randomId()
    const { rows } = await sql<{ outcome: Outcome }>`
      select community.ask(${questionId}, ${thread.id}, ${points}::uuid[], ${words}, ${rendered.html},
        ${JSON.stringify(rest)}) as outcome`.execute(trx)
    refuseOutcome(rows[0]?.outcome ?? null)
    return { kind: 'asked', questionId, sessionId }
  })
}

async function sessionFor(
  seen: Db,
  { productionId, wanted }: { productionId: string; wanted: string | null },
): Promise<string | null> {
  if (wanted === null)
    return (await seenSessions(seen, productionId)).find(({ state }) => state === 'open')?.id ?? null
  const { state } = await seenSession(seen, { productionId, sessionId: wanted })
  if (state !== 'open') throw new Problem('session-not-open', { state })
  return wanted
}

/** The thread of a production's questions or of a session; throws `not-found`. */
async function threadOf(
  trx: Trx,
  { productionId, sessionId }: { productionId: string; sessionId: string | null },
): Promise<{ id: string; gateId: string }> {
  const [kind, ref] = sessionId === null ? ['questions', productionId] : ['session', sessionId]
  const { rows } = await sql<{
    id: string | null
  }>`select community.thread_at(${kind}, ${ref}) as id`.execute(trx)
  const thread = await trx
    .selectFrom('community.threads')
    .select(['id', 'gateId'])
    .where('id', '=', rows[0]?.id ?? null)
    .executeTakeFirst()
  if (thread === undefined) throw new Problem('not-found')
  return thread
}

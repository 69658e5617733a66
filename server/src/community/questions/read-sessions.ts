import { Problem } from '@stagedoor/contract/problems'
import { sessionStateAt, type SessionState } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** Who stands behind an answer, as fans know them. */
export interface Answerer {
  readonly name: string
  readonly craft: string
  readonly kind: 'crew' | 'cast'
}

/** A session as a viewer may see it. */
export interface SeenSession {
  readonly id: string
  readonly title: string
  readonly from: Instant
  readonly until: Instant
  readonly state: SessionState
  /** Milliseconds until the state changes by itself; null for one that is over. */
  readonly turnsInMs: number | null
  readonly answerers: readonly Answerer[]
}

const MOST_SESSIONS = 100

/** The sessions that this viewer may see: what is open or nearest first, then those that are over, latest first. */
export async function seenSessions(seen: Db, productionId: string): Promise<SeenSession[]> {
  const rows = await sessionRows(seen)
    .where('s.productionId', '=', productionId)
    .orderBy('s.fromAt', 'desc')
    .orderBy('s.id')
    .limit(MOST_SESSIONS)
    .execute()
  const sessions = await withAnswerers(seen, rows)
  const over = sessions.filter(({ state }) => state === 'closed')
  return [...sessions.filter(({ state }) => state !== 'closed').toReversed(), ...over]
}

/** One session; throws `not-found`. */
export async function seenSession(
  seen: Db,
  { productionId, sessionId }: { productionId: string; sessionId: string },
): Promise<SeenSession> {
  const rows = await sessionRows(seen)
    .where('s.productionId', '=', productionId)
    .where('s.id', '=', sessionId)
    .execute()
  const [session] = await withAnswerers(seen, rows)
  if (session === undefined) throw new Problem('not-found')
  return session
}

const sessionRows = (seen: Db) =>
  seen
    .selectFrom('community.sessions as s')
    .select(['s.id', 's.title', 's.fromAt', 's.untilAt'])
    .select(sql<Instant>`wall.moment(s.production_id)`.as('now'))

type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionRows>['execute']>>[number]

async function withAnswerers(seen: Db, rows: readonly SessionRow[]): Promise<SeenSession[]> {
  if (rows.length === 0) return []
  const badges = await seen
    .selectFrom('community.sessionAnswerers as a')
    .innerJoin('community.badges as b', 'b.id', 'a.badgeId')
    .select(['a.sessionId', 'b.name', 'b.craft', 'b.kind'])
    .where(
      'a.sessionId',
      'in',
      rows.map(({ id }) => id),
    )
    .where('b.revokedAt', 'is', null)
    .orderBy('b.name')
    .execute()
  return rows.map(({ id, title, fromAt, untilAt, now }) => {
    const state = sessionStateAt({ from: fromAt, until: untilAt }, now)
    const turnsAt = { announced: fromAt, open: untilAt, closed: null }[state]
    return {
      id,
      title,
      from: fromAt,
      until: untilAt,
      state,
      turnsInMs: turnsAt === null ? null : turnsAt - now,
      answerers: badges
        .filter(({ sessionId }) => sessionId === id)
        .map(({ name, craft, kind }) => ({ name, craft, kind })),
    }
  })
}

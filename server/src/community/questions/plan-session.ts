import { Problem } from '@stagedoor/contract/problems'
import {
  refuseSession,
  type SessionRefusal,
  sessionStateAt,
  type SessionTimes,
} from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { clearAlarms, setAlarms } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at, randomId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { SESSION_TURNS } from './session-turns.ts'
import { gateSpoilt } from './spoils.ts'

/** What crew say of a session. `spoils` are labels of the story: who is not past them does not see that there is one. */
export interface SessionWanted extends SessionTimes {
  readonly title: string
  readonly badgeIds: readonly string[]
  readonly spoils: readonly string[]
}

interface Where {
  readonly productionId: string
  readonly by: string
}

const SAYS: Record<SessionRefusal, string> = {
  'ends-before-it-begins': 'It would end before it begins.',
  'too-long': 'It would last longer than a day.',
  'begins-in-the-past': 'It would begin in the past.',
  'has-begun': 'It has begun: its beginning and who sees it stay as they are. Its end may be moved.',
  'is-over': 'It is over, and stays as people read it.',
}

/** Announces a session. Throws `session-not-possible`, `no-badge`, `no-such-story-point`. */
export async function announceSession(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, by }: Where,
  wanted: SessionWanted,
): Promise<{ sessionId: string }> {
  refuse(refuseSession(null, { ...wanted, movesGate: false }, clock.now()))
  const sessionId = randomId()
  await db.transaction().execute(async (trx) => {
    const gateId = await gateSpoilt(trx, { productionId, spoils: wanted.spoils })
    const { title, from, until } = wanted
    await trx
      .insertInto('community.sessions')
      .values({
        id: sessionId,
        productionId,
        title,
        gateId,
        fromAt: at(from),
        untilAt: at(until),
        announcedBy: by,
      })
      .execute()
    await saveAnswerers(trx, { productionId, sessionId, badgeIds: wanted.badgeIds })
    await watchTurns(trx, { productionId, sessionId, from, until })
    await announce(trx, { name: 'community.session-announced', productionId, payload: { sessionId, by } })
    await tickSession(trx, sessionId)
  })
  return { sessionId }
}

/** Changes a session as far as its state lets one. Throws `not-found`, `session-not-possible`, `no-badge`, `no-such-story-point`. */
export async function changeSession(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, by, sessionId }: Where & { sessionId: string },
  wanted: SessionWanted,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await sessionUnderLock(trx, { productionId, sessionId })
    const gateId = await gateSpoilt(trx, { productionId, spoils: wanted.spoils })
    const { title, from, until } = wanted
    const plan = { from, until, movesGate: gateId !== before.gateId }
    refuse(refuseSession({ from: before.fromAt, until: before.untilAt }, plan, clock.now()))
    // Those who may not see it any more are told once, by the gate that they pass.
    await tickSession(trx, sessionId)
    await trx
      .updateTable('community.sessions')
      .set({ title, gateId, fromAt: at(from), untilAt: at(until) })
      .where('id', '=', sessionId)
      .execute()
    // Nothing was written in it yet where its gate moves.
    await trx
      .updateTable('community.threads')
      .set({ gateId })
      .where('kind', '=', 'session')
      .where('ref', '=', sessionId)
      .execute()
    await saveAnswerers(trx, { productionId, sessionId, badgeIds: wanted.badgeIds })
    await watchTurns(trx, { productionId, sessionId, from, until })
    await announce(trx, { name: 'community.session-changed', productionId, payload: { sessionId, by } })
    await tickSession(trx, sessionId)
  })
}

/** Cancels a session that has not begun: it is nowhere any more. Throws `not-found`, `session-not-possible`. */
export async function cancelSession(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, by, sessionId }: Where & { sessionId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { fromAt: from, untilAt: until } = await sessionUnderLock(trx, { productionId, sessionId })
    const state = sessionStateAt({ from, until }, clock.now())
    if (state !== 'announced') refuse(state === 'open' ? 'has-begun' : 'is-over')
    await tickSession(trx, sessionId)
    await trx
      .updateTable('community.sessions')
      .set({ cancelledAt: at(clock.now()) })
      .where('id', '=', sessionId)
      .execute()
    await clearAlarms(trx, keysOf(sessionId))
    await announce(trx, { name: 'community.session-cancelled', productionId, payload: { sessionId, by } })
  })
}

/** Tells the pages that show a session to read again: those of its production, and its own. */
export async function tickSession(trx: Trx, sessionId: string): Promise<void> {
  await sql`
    select community.tick(t.id, s.gate_id) from community.sessions s
      join community.threads t on (t.kind = 'questions' and t.ref = s.production_id) or (t.kind = 'session' and t.ref = s.id)
    where s.id = ${sessionId}`.execute(trx)
}

function refuse(refusal: SessionRefusal | null): void {
  if (refusal !== null)
    throw new Problem('session-not-possible', { refusal, detail: `${SAYS[refusal]} Nothing was changed.` })
}

async function sessionUnderLock(
  trx: Trx,
  { productionId, sessionId }: { productionId: string; sessionId: string },
) {
  const session = await trx
    .selectFrom('community.sessions')
    .select(['gateId', 'fromAt', 'untilAt'])
    .where('id', '=', sessionId)
    .where('productionId', '=', productionId)
    .where('cancelledAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (session === undefined) throw new Problem('not-found')
  return session
}

async function saveAnswerers(
  trx: Trx,
  {
    productionId,
    sessionId,
    badgeIds,
  }: { productionId: string; sessionId: string; badgeIds: readonly string[] },
): Promise<void> {
  await trx.deleteFrom('community.sessionAnswerers').where('sessionId', '=', sessionId).execute()
  if (badgeIds.length === 0) return
  const badges = await trx
    .selectFrom('community.badges')
    .select('id')
    .where('productionId', '=', productionId)
    .where('revokedAt', 'is', null)
    .where('id', 'in', [...badgeIds])
    .execute()
  if (badges.length !== new Set(badgeIds).size) throw new Problem('no-badge')
  await trx
    .insertInto('community.sessionAnswerers')
    .values(badges.map(({ id: badgeId }) => ({ sessionId, badgeId })))
    .execute()
}

const keysOf = (sessionId: string) => [`session opens ${sessionId}`, `session closes ${sessionId}`]

// The state is a fact of the clock; the bells only tell pages that look on.
async function watchTurns(
  trx: Trx,
  {
    productionId,
    sessionId,
    from,
    until,
  }: { productionId: string; sessionId: string; from: Instant; until: Instant },
): Promise<void> {
  const moments = [from, until]
  await setAlarms(
    trx,
    keysOf(sessionId).map((key, index) => ({
      key,
      name: SESSION_TURNS,
      productionId,
      moment: moments[index] ?? until,
      payload: { sessionId, isOpening: index === 0 },
    })),
  )
}

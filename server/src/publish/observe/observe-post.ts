import { randomUUID } from 'node:crypto'
import type { AttemptId } from '@stagedoor/core/publish'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { type ConnectorError, errorOf, type Observation, type RemoteRef } from '../../connectors/index.ts'
import { at } from '../../plant/db/index.ts'
import { claimDelivery, releaseDelivery } from '../deliver/claims.ts'
import type { DeliverDeps } from '../deliver/index.ts'
import { connectorFor } from '../deliver/way-to.ts'
import { keepSeen } from './keep-seen.ts'
import { endWatch, lookNext, type Watched, watchedPost } from './watched.ts'

// Within what a claim of the delivery lasts, so that nobody else has it before this look is over.
const LONGEST_LOOK_MS = 20_000
const UNSAID_PATIENCE_MS = 15 * 60_000

/**
 * Looks once at a post that is out and keeps what the platform says. A look that comes to nothing says nothing about the
 * post; when the account is asked for patience, all looks by it wait.
 */
export async function observePost(
  deps: DeliverDeps,
  { publicationId }: { publicationId: string },
): Promise<void> {
  const { db } = deps
  const claim = randomUUID()
  // Whoever has it carries, recalls or reads it just now; the alarm for the next look is set.
  if (!(await claimDelivery(db, publicationId, claim))) return
  try {
    const watched = await watchedPost(db, publicationId)
    if (watched === undefined) return
    if (watched.stateKind !== 'live' || watched.remote === null)
      return await db.transaction().execute((trx) => endWatch(trx, publicationId))
    const now = deps.clock.now()
    if (watched.pausedUntil !== null && watched.pausedUntil > now)
      return await db.transaction().execute((trx) => lookNext(trx, watched, now))
    const looked = await look(deps, watched, watched.remote)
    if (looked.kind === 'seen') await keepSeen(deps, { publicationId, claim, seen: looked.seen })
    else await keepFailure(deps, watched, looked.error)
  } finally {
    await releaseDelivery(db, publicationId, claim)
  }
}

type Looked =
  | { readonly kind: 'seen'; readonly seen: Observation }
  | { readonly kind: 'failed'; readonly error: ConnectorError }

async function look(deps: DeliverDeps, watched: Watched, remote: RemoteRef): Promise<Looked> {
  const { connector: toPlatform, ctx } = await deps.contextFor({
    accountId: watched.accountId,
    attemptId: watched.publicationId as AttemptId,
    saveHandle: async () => undefined,
    signal: AbortSignal.timeout(LONGEST_LOOK_MS),
  })
  const connector = connectorFor(toPlatform, { partKind: watched.partKind, account: ctx.account })
  try {
    return { kind: 'seen', seen: await connector.observe(remote, ctx, watched.cursor) }
  } catch (error) {
    return { kind: 'failed', error: errorOf(error, 'transient', ctx) }
  }
}

async function keepFailure(deps: DeliverDeps, watched: Watched, error: ConnectorError): Promise<void> {
  const { publicationId, accountId } = watched
  deps.log.warn({ publicationId, code: error.code, kind: error.kind }, 'a post could not be looked at')
  if (error.kind === 'auth') await deps.accountRefused({ accountId, error })
  await deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    const failures = watched.failures + 1
    await trx
      .updateTable('publish.observations')
      .set({ failures })
      .where('publicationId', '=', publicationId)
      .execute()
    const pausedUntil = patienceAsked(error, now)
    if (pausedUntil !== null)
      await trx
        .insertInto('publish.lookPauses')
        .values({ accountId, until: at(pausedUntil) })
        .onConflict((conflict) =>
          conflict
            .column('accountId')
            .doUpdateSet({ until: sql<Instant>`greatest(look_pauses.until, excluded.until)` }),
        )
        .execute()
    await lookNext(trx, { ...watched, failures, lookedAt: now, pausedUntil }, now)
  })
}

function patienceAsked({ kind, retryAt }: ConnectorError, now: Instant): Instant | null {
  if (kind !== 'rate' && kind !== 'quota') return null
  return instant(Math.max(now + 1, retryAt ?? now + UNSAID_PATIENCE_MS))
}

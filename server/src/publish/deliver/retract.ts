import { randomUUID } from 'node:crypto'
import type { AttemptId } from '@stagedoor/core/publish'
import { isSettled, nextLookAfterGone } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { errorOf, type RemoteRef } from '../../connectors/index.ts'
import { sinceItStood } from '../ledger/keep-sight.ts'
import { lineById, lineOf, type LineRow, linesOfPublication, lockLine, stepLine } from '../ledger/ledger.ts'
import { publicationById } from '../queries.ts'
import { claimDelivery, releaseDelivery } from './claims.ts'
import { deliveryOf, type DeliveryRow } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import { keepTried } from './keep-tried.ts'
import { takeBack, type Tried } from './take-back.ts'
import { unlessRenewed } from './unless-renewed.ts'
import { connectorFor } from './way-to.ts'
import { pauseFor, SOON_MS, watchAgain } from './watch-place.ts'

/**
 * Takes a post back: hidden first where the platform can, then deleted, then proved by reading. What only a person can
 * do is their task, and the place is looked at until it is gone, however long that takes. What is gone is looked for
 * again after a day and after seven.
 */
export async function retractPost(
  deps: DeliverDeps,
  { publicationId, signal }: { publicationId: string; signal: AbortSignal },
): Promise<void> {
  const { db } = deps
  const claim = randomUUID()
  if (!(await claimDelivery(db, publicationId, claim))) return watchAgain(deps, publicationId, SOON_MS)
  try {
    const publication = await publicationById(db, publicationId)
    const delivery = await deliveryOf(db, publicationId)
    const remote = delivery?.remote as RemoteRef | null | undefined
    if (publication?.state.kind !== 'recalled' || publication.state.out === null || remote == null) return
    const lines = await linesOfPublication(db, publicationId)
    const line = lines.find(
      (each) => each.place === 'platform-post' && isToBeLookedAt(each, deps.clock.now()),
    )
    if (line === undefined || delivery === undefined) return
    const again = await tryAgain(deps, line)
    const tried = await tryThere(deps, { line: again, remote, delivery, signal })
    await db.transaction().execute((trx) => keepTried(trx, line, { tried, remote, now: deps.clock.now() }))
    const after = (await lineById(db, line.id)) ?? line
    await watchAgain(deps, publicationId, pauseFor(after, deps.clock.now()))
  } finally {
    await releaseDelivery(db, publicationId, claim)
  }
}

// What is open; and what is gone, once the time of another look has come.
function isToBeLookedAt(line: LineRow, now: Instant): boolean {
  if (!isSettled(lineOf(line))) return true
  const { state } = line
  if (state.kind !== 'gone') return false
  const firstLook = nextLookAfterGone(state.at, state.at)
  return firstLook !== null && now >= firstLook
}

// What a platform refused a while ago it may do now.
async function tryAgain(deps: DeliverDeps, line: LineRow): Promise<LineRow> {
  if (line.state.kind !== 'failed') return line
  return deps.db.transaction().execute(async (trx) => {
    const locked = await lockLine(trx, line.id)
    if (locked === undefined) return line
    const event = { kind: 'try-again' as const, at: deps.clock.now() }
    await stepLine(trx, locked, { event, seen: null, by: 'Stagedoor' })
    return (await lockLine(trx, line.id)) ?? line
  })
}

async function tryThere(
  deps: DeliverDeps,
  {
    line,
    remote,
    delivery,
    signal,
  }: { line: LineRow; remote: RemoteRef; delivery: DeliveryRow; signal: AbortSignal },
): Promise<Tried> {
  const { accountId, partKind } = delivery
  const { connector: toPlatform, ctx } = await deps.contextFor({
    accountId,
    attemptId: line.publicationId as AttemptId,
    saveHandle: async () => undefined,
    signal,
  })
  const connector = connectorFor(toPlatform, { partKind, account: ctx.account })
  const isOurs = line.state.kind === 'shutting'
  return takeBack(connector, ctx, {
    remote,
    hides: isOurs && !sinceItStood(line).some(({ did }) => did === 'hid'),
    deletes: isOurs,
    onError: async (thrown) => {
      const error = errorOf(thrown, 'transient', ctx)
      return { kind: 'failed', error: await unlessRenewed(deps, { accountId, error }) }
    },
    onUnread: (error) =>
      deps.log.warn({ err: error, publicationId: line.publicationId }, 'a recalled post could not be read'),
  })
}

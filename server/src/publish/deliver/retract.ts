import { randomUUID } from 'node:crypto'
import type { AttemptId, RecallLineEvent } from '@stagedoor/core/publish'
import { isSettled } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { errorOf, type Observation, type RemoteRef, type Retraction } from '../../connectors/index.ts'
import { setAlarm } from '../../plant/alarms/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { lineOf, type LineRow, linesOfPublication, lockLine, stepLine } from '../ledger.ts'
import { publicationById } from '../queries.ts'
import { claimDelivery, deliveryOf, laterBy, releaseDelivery } from './deliveries.ts'
import type { DeliverDeps } from './deps.ts'
import { RETRACT } from './step-delivery.ts'
import { unlessRenewed } from './unless-renewed.ts'

const SOON_MS = 5_000
const LONGEST_MS = 21_600_000

/** The alarm at which a place that has not given back is looked at again. */
export const WATCH = 'publish.watch-place'

/** What was done at the platform, and what it looks like after it. */
interface Tried {
  readonly hidden: Retraction | null
  readonly taken: Retraction | null
  readonly seen: Observation | null
}

/**
 * Takes a post back: hidden first where the platform can, then deleted, then proved by reading. What only a person can
 * do is their task, and the place is looked at until it is gone, however long that takes.
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
    const [line] = (await linesOfPublication(db, publicationId)).filter(
      (each) => each.place === 'platform-post' && !isSettled(lineOf(each)),
    )
    if (line === undefined || delivery === undefined) return
    const again = await tryAgain(deps, line)
    const tried = await tryToTake(deps, { line: again, remote, accountId: delivery.accountId, signal })
    const isGone = await keepTried(deps, line, { tried, remote })
    if (!isGone) await watchAgain(deps, publicationId, pauseFor(line, deps.clock.now()))
  } finally {
    await releaseDelivery(db, publicationId, claim)
  }
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

async function tryToTake(
  deps: DeliverDeps,
  {
    line,
    remote,
    accountId,
    signal,
  }: { line: LineRow; remote: RemoteRef; accountId: string; signal: AbortSignal },
): Promise<Tried> {
  const { connector, ctx } = await deps.contextFor({
    accountId,
    attemptId: line.publicationId as AttemptId,
    saveHandle: async () => undefined,
    signal,
  })
  const attempt = async (act: () => Promise<Retraction>): Promise<Retraction> => {
    try {
      return await act()
    } catch (thrown) {
      signal.throwIfAborted()
      const error = errorOf(thrown, 'transient', ctx)
      return { kind: 'failed', error: await unlessRenewed(deps, { accountId, error }) }
    }
  }
  const isOurs = line.state.kind === 'shutting'
  const canHide = isOurs && connector.capabilities.canHide && line.evidence.length === 0
  const hidden = canHide ? await attempt(() => connector.hide(remote, ctx)) : null
  const taken = isOurs ? await attempt(() => connector.retract(remote, ctx)) : null
  let seen: Observation | null = null
  try {
    seen = await connector.observe(remote, ctx, null)
  } catch (error) {
    signal.throwIfAborted()
    deps.log.warn({ err: error, publicationId: line.publicationId }, 'a recalled post could not be read')
  }
  return { hidden, taken, seen }
}

async function keepTried(
  deps: DeliverDeps,
  { id }: LineRow,
  { tried, remote }: { tried: Tried; remote: RemoteRef },
): Promise<boolean> {
  const { hidden, taken, seen } = tried
  return deps.db.transaction().execute(async (trx) => {
    const now = deps.clock.now()
    if (hidden !== null && (hidden.kind === 'hidden' || hidden.kind === 'already-gone'))
      await note(trx, id, { said: `Hidden at once. ${hidden.evidence}`, now })
    const event = taken === null ? null : eventOf(taken, now)
    if (event !== null) {
      const line = await lockLine(trx, id)
      if (line !== undefined) await stepLine(trx, line, { event, seen: saidBy(taken), by: 'Stagedoor' })
    }
    const line = await lockLine(trx, id)
    if (line === undefined) return true
    if (line.state.kind === 'task') await tellPerson(trx, line, remote)
    if (seen?.existence !== 'gone') return isSettled(lineOf(line))
    const evidence = { how: 'read' as const, what: seen.evidence }
    const gone = { kind: 'seen-gone' as const, at: now, evidence }
    if (!(await stepLine(trx, line, { event: gone, seen: { ...evidence, sha256: null }, by: 'Stagedoor' })))
      return isSettled(lineOf(line))
    await logGone(trx, line, 'read')
    return true
  })
}

function eventOf(taken: Retraction, now: Instant): RecallLineEvent | null {
  switch (taken.kind) {
    case 'deleted':
    case 'already-gone':
    case 'hidden':
      return { kind: 'shut', at: now }
    case 'asked':
      return { kind: 'told', at: now }
    case 'manual':
      return { kind: 'failed', at: now, because: taken.because }
    case 'failed':
      // What is only slow is tried again; what the platform will not do by itself is a person's.
      return isSlow(taken) ? null : { kind: 'failed', at: now, because: taken.error.what }
  }
}

const isSlow = ({ error }: Extract<Retraction, { kind: 'failed' }>) =>
  error.kind === 'transient' ||
  error.kind === 'rate' ||
  error.kind === 'quota' ||
  error.kind === 'outcome-unknown'

function saidBy(taken: Retraction | null) {
  if (taken === null) return null
  const what =
    taken.kind === 'manual' ? taken.because : taken.kind === 'failed' ? taken.error.what : taken.evidence
  return { how: 'place-said' as const, what, sha256: null }
}

async function note(trx: Trx, lineId: string, { said, now }: { said: string; now: Instant }): Promise<void> {
  const line = await lockLine(trx, lineId)
  if (line === undefined) return
  const seen = { how: 'place-said' as const, what: said, sha256: null }
  await stepLine(trx, line, { event: { kind: 'told', at: now }, seen, by: 'Stagedoor' })
}

async function tellPerson(trx: Trx, line: LineRow, remote: RemoteRef): Promise<void> {
  const { productionId, id, recallId, name, dueAt } = line
  await renewTask(trx, {
    productionId,
    kind: 'recall-by-hand',
    ref: id,
    facts: (before) => ({ ...before, recallId, name, url: remote.url }),
    dueAt,
  })
}

/**
 * What was taken back before anybody saw it is written in the ledger that waits for it, if there is one; a call whose
 * outcome was in doubt when the recall came, and of which nothing came, is one of these.
 */
export async function settleDraftLine(
  trx: Trx,
  {
    publicationId,
    done,
    now,
  }: { publicationId: string; done: Exclude<Retraction, { kind: 'failed' }>; now: Instant },
): Promise<void> {
  for (const { id } of await linesOfPublication(trx, publicationId)) {
    const line = await lockLine(trx, id)
    if (line === undefined || isSettled(lineOf(line))) continue
    if (line.place !== 'platform-draft' && line.place !== 'platform-post') continue
    if (line.place === 'platform-post' && line.state.kind === 'shutting')
      await stepLine(trx, line, { event: { kind: 'shut', at: now }, seen: null, by: 'Stagedoor' })
    if (done.kind === 'manual') {
      const failed = { kind: 'failed' as const, at: now, because: done.because }
      await stepLine(trx, line, { event: failed, seen: saidBy(done), by: 'Stagedoor' })
      continue
    }
    const evidence = { how: 'place-said' as const, what: `It was never shown. ${done.evidence}` }
    const event = { kind: 'seen-gone' as const, at: now, evidence }
    await stepLine(trx, line, { event, seen: { ...evidence, sha256: null }, by: 'Stagedoor' })
    await logGone(trx, line, 'place-said')
  }
}

async function logGone(trx: Trx, line: LineRow, how: 'read' | 'place-said'): Promise<void> {
  await appendToChain(trx, {
    productionId: line.productionId,
    kind: 'recall-place-gone',
    body: { recallId: line.recallId, lineId: line.id, place: line.place, how, sha256: null },
    personal: { name: line.name },
  })
}

// Soon while we work at it ourselves; ever more rarely where a person has to, and never no more.
function pauseFor(line: LineRow, now: Instant): number {
  const { state } = line
  if (state.kind !== 'task' && state.kind !== 'failed') return SOON_MS
  const since = Math.max(0, now - (state.kind === 'task' ? state.since : state.at))
  return Math.min(Math.max(60_000, since / 4), LONGEST_MS)
}

async function watchAgain(deps: DeliverDeps, publicationId: string, ms: number): Promise<void> {
  const publication = await publicationById(deps.db, publicationId)
  if (publication === undefined) return
  const { productionId } = publication
  await deps.db.transaction().execute((trx) =>
    setAlarm(trx, {
      key: `${WATCH}:${publicationId}`,
      name: WATCH,
      productionId,
      moment: laterBy(deps.clock.now(), ms),
      payload: { publicationId },
    }),
  )
}

/** The watch over a place rang: somebody looks. */
export async function ringWatch(
  trx: Trx,
  { jobs }: Pick<DeliverDeps, 'jobs'>,
  { publicationId, productionId }: { publicationId: string; productionId: string },
): Promise<void> {
  await jobs.enqueue(trx, RETRACT, { productionId, ref: publicationId, payload: { publicationId } })
}

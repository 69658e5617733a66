import { Problem } from '@stagedoor/contract/problems'
import { isOurOwn, isOverdue, isSettled } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { takeScan } from '../../clearance/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { renewTask } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { lookAtPlace } from '../deliver/index.ts'
import { wayToKnow } from '../ledger/can-look.ts'
import { logGone } from '../ledger/keep-sight.ts'
import { lineOf, type LineRow, lockLine, stepLine } from '../ledger/ledger.ts'
import { setLetter, WATCH_COPY } from '../ledger/recall-alarms.ts'
import type { Actor } from '../opening/schedule-publication.ts'

/** What somebody says of a place: what they saw, and a picture that they brought, by the id of its scan. */
export interface SaidGone {
  readonly lineId: string
  readonly what: string
  readonly scanId?: string | null
  readonly actor: Actor
}

/**
 * A person says that a place has given back. Where the house can look, the look decides, and the line waits for it;
 * where nobody can, a picture is needed. Our own places are proven by reading alone. Throws `already-decided`,
 * `evidence-needed`, `scan-not-waiting`.
 */
export async function keepEvidence(
  { db, clock, jobs }: { db: Db; clock: Clock; jobs: Pick<Jobs, 'enqueue'> },
  { lineId, what, scanId = null, actor }: SaidGone,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const line = await lockLine(trx, lineId)
    if (line === undefined) throw new Problem('not-found')
    refuseDecided(line)
    const now = clock.now()
    const { productionId, publicationId, recallId } = line
    const paper =
      scanId === null ? null : await keepPaper(trx, { lineId, productionId, scanId, by: actor.name, now })
    const said = {
      how: 'person-said' as const,
      what,
      sha256: paper?.sha256 ?? null,
      did: 'said' as const,
      by: actor.name,
      ...(paper === null ? {} : { paperId: paper.id }),
    }
    const way = wayToKnow(line)
    if (way === 'picture' && paper === null)
      throw new Problem('evidence-needed', {
        detail: 'Nobody of the house can look there. Bring a picture that shows that it is gone.',
      })
    if (way !== 'look') {
      const event = { kind: 'seen-gone' as const, at: now, evidence: { how: said.how, what } }
      if (await stepLine(trx, line, { event, seen: said, by: actor.name }))
        await logGone(trx, line, { how: said.how, sha256: said.sha256 })
      return
    }
    await stepLine(trx, line, { event: { kind: 'said-gone', at: now }, seen: said, by: actor.name })
    if (line.place === 'platform-post') await lookAtPlace(trx, { jobs }, { productionId, publicationId })
    else await jobs.enqueue(trx, WATCH_COPY, { productionId, ref: lineId, payload: { lineId } })
    await appendToChain(trx, {
      productionId,
      kind: 'recall-place-said-gone',
      body: { recallId, lineId, place: line.place, sha256: said.sha256, by: actor.userId },
      personal: { by: actor.name, name: line.name, what },
    })
  })
}

/**
 * A named person says that no more is done for a line, and why: what nobody can take back closes no ledger by itself.
 * Throws `already-decided`.
 */
export async function giveUpLine(
  { db, clock }: { db: Db; clock: Clock },
  { lineId, because, actor }: { lineId: string; because: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const line = await lockLine(trx, lineId)
    if (line === undefined) throw new Problem('not-found')
    refuseDecided(line)
    const event = { kind: 'given-up' as const, at: clock.now(), by: actor.name, because }
    if (!(await stepLine(trx, line, { event, seen: null, by: actor.name })))
      throw new Problem('already-decided', {
        detail: 'We are still at it ourselves. It can be given up once it waits for a person.',
      })
    await appendToChain(trx, {
      productionId: line.productionId,
      kind: 'recall-place-given-up',
      body: { recallId: line.recallId, lineId, place: line.place, by: actor.userId },
      personal: { by: actor.name, name: line.name, because },
    })
  })
}

function refuseDecided(line: LineRow): void {
  if (isSettled(lineOf(line)))
    throw new Problem('already-decided', { detail: 'Nothing was left to do for this place before.' })
  if (isOurOwn(line.place))
    throw new Problem('already-decided', {
      detail: 'We read this place back ourselves; the ledger says what we saw.',
    })
}

async function keepPaper(
  trx: Trx,
  {
    lineId,
    productionId,
    scanId,
    by,
    now,
  }: { lineId: string; productionId: string; scanId: string; by: string; now: Instant },
): Promise<{ id: string; sha256: string }> {
  const { id, sha256, fileName, mediaType, sizeBytes, bytes } = await takeScan(trx, { productionId, scanId })
  await trx
    .insertInto('publish.recallPapers')
    .values({ id, lineId, sha256, fileName, mediaType, sizeBytes, bytes, addedBy: by, addedAt: at(now) })
    .execute()
  return { id, sha256: sha256.toString('hex') }
}

/** A line's deadline has passed: somebody is told, and the clearance log keeps that it was late. */
export async function ringDeadline(
  trx: Trx,
  { lineId, now }: { lineId: string; now: Instant },
): Promise<void> {
  const line = await lockLine(trx, lineId)
  if (line === undefined || !isOverdue(lineOf(line), now)) return
  const { productionId, recallId, name, dueAt } = line
  await renewTask(trx, {
    productionId,
    kind: 'recall-overdue',
    ref: lineId,
    facts: (before) => ({ ...before, recallId, name }),
    dueAt,
  })
  await setLetter(trx, { recallId, productionId, isClosed: false, now })
  await appendToChain(trx, {
    productionId,
    kind: 'recall-place-late',
    body: { recallId, lineId, place: line.place },
  })
}

import { Problem } from '@stagedoor/contract/problems'
import { isOverdue, isSettled } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { renewTask } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { lineOf, lockLine, stepLine } from './ledger.ts'
import type { Actor } from './schedule-publication.ts'

/**
 * A person says what shows that a place has given back. Our own places are proven by reading, so that there a person's
 * word is kept beside and changes nothing. Throws `already-decided`.
 */
export async function keepEvidence(
  { db, clock }: { db: Db; clock: Clock },
  { lineId, what, actor }: { lineId: string; what: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const line = await lockLine(trx, lineId)
    if (line === undefined) throw new Problem('not-found')
    if (isSettled(lineOf(line)))
      throw new Problem('already-decided', { detail: 'This place was seen gone before.' })
    if (line.retractionClass === 'hard')
      throw new Problem('already-decided', {
        detail: 'We read this place back ourselves; the ledger says what we saw.',
      })
    const evidence = { how: 'person-said' as const, what }
    const event = { kind: 'seen-gone' as const, at: clock.now(), evidence }
    await stepLine(trx, line, { event, seen: { ...evidence, sha256: null }, by: actor.name })
    await appendToChain(trx, {
      productionId: line.productionId,
      kind: 'recall-place-gone',
      body: { recallId: line.recallId, lineId, place: line.place, how: evidence.how, by: actor.userId },
      personal: { by: actor.name, name: line.name, what },
    })
  })
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
    facts: () => ({ recallId, name }),
    dueAt,
  })
  await appendToChain(trx, {
    productionId,
    kind: 'recall-place-late',
    body: { recallId, lineId, place: line.place },
  })
}

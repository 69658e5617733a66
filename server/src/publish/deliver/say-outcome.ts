import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { at } from '../../plant/db/index.ts'
import { finishTasks } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { beginAttempt, endAttempt, lockPublication } from '../queries.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import { deliveryOf } from './deliveries.ts'
import { DELIVER, RETRACT, stepLocked } from './step-delivery.ts'

/** What a person saw at a platform that could not be read. */
export type SeenOutcome = { readonly kind: 'found'; readonly url: string } | { readonly kind: 'absent' }

/** The task of those whose outcome only a person can tell. */
export const UNCLEAR_TASK = 'delivery-unclear'

/**
 * A person says what became of a call whose answer never came. Their word that nothing is there is believed only after
 * the quiet time, as a reading would be. Throws `already-decided` where nothing is in doubt, `too-soon-to-say`.
 */
export async function sayOutcome(
  { db, clock, jobs }: { db: Db; clock: Clock; jobs: Pick<Jobs, 'enqueue'> },
  { publicationId, seen, actor }: { publicationId: string; seen: SeenOutcome; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    const delivery = await deliveryOf(trx, publicationId)
    if (publication === undefined || delivery === undefined) throw new Problem('not-found')
    if (publication.state.kind !== 'unknown') throw new Problem('already-decided')
    const { productionId } = publication
    const { attempt } = publication.state
    const now = clock.now()
    const stepped =
      seen.kind === 'found'
        ? await stepLocked(trx, publication, { kind: 'found', at: now, attempt, ref: seen.url })
        : await stepLocked(trx, publication, { kind: 'absent', at: now, attempt })
    if (stepped === null) throw new Problem('too-soon-to-say')
    if (seen.kind === 'found')
      await trx
        .updateTable('publish.deliveries')
        .set({ remote: JSON.stringify({ id: seen.url, url: seen.url }), leftBehind: false, error: null })
        .where('publicationId', '=', publicationId)
        .execute()
    const outcome = seen.kind === 'found' ? ('landed' as const) : ('absent' as const)
    await endAttempt(trx, { publicationId, outcome, now, evidence: { saidBy: actor.userId } })
    if (stepped.state.kind === 'scheduled') {
      await beginAttempt(trx, { publicationId, dueAt: stepped.state.opensAt })
      await trx
        .updateTable('publish.deliveries')
        .set({ next: 'begin', tries: 0, lookAt: at(now) })
        .where('publicationId', '=', publicationId)
        .execute()
    }
    const job = stepped.acts.some(({ kind }) => kind === 'retract') ? RETRACT : DELIVER
    await jobs.enqueue(trx, job, { productionId, ref: publicationId, payload: { publicationId } })
    await finishTasks(trx, { kind: UNCLEAR_TASK, ref: publicationId, by: actor.name })
    await appendToChain(trx, {
      productionId,
      kind: 'delivery-outcome-said',
      body: { publicationId, outcome: seen.kind, by: actor.userId },
      personal: { by: actor.name, url: seen.kind === 'found' ? seen.url : '' },
    })
  })
}

/** Somebody wants it looked at now, not when its patience ends. Throws `not-found`. */
export async function lookNow(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'enqueue'> },
  publicationId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const publication = await lockPublication(trx, publicationId)
    if (publication?.connector == null) throw new Problem('not-found')
    await trx
      .updateTable('publish.deliveries')
      .set({ lookAt: null })
      .where('publicationId', '=', publicationId)
      .execute()
    const { productionId } = publication
    const isBack = publication.state.kind === 'recalled' && publication.state.out !== null
    await jobs.enqueue(trx, isBack ? RETRACT : DELIVER, {
      productionId,
      ref: publicationId,
      payload: { publicationId },
    })
  })
}

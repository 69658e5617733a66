import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import { newId } from '../../plant/db/index.ts'
import { revokeSlips } from '../../plant/slips/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'
import { nameLifters } from './round-embargo.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** Who may speak for a person, and how far. */
export interface DelegateOrder {
  readonly name: string
  readonly capacity: 'rep' | 'publicist'
  readonly email: string | null
  readonly may: readonly ('approve' | 'kill')[]
}

/** Names somebody who may speak for a person until their own word; throws `wrong-kind-of-subject`. */
export function nameDelegate(
  { db, clock }: Ports,
  order: {
    readonly productionId: string
    readonly subjectId: string
    readonly delegate: DelegateOrder
    readonly actor: Actor
  },
): Promise<{ delegateId: string }> {
  const { productionId, subjectId, delegate, actor } = order
  return db.transaction().execute(async (trx) => {
    const subject = await subjectOf(trx, { productionId, subjectId })
    if (subject.kind !== 'person' || !subject.identified) throw new Problem('wrong-kind-of-subject')
    const delegateId = newId()
    await trx
      .insertInto('clearance.delegates')
      .values({
        id: delegateId,
        productionId,
        subjectId,
        ...delegate,
        may: [...delegate.may],
        namedBy: actor.name,
        namedAt: new Date(clock.now()),
        endedBy: null,
      })
      .execute()
    await appendToChain(trx, {
      productionId,
      kind: 'delegate-named',
      body: { delegateId, subjectId, capacity: delegate.capacity, may: [...delegate.may], by: actor.userId },
      personal: { name: `${delegate.name}, for ${subject.name}`, by: actor.name },
    })
    return { delegateId }
  })
}

/** Ends a delegate's word: their links are dead at once, no wait is theirs to end, and what they said before stands. */
export async function endDelegate(
  { db, clock }: Ports,
  { productionId, delegateId, actor }: { productionId: string; delegateId: string; actor: Actor },
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const ended = await trx
        .updateTable('clearance.delegates')
        .set({ endedAt: new Date(now), endedBy: actor.name })
        .where('id', '=', delegateId)
        .where('productionId', '=', productionId)
        .where('endedAt', 'is', null)
        .returning(['name', 'subjectId'])
        .executeTakeFirst()
      if (ended === undefined) throw new Problem('not-found')
      const slips = await trx
        .selectFrom('clearance.roundSlips')
        .select(['slipId', 'roundId'])
        .where('delegateId', '=', delegateId)
        .execute()
      await revokeSlips(trx, { ids: slips.map(({ slipId }) => slipId), now })
      return {
        result: undefined,
        touched: await nameLifters(
          trx,
          slips.map(({ roundId }) => roundId),
        ),
        entry: {
          kind: 'delegate-ended',
          body: { delegateId, subjectId: ended.subjectId, by: actor.userId },
          personal: { name: ended.name, by: actor.name },
        },
      }
    }),
  )
}

/** Whether a delegate may still speak. */
export async function speaksStill(db: Db, delegateId: string): Promise<boolean> {
  const row = await db
    .selectFrom('clearance.delegates')
    .select('id')
    .where('id', '=', delegateId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

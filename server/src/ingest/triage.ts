import { Problem } from '@stagedoor/contract/problems'
import type { TriageChange, Triaged } from '@stagedoor/core/ingest'
import { sql } from 'kysely'
import type { Clock } from '../plant/clock/index.ts'
import { at, newId } from '../plant/db/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/**
 * Says what the crew would do with assets, all of them or none, and answers which marks are others now; what stands
 * already is left alone, so that the same request twice does nothing twice. Throws `not-found` where one of them is not
 * in the dailies of this production.
 */
export async function triageAssets(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, marks, by }: { productionId: string; marks: readonly Triaged[]; by: string },
): Promise<TriageChange[]> {
  const wanted = new Map(marks.map(({ assetId, mark }) => [assetId, mark]))
  return db.transaction().execute(async (trx) => {
    const stand = await heldInOrder(trx, { productionId, assetIds: [...wanted.keys()] })
    const changes = stand.flatMap(({ id, triage: was }): TriageChange[] => {
      const mark = wanted.get(id) ?? null
      return mark === was ? [] : [{ assetId: id, was, mark }]
    })
    if (changes.length === 0) return []
    const now = at(clock.now())
    for (const mark of new Set(changes.map((change) => change.mark)))
      await trx
        .updateTable('ingest.assets')
        .set({ triage: mark, triagedBy: by, triagedAt: now })
        .where(
          'id',
          'in',
          changes.filter((change) => change.mark === mark).map(({ assetId }) => assetId),
        )
        .execute()
    await trx
      .insertInto('ingest.triageActs')
      .values(changes.map((change) => ({ id: newId(), productionId, ...change, byName: by, doneAt: now })))
      .execute()
    await notifyTopic(trx, productionId, 'dailies')
    return changes
  })
}

// In one order for everybody, so that two batches never wait for each other in a circle.
async function heldInOrder(
  trx: Trx,
  { productionId, assetIds }: { productionId: string; assetIds: readonly string[] },
) {
  const rows = await trx
    .selectFrom('ingest.assets')
    .select(['id', 'triage'])
    .where('id', '=', sql<string>`any(${assetIds}::uuid[])`)
    .where('productionId', '=', productionId)
    .where('state', 'in', ['preparing', 'ready'])
    .where('kind', 'is not', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  if (rows.length !== assetIds.length)
    throw new Problem('not-found', {
      detail: 'One of these is no longer in the dailies of this production. Nothing was changed.',
    })
  return rows
}

import type { Clock } from '../plant/clock/index.ts'
import { appendToChain } from '../plant/chain/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { readyAsset } from './appearances.ts'

interface Looking {
  readonly productionId: string
  readonly assetId: string
  readonly actor: Actor
}

/** Somebody's word that an asset was looked at from end to end, and that whoever is in it is marked. */
export async function markLookedAt(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, actor }: Looking,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await readyAsset(trx, { productionId, assetId })
    const look = { lookedAt: new Date(clock.now()), lookedBy: actor.name }
    await trx
      .insertInto('clearance.looks')
      .values({ assetId, productionId, ...look })
      .onConflict((conflict) => conflict.column('assetId').doUpdateSet(look))
      .execute()
    await notifyTopic(trx, productionId, 'dailies')
    await appendToChain(trx, {
      productionId,
      kind: 'asset-looked-at',
      body: { assetId, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

/** Takes that word back: somebody has to look again. */
export async function takeLookBack(
  { db }: { db: Db },
  { productionId, assetId, actor }: Looking,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const taken = await trx
      .deleteFrom('clearance.looks')
      .where('assetId', '=', assetId)
      .where('productionId', '=', productionId)
      .returning('assetId')
      .executeTakeFirst()
    if (taken === undefined) return
    await notifyTopic(trx, productionId, 'dailies')
    await appendToChain(trx, {
      productionId,
      kind: 'asset-to-be-looked-at-again',
      body: { assetId, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

import { Problem } from '@stagedoor/contract/problems'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'

/** Whether a production wants boxes proposed around faces: no, until it says so. */
export async function proposesFaces(db: Db, productionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('clearance.faceSettings')
    .select('proposesFaces')
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return row?.proposesFaces ?? false
}

/** Refuses with `faces-not-proposed` unless the production wants it, and keeps it so until the transaction ends. */
export async function refuseUnlessWanted(trx: Trx, productionId: string): Promise<void> {
  const row = await trx
    .selectFrom('clearance.faceSettings')
    .select('proposesFaces')
    .where('productionId', '=', productionId)
    .forShare()
    .executeTakeFirst()
  if (!row?.proposesFaces) throw new Problem('faces-not-proposed')
}

/** Switches the proposing of boxes around faces on or off; off, every proposal of the production is deleted. */
export async function switchFaceProposals(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, isOn, actor }: { productionId: string; isOn: boolean; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const now = new Date(clock.now())
    const said = { proposesFaces: isOn, setBy: actor.name, setAt: now }
    await trx
      .insertInto('clearance.faceSettings')
      .values({ productionId, ...said })
      .onConflict((conflict) => conflict.column('productionId').doUpdateSet(said))
      .execute()
    if (!isOn) {
      await trx.deleteFrom('clearance.faceProposals').where('productionId', '=', productionId).execute()
      await trx.deleteFrom('clearance.faceSearches').where('productionId', '=', productionId).execute()
    }
    await notifyTopic(trx, productionId, 'clearance')
    await appendToChain(trx, {
      productionId,
      kind: 'face-proposals-switched',
      body: { isOn, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

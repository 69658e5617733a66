import { Problem } from '@stagedoor/contract/problems'
import type { EvidenceChange } from '@stagedoor/core/clearance'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../../plant/clock/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { readyAsset } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { unansweredFaces } from './face-proposals.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

interface Looking {
  readonly productionId: string
  readonly assetId: string
  readonly actor: Actor
}

/**
 * Somebody's word that an asset was looked at from end to end, and that whoever is in it is marked. Throws
 * `faces-unanswered` while a face that was found in it waits for an answer.
 */
export async function markLookedAt(
  { db, clock }: Ports,
  { productionId, assetId, actor }: Looking,
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute(async (trx) => {
    await readyAsset(trx, { productionId, assetId })
    await changeEvidence(trx, { productionId, now }, async () => {
      const count = await unansweredFaces(trx, assetId)
      if (count > 0) throw new Problem('faces-unanswered', { count })
      const look = { lookedAt: new Date(now), lookedBy: actor.name }
      await trx
        .insertInto('clearance.looks')
        .values({ assetId, productionId, ...look })
        .onConflict((conflict) => conflict.column('assetId').doUpdateSet(look))
        .execute()
      await notifyTopic(trx, productionId, 'dailies')
      return {
        result: undefined,
        touched: touchedBy(assetId),
        entry: {
          kind: 'asset-looked-at',
          body: { assetId, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
  })
}

/** Takes that word back: somebody has to look again. Where the unseen is held, what is out of it is shut. */
export async function takeLookBack(
  { db, clock }: Ports,
  { productionId, assetId, actor }: Looking,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const look = await trx
      .selectFrom('clearance.looks')
      .select('assetId')
      .where('assetId', '=', assetId)
      .where('productionId', '=', productionId)
      .forUpdate()
      .executeTakeFirst()
    if (look === undefined) return
    await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      await trx.deleteFrom('clearance.looks').where('assetId', '=', assetId).execute()
      await notifyTopic(trx, productionId, 'dailies')
      return {
        result: undefined,
        touched: touchedBy(assetId),
        entry: {
          kind: 'asset-to-be-looked-at-again',
          body: { assetId, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
  })
}

// To the law an asset that nobody has looked at is one under an embargo, where the production says so.
function touchedBy(assetId: string): readonly EvidenceChange[] {
  return [{ kind: 'embargo', scope: { kind: 'asset', assetId: assetIdOf(assetId) } }]
}

import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'

interface Confirming {
  readonly productionId: string
  readonly assetId: string
  /** Which of the unsure marks; null for all of them. */
  readonly appearanceIds: readonly string[] | null
  readonly actor: Actor
}

/** Makes unsure marks of an asset sure in one act: somebody has looked, and they are who they are marked as. */
export async function confirmMarks(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, appearanceIds, actor }: Confirming,
): Promise<{ appearanceIds: string[] }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const rows = await trx
        .updateTable('clearance.appearances')
        .set({ certainty: 'sure', markedBy: actor.name })
        .where('productionId', '=', productionId)
        .where('assetId', '=', assetId)
        .where('certainty', '=', 'unsure')
        .$if(appearanceIds !== null, (query) => query.where('id', 'in', [...(appearanceIds ?? [])]))
        .returning('id')
        .execute()
      const confirmed = rows.map(({ id }) => id)
      return {
        result: { appearanceIds: confirmed },
        touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
        entry: {
          kind: 'marks-confirmed',
          body: { assetId, appearanceIds: confirmed, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

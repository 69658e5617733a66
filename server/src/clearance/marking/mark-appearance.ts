import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import {
  type AppearanceOrder,
  appearanceOf,
  columnsOf,
  orderOfRow,
  readyAsset,
  refuseOutside,
} from './appearances.ts'
import { changeEvidence, type Changed } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

interface Marking {
  readonly productionId: string
  readonly assetId: string
  readonly subjectId: string
  readonly appearance: AppearanceOrder
  readonly actor: Actor
}

/** Marks where a subject is seen or heard in an asset. Throws `appearance-outside-asset`, `asset-not-ready`, `not-found`. */
export async function markAppearance(
  { db, clock }: Ports,
  { productionId, assetId, subjectId, appearance, actor }: Marking,
): Promise<{ appearanceId: string }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      refuseOutside(await readyAsset(trx, { productionId, assetId }), appearance)
      await subjectOf(trx, { productionId, subjectId })
      const appearanceId = newId()
      await trx
        .insertInto('clearance.appearances')
        .values({
          id: appearanceId,
          productionId,
          assetId,
          subjectId,
          markedBy: actor.name,
          ...columnsOf(appearance),
        })
        .execute()
      return changed({ kind: 'appearance-marked', appearanceId, assetId, subjectId, actor })
    })
    return result
  })
}

/** Marks an appearance anew: other times, sides, boxes, prominence, certainty or another subject; what is left out stays. */
export async function changeAppearance(
  { db, clock }: Ports,
  order: {
    readonly productionId: string
    readonly appearanceId: string
    readonly change: Partial<AppearanceOrder> & { readonly subjectId?: string }
    readonly actor: Actor
  },
): Promise<void> {
  const { productionId, appearanceId, change, actor } = order
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const row = await appearanceOf(trx, { productionId, appearanceId })
      const { subjectId, ...appearance } = { ...orderOfRow(row), ...change }
      refuseOutside(await readyAsset(trx, { productionId, assetId: row.assetId }), appearance)
      await subjectOf(trx, { productionId, subjectId })
      await trx
        .updateTable('clearance.appearances')
        .set({ subjectId, ...columnsOf(appearance) })
        .where('id', '=', appearanceId)
        .execute()
      return changed({ kind: 'appearance-changed', appearanceId, assetId: row.assetId, subjectId, actor })
    }),
  )
}

/** Takes a mark off an asset. */
export async function removeAppearance(
  { db, clock }: Ports,
  { productionId, appearanceId, actor }: { productionId: string; appearanceId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const { assetId, subjectId } = await appearanceOf(trx, { productionId, appearanceId })
      await trx.deleteFrom('clearance.appearances').where('id', '=', appearanceId).execute()
      return changed({ kind: 'appearance-removed', appearanceId, assetId, subjectId, actor })
    }),
  )
}

interface Mark {
  readonly kind: string
  readonly appearanceId: string
  readonly assetId: string
  readonly subjectId: string
  readonly actor: Actor
}

function changed({ kind, appearanceId, assetId, subjectId, actor }: Mark): Changed<{ appearanceId: string }> {
  return {
    result: { appearanceId },
    touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
    entry: {
      kind,
      body: { appearanceId, assetId, subjectId, by: actor.userId },
      personal: { by: actor.name },
    },
  }
}

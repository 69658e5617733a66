import { Problem } from '@stagedoor/contract/problems'
import { SIDES } from '@stagedoor/core/clearance'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { z } from 'zod'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { columnsOf } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { boxesSchema } from '../core-schemas.ts'

const markSchema = z.object({
  subjectId: z.string(),
  fromFlicks: z.int(),
  toFlicks: z.int(),
  sides: z.array(z.enum(SIDES)),
  boxes: boxesSchema,
  prominence: z.enum(['featured', 'background']),
  certainty: z.enum(['sure', 'unsure']),
})

/** Takes back what following a box did: the mark is as it was before, and the stretches split off it are gone. */
export async function takeTrackingBack(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, trackingId, actor }: { productionId: string; trackingId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const tracking = await trx
        .updateTable('clearance.trackings')
        .set({ state: 'taken-back' })
        .where('id', '=', trackingId)
        .where('productionId', '=', productionId)
        .where('state', 'in', ['followed', 'lost'])
        .returning(['appearanceId', 'assetId', 'keptMark', 'rest'])
        .executeTakeFirst()
      if (tracking === undefined) throw new Problem('not-found')
      const { appearanceId, assetId, rest } = tracking
      const mark = markSchema.parse(tracking.keptMark)
      if (rest.length > 0) await trx.deleteFrom('clearance.appearances').where('id', 'in', rest).execute()
      const { subjectId } = mark
      await trx
        .updateTable('clearance.appearances')
        .set({ subjectId, ...columnsOf(mark) })
        .where('id', '=', appearanceId)
        .execute()
      return {
        result: undefined,
        touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
        entry: {
          kind: 'following-taken-back',
          body: { appearanceId, assetId, subjectId, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}

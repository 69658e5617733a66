import type { Clock } from '../plant/clock/index.ts'
import type { Db } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { readSettings } from './clearance-lock.ts'
import type { HouseSettings } from './evidence-rows.ts'

/** Settles how a production's doorkeeper works: every verdict of it is given again. */
export async function changeSettings(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, change, actor }: { productionId: string; change: Partial<HouseSettings>; actor: Actor },
): Promise<HouseSettings> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const settings = { ...(await readSettings(trx, productionId)), ...change }
      await trx
        .updateTable('clearance.evidenceVersions')
        .set({ settings: JSON.stringify(settings) })
        .where('productionId', '=', productionId)
        .execute()
      return {
        result: settings,
        touched: [{ kind: 'settings' }],
        entry: {
          kind: 'settings-changed',
          body: { settings, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

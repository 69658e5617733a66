import { Problem } from '@stagedoor/contract/problems'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import { layOutSteps } from './prepare/steps.ts'
import { filesOf, lockAsset } from './queries.ts'

/**
 * Prepares an asset once more after it was cancelled or could not be read; what was made before is made no second time.
 */
export function prepareAgain(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'ask' | 'withdraw'> },
  assetId: string,
): Promise<{ workId: string }> {
  return db.transaction().execute(async (trx) => {
    const { state, productionId, kind } = await lockAsset(trx, assetId)
    const original = (await filesOf(trx, assetId)).find(({ role }) => role === 'original')
    if (original === undefined || state === 'ready')
      throw new Problem('already-decided', {
        detail: original === undefined ? 'Nothing of this file was kept.' : 'The asset is ready.',
      })
    await trx
      .updateTable('ingest.assets')
      .set({ state: 'preparing', problem: null })
      .where('id', '=', assetId)
      .execute()
    await notifyTopic(trx, productionId, 'dailies')
    await trx
      .deleteFrom('plant.work')
      .where('ref', '=', assetId)
      .where('rank', 'is not', null)
      .where('state', 'in', ['done', 'cancelled'])
      .execute()
    return layOutSteps(trx, jobs, { productionId, assetId, sizeBytes: original.sizeBytes, kind })
  })
}

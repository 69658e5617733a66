import { Problem } from '@stagedoor/contract/problems'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import { PREPARE_ASSET } from './complete-upload.ts'
import { filesOf, lockAsset } from './queries.ts'

/**
 * Prepares an asset once more after it was cancelled or could not be read; what was made before is made no second time.
 */
export function prepareAgain(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'enqueue'> },
  assetId: string,
): Promise<{ workId: string }> {
  return db.transaction().execute(async (trx) => {
    const { state, productionId } = await lockAsset(trx, assetId)
    const hasOriginal = (await filesOf(trx, assetId)).some(({ role }) => role === 'original')
    if (!hasOriginal || state === 'ready')
      throw new Problem('already-decided', {
        detail: hasOriginal ? 'The asset is ready.' : 'Nothing of this file was kept.',
      })
    await trx
      .updateTable('ingest.assets')
      .set({ state: 'preparing', problem: null })
      .where('id', '=', assetId)
      .execute()
    await notifyTopic(trx, productionId, 'dailies')
    return {
      workId: await jobs.enqueue(trx, PREPARE_ASSET, { productionId, ref: assetId, payload: { assetId } }),
    }
  })
}

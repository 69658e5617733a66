import type { Problem } from '@stagedoor/contract/problems'
import { ASSET_FILE_ROLES } from '@stagedoor/core/ingest'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { releaseBytes } from '../bytes.ts'
import { assetRefused } from '../events.ts'
import { forgetFiles } from '../queries.ts'
import { stillPreparing } from './keep-file.ts'
import type { PreparePorts } from './ports.ts'

/**
 * Ends the preparation of an asset that cannot be shown. What is not media at all is not kept, original included, and
 * its sender is told; where only our copies failed the original stays in the vault, shown to nobody.
 */
export async function refuseAsset(
  ports: PreparePorts,
  { assetId, problem, original }: { assetId: string; problem: Problem; original: 'removed' | 'kept' },
): Promise<void> {
  const details = JSON.stringify(problem.toDetails())
  const digests = await ports.db.transaction().execute(async (trx) => {
    const { productionId, uploadId } = await stillPreparing(trx, assetId)
    await trx
      .updateTable('ingest.assets')
      .set({ state: 'refused', problem: details })
      .where('id', '=', assetId)
      .execute()
    if (original === 'removed')
      await trx
        .updateTable('ingest.uploads')
        .set({ state: 'refused', problem: details })
        .where('id', '=', uploadId)
        .execute()
    await announce(trx, assetRefused({ productionId, assetId }))
    await notifyTopic(trx, productionId, 'dailies')
    const roles = ASSET_FILE_ROLES.filter((role) => original === 'removed' || role !== 'original')
    return forgetFiles(trx, { assetId, roles })
  })
  await releaseBytes(ports, digests)
}

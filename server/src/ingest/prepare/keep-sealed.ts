import type { Problem } from '@stagedoor/contract/problems'
import { ASSET_FILE_ROLES } from '@stagedoor/core/ingest'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { releaseBytes } from '../bytes.ts'
import { assetUnreadable } from '../events.ts'
import { forgetFiles } from '../queries.ts'
import { tellOfUnreadable } from '../unreadable.ts'
import { stillPreparing } from './keep-file.ts'
import type { PreparePorts } from './ports.ts'

const MADE = ASSET_FILE_ROLES.filter((role) => role !== 'original')

/**
 * Ends the preparation of an asset that cannot be shown: its original stays in the vault, shown to nobody, what was
 * made of it goes, and the crew is told why, unless it ended the preparation itself.
 */
export async function keepSealed(
  ports: Pick<PreparePorts, 'db' | 'storage'>,
  { assetId, problem }: { assetId: string; problem: Problem },
): Promise<void> {
  const digests = await ports.db.transaction().execute(async (trx) => {
    const { productionId } = await stillPreparing(trx, assetId)
    await trx
      .updateTable('ingest.assets')
      .set({ state: 'unreadable', problem: JSON.stringify(problem.toDetails()) })
      .where('id', '=', assetId)
      .execute()
    await announce(trx, assetUnreadable({ productionId, assetId }))
    if (problem.type !== 'asset-not-ready') await tellOfUnreadable(trx, productionId)
    await notifyTopic(trx, productionId, 'dailies')
    return forgetFiles(trx, { assetId, roles: MADE })
  })
  await releaseBytes(ports, digests)
}

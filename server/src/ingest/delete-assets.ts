import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { deleteAsset } from './delete-material.ts'

/** What came of one of many deletions; `not-there`: nothing of it was there to delete. */
export interface DeletionOutcome {
  readonly assetId: string
  readonly outcome: 'deleted' | 'not-there'
}

/**
 * Deletes many assets for good, each in a transaction of its own: a film that cannot be deleted keeps none of the others
 * back, and each has its entry in the log. Whether this person may was decided before.
 */
export async function deleteAssets(
  ports: Parameters<typeof deleteAsset>[0],
  {
    productionId,
    assetIds,
    actor,
  }: { productionId: string; assetIds: readonly string[]; actor: { userId: string; name: string } },
): Promise<DeletionOutcome[]> {
  const rows = await ports.db
    .selectFrom('ingest.assets')
    .select(['id', 'uploadId'])
    .where('id', '=', sql<string>`any(${assetIds}::uuid[])`)
    .where('productionId', '=', productionId)
    .where('state', '<>', 'deleted')
    .execute()
  const uploads = new Map(rows.map(({ id, uploadId }) => [id, uploadId]))
  const outcomes: DeletionOutcome[] = []
  for (const assetId of assetIds) {
    const uploadId = uploads.get(assetId)
    if (uploadId === undefined) outcomes.push({ assetId, outcome: 'not-there' })
    else outcomes.push({ assetId, outcome: await deleted(ports, { uploadId, actor }) })
  }
  return outcomes
}

async function deleted(
  ports: Parameters<typeof deleteAsset>[0],
  asset: Parameters<typeof deleteAsset>[1],
): Promise<DeletionOutcome['outcome']> {
  try {
    await deleteAsset(ports, asset)
    return 'deleted'
  } catch (error) {
    // Somebody else was quicker.
    if (error instanceof Problem) return 'not-there'
    throw error
  }
}

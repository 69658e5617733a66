import { Problem } from '@stagedoor/contract/problems'
import { DISPLAY_NAME_LONGEST, type AssetGenre } from '@stagedoor/core/ingest'
import { lineOfText } from '@stagedoor/core/production'
import { announce } from '../plant/events/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { assetChanged } from './events.ts'
import { assetById, lockAsset, scenesIn } from './queries.ts'

/** What the crew may say anew about an asset; what is not named stays. */
export interface AssetChange {
  readonly title?: string
  readonly genre?: AssetGenre
  readonly sceneIds?: readonly string[]
}

/**
 * Carries out a change of the scenes an asset hangs on, as what depends on it needs: in the same transaction, and alone
 * with it. Scenes decide what is kept back, which is a later stage's to judge.
 */
export type HangOnScenes = (
  trx: Trx,
  asset: { readonly productionId: string; readonly assetId: string },
  hang: () => Promise<void>,
) => Promise<void>

/** Renames an asset, says what it is for, or hangs it on scenes of its production. */
export function changeAsset(
  { db, hang }: { db: Db; hang: HangOnScenes },
  id: string,
  change: AssetChange,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { sceneIds } = change
    if (sceneIds === undefined) return changeOne(trx, id, change)
    // Whoever hears of it holds the production's evidence first, and only then is the asset's row taken.
    const asset = await assetById(trx, id)
    if (asset === undefined) throw new Problem('not-found')
    await hang(trx, { productionId: asset.productionId, assetId: id }, () => changeOne(trx, id, change))
  })
}

/** Hangs an asset on scenes, for whoever changes the evidence of its production and holds it. */
export function hangAsset(trx: Trx, id: string, sceneIds: readonly string[]): Promise<void> {
  return changeOne(trx, id, { sceneIds })
}

async function changeOne(trx: Trx, id: string, change: AssetChange): Promise<void> {
  const asset = await lockAsset(trx, id)
  if (asset.state === 'deleted') throw new Problem('not-found')
  const { productionId } = asset
  const title = change.title === undefined ? asset.title : lineOfText(change.title, DISPLAY_NAME_LONGEST)
  if (title === '') throw new Problem('invalid-request', { detail: 'title: an asset keeps a name.' })
  await trx
    .updateTable('ingest.assets')
    .set({ title, genre: change.genre ?? asset.genre })
    .where('id', '=', id)
    .execute()
  if (change.sceneIds !== undefined) await hangOn(trx, { productionId, id, sceneIds: change.sceneIds })
  const scenesChanged = change.sceneIds !== undefined
  await announce(trx, assetChanged({ productionId, assetId: id, scenesChanged }))
  await notifyTopic(trx, productionId, 'dailies')
}

async function hangOn(
  trx: Trx,
  { productionId, id, sceneIds }: { productionId: string; id: string; sceneIds: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(sceneIds)]
  if ((await scenesIn(trx, { productionId, sceneIds: wanted })).length !== wanted.length)
    throw new Problem('invalid-request', { detail: 'sceneIds: this production has no such scene.' })
  await trx.deleteFrom('ingest.assetScenes').where('assetId', '=', id).execute()
  if (wanted.length > 0)
    await trx
      .insertInto('ingest.assetScenes')
      .values(wanted.map((sceneId) => ({ assetId: id, sceneId })))
      .execute()
}

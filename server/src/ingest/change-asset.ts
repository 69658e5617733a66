import { Problem } from '@stagedoor/contract/problems'
import { DISPLAY_NAME_LONGEST, type AssetGenre } from '@stagedoor/core/ingest'
import { lineOfText } from '@stagedoor/core/production'
import { announce } from '../plant/events/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { assetChanged } from './events.ts'
import { assetById, lockAsset, scenesIn, shootingDayIn } from './queries.ts'

/** What the crew may say anew about an asset; what is not named stays. */
export interface AssetChange {
  readonly title?: string
  readonly genre?: AssetGenre
  readonly sceneIds?: readonly string[]
  /** Null: on no day that anybody knows. */
  readonly shootingDayId?: string | null
}

/**
 * Carries out a change of the scenes or the day that assets hang on, as what depends on it needs: in the same
 * transaction, and alone with it. Both decide what is kept back, which is a later stage's to judge.
 */
export type HangAssets = (
  trx: Trx,
  assets: { readonly productionId: string; readonly assetIds: readonly string[] },
  hang: () => Promise<void>,
) => Promise<void>

/** Renames an asset, says what it is for, or hangs it on scenes or a day of its production. */
export function changeAsset(
  { db, hang }: { db: Db; hang: HangAssets },
  id: string,
  change: AssetChange,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    if (!isEvidence(change)) return changeOne(trx, id, change)
    // Whoever hears of it holds the production's evidence first, and only then is the asset's row taken.
    const asset = await assetById(trx, id)
    if (asset === undefined) throw new Problem('not-found')
    await hang(trx, { productionId: asset.productionId, assetIds: [id] }, () => changeOne(trx, id, change))
  })
}

/** Whether a verdict may rest on what is said anew. */
export const isEvidence = ({ sceneIds, shootingDayId }: AssetChange): boolean =>
  sceneIds !== undefined || shootingDayId !== undefined

/** Hangs an asset on scenes, for whoever changes the evidence of its production and holds it. */
export function hangAsset(trx: Trx, id: string, sceneIds: readonly string[]): Promise<void> {
  return changeOne(trx, id, { sceneIds })
}

/** Changes one asset within a transaction; for evidence, one that holds the production's. */
export async function changeOne(trx: Trx, id: string, change: AssetChange): Promise<void> {
  const asset = await lockAsset(trx, id)
  if (asset.state === 'deleted') throw new Problem('not-found')
  const { productionId } = asset
  const title = change.title === undefined ? asset.title : lineOfText(change.title, DISPLAY_NAME_LONGEST)
  if (title === '') throw new Problem('invalid-request', { detail: 'title: an asset keeps a name.' })
  const { shootingDayId = asset.shootingDayId } = change
  if (shootingDayId !== asset.shootingDayId) await refuseForeignDay(trx, { productionId, shootingDayId })
  await trx
    .updateTable('ingest.assets')
    .set({ title, genre: change.genre ?? asset.genre, shootingDayId })
    .where('id', '=', id)
    .execute()
  if (change.sceneIds !== undefined) await hangOn(trx, { productionId, id, sceneIds: change.sceneIds })
  const scenesChanged = change.sceneIds !== undefined
  await announce(trx, assetChanged({ productionId, assetId: id, scenesChanged }))
  await notifyTopic(trx, productionId, 'dailies')
}

async function refuseForeignDay(
  trx: Trx,
  { productionId, shootingDayId }: { productionId: string; shootingDayId: string | null },
): Promise<void> {
  if (shootingDayId === null || (await shootingDayIn(trx, { productionId, shootingDayId }))) return
  throw new Problem('invalid-request', {
    detail: 'shootingDayId: this production has no such day. Nothing was changed.',
  })
}

async function hangOn(
  trx: Trx,
  { productionId, id, sceneIds }: { productionId: string; id: string; sceneIds: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(sceneIds)]
  if ((await scenesIn(trx, { productionId, sceneIds: wanted })).length !== wanted.length)
    throw new Problem('invalid-request', {
      detail: 'sceneIds: this production has no such scene. Nothing was changed.',
    })
  await trx.deleteFrom('ingest.assetScenes').where('assetId', '=', id).execute()
  if (wanted.length > 0)
    await trx
      .insertInto('ingest.assetScenes')
      .values(wanted.map((sceneId) => ({ assetId: id, sceneId })))
      .execute()
}

import { Problem } from '@stagedoor/contract/problems'
import { DISPLAY_NAME_LONGEST, type AssetGenre } from '@stagedoor/core/ingest'
import { lineOfText } from '@stagedoor/core/production'
import { announce } from '../plant/events/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import { assetChanged } from './events.ts'
import { lockAsset, scenesIn } from './queries.ts'

/** What the crew may say anew about an asset; what is not named stays. */
export interface AssetChange {
  readonly title?: string
  readonly genre?: AssetGenre
  readonly sceneIds?: readonly string[]
}

/** Renames an asset, says what it is for, or hangs it on scenes of its production. */
export function changeAsset({ db }: { db: Db }, id: string, change: AssetChange): Promise<void> {
  return db.transaction().execute(async (trx) => {
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
    if (change.sceneIds !== undefined) {
      const wanted = [...new Set(change.sceneIds)]
      if ((await scenesIn(trx, { productionId, sceneIds: wanted })).length !== wanted.length)
        throw new Problem('invalid-request', { detail: 'sceneIds: this production has no such scene.' })
      await trx.deleteFrom('ingest.assetScenes').where('assetId', '=', id).execute()
      if (wanted.length > 0)
        await trx
          .insertInto('ingest.assetScenes')
          .values(wanted.map((sceneId) => ({ assetId: id, sceneId })))
          .execute()
    }
    await announce(
      trx,
      assetChanged({ productionId, assetId: id, scenesChanged: change.sceneIds !== undefined }),
    )
    await notifyTopic(trx, productionId, 'dailies')
  })
}

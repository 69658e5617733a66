import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { readyAsset } from './appearances.ts'
import { refuseUnlessWanted } from './face-setting.ts'
import { lastSearch } from './face-proposals.ts'

/** The job that looks for faces in an asset. */
export const FIND_FACES = 'clearance.find-faces'

/**
 * Looks for faces in an asset and proposes a box for each that no mark holds already; what was proposed before and not
 * answered is proposed anew. Throws `faces-not-proposed`, `faces-sought-already`, `no-picture`, `not-found`.
 */
export async function searchForFaces(
  { db, jobs, clock }: { db: Db; jobs: Pick<Jobs, 'enqueue'>; clock: Clock },
  { productionId, assetId, actor }: { productionId: string; assetId: string; actor: Actor },
): Promise<{ workId: string }> {
  return db.transaction().execute(async (trx) => {
    await refuseUnlessWanted(trx, productionId)
    const asset = await readyAsset(trx, { productionId, assetId })
    if (asset.kind === 'sound' || asset.kind === 'document') throw new Problem('no-picture')
    if ((await lastSearch(trx, assetId))?.state === 'waiting') throw new Problem('faces-sought-already')
    const workId = await jobs.enqueue(trx, FIND_FACES, { productionId, ref: assetId, payload: { assetId } })
    const asked = { workId, askedBy: actor.name, askedAt: new Date(clock.now()) }
    const anew = { ...asked, state: 'waiting' as const, found: null, endedAt: null }
    await trx
      .insertInto('clearance.faceSearches')
      .values({ assetId, productionId, ...anew })
      .onConflict((conflict) => conflict.column('assetId').doUpdateSet(anew))
      .execute()
    await notifyTopic(trx, productionId, 'clearance')
    return { workId }
  })
}

import { Problem } from '@stagedoor/contract/problems'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db } from '../schema/index.ts'
import { askStepAgain, laidOf, STEPS } from './prepare/steps.ts'
import { filesOf, lockAsset } from './queries.ts'
import { soundsIn, trackOf } from './sound-tracks.ts'

/**
 * Has another sound speak for an asset: its wave and its light copy are made with that one, and cuts begun from now on
 * take it; what exists stays as it is until then, and cuts that were made stay for good. Chosen twice, nothing is made
 * twice. Throws `not-found`, and `invalid-request` where it has no such sound.
 */
export function hearTrack(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'ask'> },
  { assetId, track }: { assetId: string; track: number },
): Promise<{ workIds: readonly string[] }> {
  return db.transaction().execute(async (trx) => {
    // In the order of a step that ends: its own row before that of the asset.
    await trx
      .selectFrom('plant.work')
      .select('id')
      .where('ref', '=', assetId)
      .where('job', 'in', [STEPS.proxy, STEPS.sound])
      .orderBy('job')
      .forUpdate()
      .execute()
    const asset = await lockAsset(trx, assetId)
    if (asset.state === 'deleted' || asset.state === 'unreadable') throw new Problem('not-found')
    const sounds = soundsIn(asset.probe).length
    if (track >= sounds) {
      const has = sounds === 1 ? 'one sound track' : `${sounds} sound tracks`
      const known = asset.probe === null ? 'is not prepared so far that its sounds are known' : `has ${has}`
      throw new Problem('invalid-request', { detail: `track: ${asset.title} ${known}. Nothing was changed.` })
    }
    await trx
      .updateTable('ingest.assets')
      .set({ heardTrack: track, heardTrackChosen: true })
      .where('id', '=', assetId)
      .execute()
    await notifyTopic(trx, asset.productionId, 'dailies')
    const files = await filesOf(trx, assetId)
    const workIds: string[] = []
    for (const [step, role] of [
      ['sound', 'waveform'],
      ['proxy', 'proxy'],
    ] as const) {
      const made = files.find((file) => file.role === role)
      // What is still to be made asks for the choice when it begins, and once more when it ends.
      if (made === undefined || trackOf(made.facts) === track) continue
      workIds.push((await askStepAgain(trx, jobs, { ...laidOf(asset, files), step, isAwaited: true })).workId)
    }
    return { workIds }
  })
}

import { Problem } from '@stagedoor/contract/problems'
import { senderMayDelete, senderMayDeleteUntil } from '@stagedoor/core/ingest'
import { instant, toIso } from '@stagedoor/core/time'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { readSlip } from '../plant/slips/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import { shutGate } from '../wall/index.ts'
import type { ArrivingFiles } from './arriving/arriving-files.ts'
import { releaseBytes } from './bytes.ts'
import { assetDeleted } from './events.ts'
import { forgetMarkers } from './markers.ts'
import { assetOfUpload, forgetFiles, lockAsset, lockUpload, uploadById, type UploadRow } from './queries.ts'
import { forgetRecording } from './prepare/recording.ts'
import { forgetLoudness } from './sound-tracks.ts'
import { takeBackUnreadable } from './unreadable.ts'
import { clearDue } from './upload-due.ts'

/** The job that removes bytes which no row knows any more, should the process die before it did so itself. */
export const RELEASE_BYTES = 'ingest.release-bytes'

interface Ports {
  readonly db: Db
  readonly clock: Clock
  readonly jobs: Pick<Jobs, 'enqueue'>
  readonly storage: Storage
}

/** Deletes what a sender sent, by its receipt and within the hour: the original, all that was made of it, and its gate. */
export async function deleteByReceipt(ports: Ports, token: string): Promise<void> {
  const { db, clock } = ports
  const slip = await readSlip(db, { token, purpose: 'receipt', now: clock.now() })
  await deleteUpload(ports, slip.ref, (upload) => {
    const arrivedAt = instant(upload.arrivedAt ?? 0)
    if (!senderMayDelete(arrivedAt, clock.now()))
      throw new Problem('deletion-too-late', { mayDeleteUntil: toIso(senderMayDeleteUntil(arrivedAt)) })
    return { by: 'sender', name: upload.contributorName }
  })
}

/** Deletes an asset for the crew; whether this person may was decided before. */
export async function deleteAsset(
  ports: Ports,
  { uploadId, actor }: { uploadId: string; actor: { userId: string; name: string } },
): Promise<void> {
  await deleteUpload(ports, uploadId, () => ({ by: 'crew', name: actor.name }))
}

type Decide = (upload: UploadRow) => { by: 'sender' | 'crew'; name: string }

async function deleteUpload(
  { db, clock, jobs, storage }: Ports,
  uploadId: string,
  decide: Decide,
): Promise<void> {
  const digests = await db.transaction().execute(async (trx) => {
    const upload = await lockUpload(trx, uploadId)
    if (upload.state === 'deleted') return []
    if (upload.state !== 'arrived') throw new Problem('not-found')
    const { by, name } = decide(upload)
    const { productionId } = upload
    await trx
      .updateTable('ingest.uploads')
      .set({ state: 'deleted', deletedAt: new Date(clock.now()) })
      .where('id', '=', uploadId)
      .execute()
    const found = await assetOfUpload(trx, uploadId)
    if (found === undefined) return []
    const asset = await lockAsset(trx, found.id)
    await trx.updateTable('ingest.assets').set({ state: 'deleted' }).where('id', '=', asset.id).execute()
    await shutGate(trx, { gateId: asset.gateId, because: 'deleted' })
    const forgotten = await forgetFiles(trx, { assetId: asset.id })
    await forgetRecording(trx, asset.id)
    await forgetLoudness(trx, asset.id)
    await forgetMarkers(trx, asset.id)
    await jobs.enqueue(trx, RELEASE_BYTES, { productionId, ref: null, payload: { digests: forgotten } })
    await takeBackUnreadable(trx, productionId)
    await announce(trx, assetDeleted({ productionId, assetId: asset.id, by }))
    await notifyTopic(trx, productionId, 'dailies')
    await appendToChain(trx, {
      productionId,
      kind: 'material-deleted',
      body: { assetId: asset.id, uploadId, receiptNumber: upload.receiptNumber, by },
      personal: { name },
    })
    return forgotten
  })
  await releaseBytes({ db, storage }, digests)
}

/** Ends an upload that did not arrive, by its sender or because nobody went on with it; what came is removed. */
export async function endUpload(
  { db, storage, arriving }: { db: Db; storage: Storage; arriving: ArrivingFiles },
  { id, as }: { id: string; as: 'deleted' | 'abandoned' },
): Promise<void> {
  await db
    .updateTable('ingest.uploads')
    .set((eb) => ({ state: as, deletedAt: eb.fn('wall.now', []) }))
    .where('id', '=', id)
    .where('state', '=', 'arriving')
    .execute()
  await removeEnded({ db, storage, arriving }, id)
}

/** Removes what an upload that ended or arrived may have left where it came in. */
export async function removeEnded(
  { db, storage, arriving }: { db: Db; storage: Storage; arriving: ArrivingFiles },
  id: string,
): Promise<void> {
  const upload = await uploadById(db, id)
  if (upload === undefined || upload.state === 'arriving') return
  await arriving.remove(id)
  if (upload.sha256 && upload.state !== 'arrived')
    await releaseBytes({ db, storage }, [upload.sha256.toString('hex')])
  await clearDue(db, id)
}

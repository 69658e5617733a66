import { completeUpload, type ArrivalPorts } from './complete-upload.ts'
import { endUpload, removeEnded } from './delete-material.ts'
import { uploadById } from './queries.ts'

/** The job that looks after an upload which nobody finished. */
export const SETTLE_UPLOAD = 'ingest.settle-upload'

/**
 * Looks after an upload: one whose last byte is here is completed, though its sender may never ask again; one that
 * nobody goes on with is given up; of one that ended nothing stays behind.
 */
export async function settleUpload(ports: ArrivalPorts, id: string): Promise<void> {
  const { db, clock, arriving } = ports
  const upload = await uploadById(db, id)
  if (upload === undefined) return
  if (upload.state !== 'arriving') return removeEnded(ports, id)
  if ((await arriving.size(id)) === upload.sizeBytes) return completeUpload(ports, id)
  if (upload.expiresAt <= clock.now()) await endUpload(ports, { id, as: 'abandoned' })
}

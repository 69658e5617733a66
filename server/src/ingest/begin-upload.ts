import { Problem } from '@stagedoor/contract/problems'
import { type Admission, admitUpload } from '@stagedoor/core/ingest'
import type { Clock } from '../plant/clock/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import type { Db } from '../schema/index.ts'
import {
  insertUpload,
  lockSender,
  promisedBytes,
  shootingDayIn,
  takenBy,
  uploadById,
  type UploadRow,
} from './queries.ts'
import { quotaOf, type Sender } from './sender.ts'
import { setDue } from './upload-due.ts'
import { metadataAsTold, readMetadata } from './upload-metadata.ts'

/** An upload that hears nothing from its sender for so long is given up. */
const GIVEN_UP_AFTER_MS = 3 * 86_400_000

/** A file that somebody wants to send. */
export interface UploadOrder {
  readonly id: string
  readonly sender: Sender
  readonly sizeBytes: number
  readonly told: Readonly<Record<string, string | null>>
}

/**
 * Admits an upload before a byte of it is taken, or says why not, how much would fit and how much is missing. One that
 * was begun before, whose sender did not hear so, is that same one still; throws `upload-gone` where it has ended.
 */
export async function beginUpload(
  { db, storage, clock }: { db: Db; storage: Storage; clock: Clock },
  { id, sender, sizeBytes, told }: UploadOrder,
): Promise<{ expiresAt: number }> {
  const metadata = readMetadata(told)
  const contributorName = metadata.contributor || (sender.kind === 'crew' ? sender.name : '')
  if (contributorName === '')
    throw new Problem('invalid-request', {
      detail: 'Upload-Metadata: contributor takes the name of who filmed it.',
    })
  const freeBytes = await storage.freeBytes()
  return db.transaction().execute(async (trx) => {
    await lockSender(trx, sender)
    const begun = await uploadById(trx, id)
    if (begun !== undefined) return begunAgain(begun, sizeBytes)
    const shootingDayId = sender.kind === 'inbox' ? sender.shootingDayId : (metadata.shootingDay ?? null)
    if (
      shootingDayId !== null &&
      !(await shootingDayIn(trx, { productionId: sender.productionId, shootingDayId }))
    )
      throw new Problem('invalid-request', {
        detail: 'Upload-Metadata: this production has no such shootingDay.',
      })
    refuseUnlessAdmitted(
      admitUpload({
        bytes: sizeBytes,
        taken: await takenBy(trx, sender),
        quota: quotaOf(sender),
        diskFreeBytes: freeBytes - (await promisedBytes(trx)),
      }),
    )
    const expiresAt = clock.now() + GIVEN_UP_AFTER_MS
    await insertUpload(trx, {
      id,
      sender,
      shootingDayId,
      contributorName,
      craft: metadata.craft,
      fileName: metadata.filename || 'untitled',
      sizeBytes,
      metadata: metadataAsTold(metadata),
      expiresAt,
    })
    await setDue(trx, { id, productionId: sender.productionId, moment: expiresAt })
    return { expiresAt }
  })
}

function begunAgain(upload: UploadRow, sizeBytes: number): { expiresAt: number } {
  if (upload.sizeBytes !== sizeBytes)
    throw new Problem('invalid-request', {
      detail: 'Idempotency-Key: a file of another size was begun with this key. A new file takes a new key.',
    })
  switch (upload.state) {
    case 'arriving':
    case 'arrived':
      return { expiresAt: upload.expiresAt }
    case 'refused':
    case 'deleted':
    case 'abandoned':
      throw new Problem('upload-gone', { state: upload.state })
  }
}

/** Notes how far an upload is; each time its sender was heard it gets its whole time again. */
export function noteOffset(
  { db, clock }: { db: Db; clock: Clock },
  { id, productionId, offset }: { id: string; productionId: string; offset: number },
): Promise<{ expiresAt: number }> {
  return db.transaction().execute(async (trx) => {
    const expiresAt = clock.now() + GIVEN_UP_AFTER_MS
    await trx
      .updateTable('ingest.uploads')
      .set({ offsetBytes: offset, expiresAt: new Date(expiresAt) })
      .where('id', '=', id)
      .where('state', '=', 'arriving')
      .execute()
    await setDue(trx, { id, productionId, moment: expiresAt })
    return { expiresAt }
  })
}

function refuseUnlessAdmitted(admission: Admission): void {
  if (admission.kind === 'admitted') return
  switch (admission.because) {
    case 'empty-file':
      throw new Problem('not-media', {
        because: 'empty',
        detail: 'The file is empty: there is nothing in it to keep.',
      })
    case 'file-too-large':
      throw new Problem('file-too-large', sizesOf(admission))
    case 'inbox-full':
      throw new Problem('inbox-full', sizesOf(admission))
    case 'too-many-files':
      throw new Problem('inbox-full', { files: admission.files, roomBytes: 0 })
    case 'disk-full':
      throw new Problem('disk-full', sizesOf(admission))
  }
}

const sizesOf = ({ roomBytes, missingBytes }: { roomBytes: number; missingBytes: number }) => ({
  roomBytes,
  missingBytes,
})

import { Problem } from '@stagedoor/contract/problems'
import { displayName, SNIFF_BYTES, sniff, type Sniffed, type SniffRefusal } from '@stagedoor/core/ingest'
import { appendToChain } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { mintSlip } from '../plant/slips/index.ts'
import { isSystemError, type Storage } from '../plant/storage/index.ts'
import { contributorFor, nextReceiptNumber } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { createGate } from '../wall/index.ts'
import type { ArrivingFiles } from './arriving/arriving-files.ts'
import { keepBytes, releaseBytes } from './bytes.ts'
import { assetArrived, assetUnreadable } from './events.ts'
import { lockUpload, uploadById, type UploadRow } from './queries.ts'
import type { TokenSeal } from './seal-token.ts'
import { tellOfArrival } from './tell-of-arrival.ts'
import { tellOfUnreadable, unreadable } from './unreadable.ts'
import { layOutSteps } from './prepare/steps.ts'
import { clearDue, setDue } from './upload-due.ts'

// Longer than it takes to read the largest file again; only where the house ended before it was done.
const LOOKED_AFTER_MS = 300_000

/** What completing an upload needs. */
export interface ArrivalPorts {
  readonly db: Db
  readonly clock: Clock
  readonly jobs: Pick<Jobs, 'ask' | 'withdraw'>
  readonly storage: Storage
  readonly arriving: ArrivingFiles
  readonly seal: TokenSeal
}

/**
 * Makes an asset of an upload whose last byte is here, once however often it is called: known by its content, kept in
 * the vault, given a receipt. What cannot be read is kept like everything else, and named. What is no footage and can
 * only do harm is refused and its bytes are removed; then the Problem is thrown.
 */
export async function completeUpload(ports: ArrivalPorts, id: string): Promise<void> {
  try {
    await completeOnce(ports, id)
  } catch (error) {
    // The sender's last byte and the alarm that looks after it may meet: the first takes the file from the other.
    const isTaken = isSystemError(error, 'ENOENT') && (await uploadById(ports.db, id))?.state !== 'arriving'
    if (!isTaken) throw error
  }
}

async function completeOnce(ports: ArrivalPorts, id: string): Promise<void> {
  const { db, arriving } = ports
  const upload = await uploadById(db, id)
  if (upload === undefined || upload.state !== 'arriving') return
  const sniffed = sniff(await arriving.head(id, SNIFF_BYTES))
  if (sniffed.kind === 'refused') return refuseUpload(ports, upload, notMedia(sniffed.because))
  const sha256 = await arriving.digest(id)
  const promised = upload.metadata['sha256']
  if (promised && promised !== sha256)
    return refuseUpload(ports, upload, new Problem('digest-mismatch', { promised, arrived: sha256 }))

  // Known before it is kept: bytes in the vault that no row knows could never be deleted again.
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('ingest.uploads')
      .set({ sha256: Buffer.from(sha256, 'hex') })
      .where('id', '=', id)
      .execute()
    await setDue(trx, { id, productionId: upload.productionId, moment: ports.clock.now() + LOOKED_AFTER_MS })
  })
  await keepBytes(ports, { kind: 'arrived', path: arriving.path(id), sha256 })
  await db.transaction().execute((trx) => admitAsset(ports, trx, { uploadId: id, sniffed, sha256 }))
  await arriving.remove(id)
  await clearDue(db, id)
}

interface Known {
  readonly uploadId: string
  readonly sniffed: Exclude<Sniffed, { kind: 'refused' }>
  readonly sha256: string
}

async function admitAsset(
  { clock, jobs, seal }: Pick<ArrivalPorts, 'clock' | 'jobs' | 'seal'>,
  trx: Trx,
  { uploadId, sniffed, sha256 }: Known,
): Promise<void> {
  const upload = await lockUpload(trx, uploadId)
  if (upload.state !== 'arriving') return
  const { productionId } = upload
  const now = clock.now()
  const assetId = newId()
  const format = sniffed.kind === 'media' ? sniffed.format : null
  const problem = sniffed.kind === 'media' ? null : unreadable(sniffed.because)
  const fileName = displayName(upload.fileName, format)
  const contributorId = await contributorFor(trx, {
    productionId,
    name: upload.contributorName,
    craft: upload.craft,
  })
  const receiptNumber = await nextReceiptNumber(trx, productionId)
  const slip = await mintSlip(trx, {
    productionId,
    purpose: 'receipt',
    ref: uploadId,
    addressedTo: upload.contributorName,
    expiresAt: null,
    uses: null,
  })
  await trx
    .insertInto('ingest.assets')
    .values({
      id: assetId,
      productionId,
      gateId: await createGate(trx, { productionId, audience: 'crew', opensAt: now }),
      uploadId,
      kind: format?.kind ?? null,
      title: fileName.replace(/\.[^.]*$/, ''),
      contributorId,
      shootingDayId: upload.shootingDayId,
      sentBy: upload.sentBy,
      state: problem === null ? 'preparing' : 'unreadable',
      problem: problem && JSON.stringify(problem.toDetails()),
      durationFlicks: null,
      width: null,
      height: null,
      receivedAt: new Date(now),
    })
    .execute()
  await trx
    .insertInto('ingest.assetFiles')
    .values({
      id: newId(),
      assetId,
      role: 'original',
      sha256: Buffer.from(sha256, 'hex'),
      sizeBytes: upload.sizeBytes,
      mediaType: format?.mimeType ?? 'application/octet-stream',
      facts: JSON.stringify(format === null ? {} : { format: format.name }),
    })
    .execute()
  if (problem === null)
    await layOutSteps(trx, jobs, {
      productionId,
      assetId,
      sizeBytes: upload.sizeBytes,
      kind: format?.kind ?? null,
    })
  await announce(
    trx,
    assetArrived({
      productionId,
      assetId,
      uploadId,
      kind: format?.kind ?? null,
      contributorId,
      shootingDayId: upload.shootingDayId,
    }),
  )
  if (problem !== null) {
    await announce(trx, assetUnreadable({ productionId, assetId }))
    await tellOfUnreadable(trx, productionId)
  }
  await tellOfArrival(trx, upload)
  await notifyTopic(trx, productionId, 'dailies')
  // The receipt carries the head of the log, so its row is written after the entry; both end with the transaction.
  const entry = await appendToChain(trx, {
    productionId,
    kind: 'material-received',
    body: { assetId, uploadId, receiptNumber, sha256, sizeBytes: upload.sizeBytes },
    personal: { contributor: upload.contributorName, fileName },
  })
  await trx
    .updateTable('ingest.uploads')
    .set({
      state: 'arrived',
      fileName,
      offsetBytes: upload.sizeBytes,
      arrivedAt: new Date(now),
      receiptNumber,
      receiptSlipId: slip.id,
      receiptTokenSealed: seal.seal(slip.token, uploadId),
      logSeq: entry.seq,
      logHash: Buffer.from(entry.hash, 'hex'),
    })
    .where('id', '=', uploadId)
    .execute()
}

async function refuseUpload(
  { db, arriving, storage }: ArrivalPorts,
  upload: UploadRow,
  problem: Problem,
): Promise<never> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('ingest.uploads')
      .set({ state: 'refused', problem: JSON.stringify(problem.toDetails()) })
      .where('id', '=', upload.id)
      .where('state', '=', 'arriving')
      .execute()
  })
  await arriving.remove(upload.id)
  await clearDue(db, upload.id)
  if (upload.sha256) await releaseBytes({ db, storage }, [upload.sha256.toString('hex')])
  throw problem
}

const BECAUSE: Record<SniffRefusal, string> = {
  empty: 'The file is empty.',
  playlist: 'The file is a list of other files, not footage. Send the footage itself.',
  text: 'The file holds text, whatever its name says.',
  program: 'The file is a program.',
}

/** The refusal of what is no footage and can only do harm, in words for its sender. */
export function notMedia(because: SniffRefusal): Problem {
  return new Problem('not-media', { because, detail: `${BECAUSE[because]} Nothing of it was kept.` })
}

import { Problem } from '@stagedoor/contract/problems'
import { type AssetState, senderMayDeleteUntil } from '@stagedoor/core/ingest'
import { instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { readSlip } from '../plant/slips/index.ts'
import type { Db } from '../schema/index.ts'
import { assetOfUpload, uploadById, type UploadRow } from './queries.ts'
import type { TokenSeal } from './seal-token.ts'

/** What a sender is told of what they sent. */
export interface UploadReceipt {
  readonly uploadId: string
  readonly state: UploadRow['state']
  readonly fileName: string
  readonly sizeBytes: number
  readonly offsetBytes: number
  readonly contributorName: string
  readonly craft: string
  /** Kinds of private details that the clean copy does not have; empty before it is made. */
  readonly removed: readonly string[]
  /** Of the asset that it became; null before it arrived. */
  readonly assetState: AssetState | null
  /** Why it was refused, or why what was kept cannot be shown. */
  readonly problem: Record<string, unknown> | null
  readonly receipt: {
    readonly number: string
    readonly sha256: string
    readonly arrivedAt: number
    readonly mayDeleteUntil: number
    readonly log: { readonly seq: number; readonly hash: string }
  } | null
  readonly deletedAt: number | null
}

/** Says how an upload stands. */
export async function receiptOf(db: Db, upload: UploadRow): Promise<UploadReceipt> {
  const asset = await assetOfUpload(db, upload.id)
  const { receiptNumber, sha256, arrivedAt, logSeq, logHash } = upload
  const hasReceipt =
    receiptNumber !== null && sha256 !== null && arrivedAt !== null && logSeq !== null && logHash !== null
  return {
    uploadId: upload.id,
    state: upload.state,
    fileName: upload.fileName,
    sizeBytes: upload.sizeBytes,
    offsetBytes: upload.offsetBytes,
    contributorName: upload.contributorName,
    craft: upload.craft,
    removed: asset?.removed ?? [],
    assetState: asset?.state ?? null,
    problem: upload.problem ?? (asset?.state === 'unreadable' ? asset.problem : null),
    receipt: hasReceipt
      ? {
          number: receiptNumber,
          sha256: sha256.toString('hex'),
          arrivedAt,
          mayDeleteUntil: senderMayDeleteUntil(instant(arrivedAt)),
          log: { seq: logSeq, hash: logHash.toString('hex') },
        }
      : null,
    deletedAt: upload.deletedAt,
  }
}

/** The token of an upload's receipt, for the sender who proved that the upload is theirs. */
export function receiptToken(seal: TokenSeal, upload: UploadRow): string | null {
  return upload.receiptTokenSealed === null ? null : seal.open(upload.receiptTokenSealed, upload.id)
}

/** Reads a receipt by its slip. */
export async function readReceiptSlip(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
): Promise<UploadReceipt> {
  const slip = await readSlip(db, { token, purpose: 'receipt', now: clock.now() })
  const upload = await uploadById(db, slip.ref)
  if (upload === undefined) throw new Problem('slip-not-found')
  return receiptOf(db, upload)
}

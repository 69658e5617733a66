import { createHash } from 'node:crypto'
import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { newId } from '../../plant/db/index.ts'
import type { Selectable } from 'kysely'
import type { Database, Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'

/** The largest scan of a paper that is taken, in bytes: a photograph of a page from a phone fits thrice. */
export const LARGEST_SCAN_BYTES = 12 * 1024 * 1024

/** For how long a scan waits for the form it belongs to, in milliseconds. */
export const SCAN_WAITS_MS = 24 * 3_600_000

/** What a scan may be, told by how its bytes begin; a name or a header proves nothing. */
const KINDS = [
  { mediaType: 'image/jpeg', begins: (bytes: Buffer) => bytes.subarray(0, 3).toString('hex') === 'ffd8ff' },
  {
    mediaType: 'image/png',
    begins: (bytes: Buffer) => bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a',
  },
  {
    mediaType: 'image/webp',
    begins: (bytes: Buffer) =>
      bytes.subarray(0, 4).toString('latin1') === 'RIFF' &&
      bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  },
  {
    mediaType: 'image/heic',
    begins: (bytes: Buffer) => /^ftyp(?:heic|heix|mif1|msf1)/.test(bytes.subarray(4, 12).toString('latin1')),
  },
  {
    mediaType: 'application/pdf',
    begins: (bytes: Buffer) => bytes.subarray(0, 5).toString('latin1') === '%PDF-',
  },
] as const

/** A scan as it is told of: never its bytes. */
export interface Scan {
  readonly id: string
  readonly releaseFormId: string | null
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
}

/**
 * Keeps a photograph or scan of a paper until a form takes it. Throws `scan-not-readable` for what is neither a
 * picture nor a PDF, and `file-too-large`.
 */
export async function keepScan(
  db: Db,
  {
    productionId,
    fileName,
    bytes,
    actor,
    now,
  }: { productionId: string; fileName: string; bytes: Buffer; actor: Actor; now: Instant },
): Promise<Scan> {
  if (bytes.length > LARGEST_SCAN_BYTES)
    throw new Problem('file-too-large', { roomBytes: LARGEST_SCAN_BYTES })
  const kind = KINDS.find(({ begins }) => begins(bytes))
  if (kind === undefined)
    throw new Problem('scan-not-readable', {
      detail: `${fileName} is neither a JPEG, PNG, WebP or HEIC picture nor a PDF. Nothing was kept.`,
    })
  const sha256 = createHash('sha256').update(bytes).digest()
  const row = {
    id: newId(),
    productionId,
    sha256,
    fileName,
    mediaType: kind.mediaType,
    sizeBytes: bytes.length,
  }
  await db.transaction().execute(async (trx) => {
    await dropForgotten(trx, { productionId, now })
    await trx
      .insertInto('clearance.scans')
      .values({ ...row, releaseFormId: null, bytes, addedBy: actor.name, addedAt: new Date(now) })
      .execute()
  })
  return { ...row, releaseFormId: null, sha256: sha256.toString('hex') }
}

// What no form took within a day was a page somebody left; the next scan sweeps it out.
async function dropForgotten(
  trx: Trx,
  { productionId, now }: { productionId: string; now: Instant },
): Promise<void> {
  await trx
    .deleteFrom('clearance.scans')
    .where('productionId', '=', productionId)
    .where('releaseFormId', 'is', null)
    .where('addedAt', '<', new Date(now - SCAN_WAITS_MS) as never)
    .execute()
}

/** Puts waiting scans to a form, and tells their digests. Throws `scan-not-waiting` for one that is gone or another form's. */
export async function attachScans(
  trx: Trx,
  {
    productionId,
    releaseFormId,
    scanIds,
  }: { productionId: string; releaseFormId: string; scanIds: readonly string[] },
): Promise<readonly string[]> {
  if (scanIds.length === 0) return []
  const taken = await trx
    .updateTable('clearance.scans')
    .set({ releaseFormId })
    .where('productionId', '=', productionId)
    .where('id', 'in', [...scanIds])
    .where('releaseFormId', 'is', null)
    .returning('sha256')
    .execute()
  refuseMissing(taken.length, scanIds)
  return taken.map(({ sha256 }) => sha256.toString('hex')).sort()
}

/** The digests of waiting scans, sorted; throws `scan-not-waiting`. */
export async function waitingDigests(
  db: Db,
  { productionId, scanIds }: { productionId: string; scanIds: readonly string[] },
): Promise<string[]> {
  if (scanIds.length === 0) return []
  const rows = await db
    .selectFrom('clearance.scans')
    .select('sha256')
    .where('productionId', '=', productionId)
    .where('id', 'in', [...scanIds])
    .where('releaseFormId', 'is', null)
    .execute()
  refuseMissing(rows.length, scanIds)
  return rows.map(({ sha256 }) => sha256.toString('hex')).sort()
}

/** Hands a waiting scan over to what it is evidence of elsewhere, with its bytes. Throws `scan-not-waiting`. */
export async function takeScan(
  trx: Trx,
  { productionId, scanId }: { productionId: string; scanId: string },
): Promise<
  Pick<
    Selectable<Database['clearance.scans']>,
    'id' | 'sha256' | 'fileName' | 'mediaType' | 'sizeBytes' | 'bytes'
  >
> {
  const taken = await trx
    .deleteFrom('clearance.scans')
    .where('productionId', '=', productionId)
    .where('id', '=', scanId)
    .where('releaseFormId', 'is', null)
    .returning(['id', 'sha256', 'fileName', 'mediaType', 'sizeBytes', 'bytes'])
    .executeTakeFirst()
  if (taken === undefined) throw notWaiting()
  return taken
}

function refuseMissing(found: number, scanIds: readonly string[]): void {
  if (found !== new Set(scanIds).size) throw notWaiting()
}

const notWaiting = () =>
  new Problem('scan-not-waiting', {
    detail: 'A scan is no longer there. Add it again; nothing was recorded.',
  })

/** The scans of some forms, oldest first. */
export async function scansOf(db: Db, releaseFormIds: readonly string[]): Promise<readonly Scan[]> {
  if (releaseFormIds.length === 0) return []
  const rows = await db
    .selectFrom('clearance.scans')
    .select(['id', 'releaseFormId', 'sha256', 'fileName', 'mediaType', 'sizeBytes'])
    .where('releaseFormId', 'in', [...releaseFormIds])
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
  return rows.map(({ sha256, ...row }) => ({ ...row, sha256: sha256.toString('hex') }))
}

/** A scan with its bytes; throws `not-found`. */
export async function scanById(db: Db, id: string) {
  const row = await db.selectFrom('clearance.scans').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

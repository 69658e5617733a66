import { open } from 'node:fs/promises'
import { type MediaFormat, SNIFF_BYTES, sniff } from '@stagedoor/core/ingest'
import { unreadable } from '../unreadable.ts'
import { stillPreparing } from './keep-file.ts'
import type { PreparePorts } from './ports.ts'

/**
 * Looks once more at a kept file that was not known when it arrived, and says of its asset what it is; throws the
 * Problem `unreadable` where it is not known today either.
 */
export async function recognise(
  { db }: Pick<PreparePorts, 'db'>,
  { assetId, path }: { assetId: string; path: string },
): Promise<MediaFormat> {
  const sniffed = sniff(await headOf(path))
  if (sniffed.kind !== 'media') throw unreadable(sniffed.kind === 'unreadable' ? sniffed.because : 'unknown')
  const { format } = sniffed
  await db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    await trx.updateTable('ingest.assets').set({ kind: format.kind }).where('id', '=', assetId).execute()
    await trx
      .updateTable('ingest.assetFiles')
      .set({ mediaType: format.mimeType, facts: JSON.stringify({ format: format.name }) })
      .where('assetId', '=', assetId)
      .where('role', '=', 'original')
      .execute()
  })
  return format
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SNIFF_BYTES), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

import { open } from 'node:fs/promises'
import { SNIFF_BYTES, sniff, type Sniffed } from '@stagedoor/core/ingest'

/** What a file is by its first bytes; its name plays no part. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(SNIFF_BYTES)
    const { bytesRead } = await file.read(head, 0, SNIFF_BYTES, 0)
    return sniff(head.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

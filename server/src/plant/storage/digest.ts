import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Stored } from './storage.ts'

/** Reads in steps of this many bytes: large enough for the disk, small enough for the memory of many at once. */
export const READ_BYTES = 2 ** 20

/** Reads a file once and says its SHA-256 in hex and its size in bytes. */
export async function digestOfFile(path: string, options: { signal?: AbortSignal } = {}): Promise<Stored> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const bytes: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: READ_BYTES, ...options })
  for await (const chunk of bytes) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  return { sha256: hash.digest('hex'), sizeBytes }
}

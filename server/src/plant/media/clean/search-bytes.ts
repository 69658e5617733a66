import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What one reading of all bytes found: the first needle that occurs, or null, with the digest of everything read. */
export type Reading = { found: Buffer | null; sha256: string; sizeBytes: number }

/** Reads a file once from end to end, searches it, and takes its SHA-256 in hex on the way. */
export async function readAndSearch(path: string, needles: readonly Buffer[]): Promise<Reading> {
  const longest = Math.max(1, ...needles.map(({ length }) => length))
  const hash = createHash('sha256')
  let found: Buffer | null = null
  let sizeBytes = 0
  let tail: Buffer = Buffer.alloc(0)
  const pieces: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20 })
  for await (const piece of pieces) {
    hash.update(piece)
    sizeBytes += piece.length
    const window = Buffer.concat([tail, piece])
    found ??= needles.find((needle) => window.includes(needle)) ?? null
    tail = window.subarray(Math.max(0, window.length - longest + 1))
  }
  return { found, sha256: hash.digest('hex'), sizeBytes }
}

/** A text as the encodings in which cameras write it. */
export function spellings(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le')
  return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()]
}

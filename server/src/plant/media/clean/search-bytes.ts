import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { needleSearch } from './needle-search.ts'

/** What one reading of all bytes found: a needle that occurs, or null, with the digest of everything read. */
export type Reading = { found: Buffer | null; sha256: string; sizeBytes: number }

/** Reads a file once from end to end, searches it, and takes its SHA-256 in hex on the way. */
export async function readAndSearch(path: string, needles: readonly Buffer[]): Promise<Reading> {
  const search = needleSearch(needles)
  const hash = createHash('sha256')
  let found: Buffer | null = null
  let sizeBytes = 0
  let tail: Buffer = Buffer.alloc(0)
  const pieces: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 1 << 20 })
  for await (const piece of pieces) {
    hash.update(piece)
    sizeBytes += piece.length
    // What lies across two pieces is looked for where they meet, so that no piece is copied for it.
    found ??= search.in(Buffer.concat([tail, piece.subarray(0, search.overlap)])) ?? search.in(piece)
    if (search.overlap > 0)
      tail = Buffer.concat([tail, piece.subarray(-search.overlap)]).subarray(-search.overlap)
  }
  return { found, sha256: hash.digest('hex'), sizeBytes }
}

/** A text as the encodings in which cameras write it. */
export function spellings(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le')
  return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()]
}

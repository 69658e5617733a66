import { createReadStream } from 'node:fs'
import { needleSearch } from './needle-search.ts'

/** Bytes of a file from one place up to another, and what is sought in them. */
export interface PartToSearch {
  readonly path: string
  readonly from: number
  readonly until: number
  readonly needles: readonly Uint8Array[]
}

/** One of the needles that lies whole within a part of a file, or null; every piece that is read is handed on. */
export async function searchPart(
  { path, from, until, needles }: PartToSearch,
  read: (piece: Buffer) => void = () => undefined,
): Promise<Buffer | null> {
  const search = needleSearch(needles.map((needle) => Buffer.from(needle)))
  if (from >= until) return null
  let found: Buffer | null = null
  let tail: Buffer = Buffer.alloc(0)
  const pieces: AsyncIterable<Buffer> = createReadStream(path, {
    start: from,
    end: until - 1,
    highWaterMark: 1 << 20,
  })
  for await (const piece of pieces) {
    read(piece)
    // What lies across two pieces is looked for where they meet, so that no piece is copied for it.
    found ??= search.in(Buffer.concat([tail, piece.subarray(0, search.overlap)])) ?? search.in(piece)
    if (search.overlap > 0)
      tail = Buffer.concat([tail, piece.subarray(-search.overlap)]).subarray(-search.overlap)
  }
  return found
}

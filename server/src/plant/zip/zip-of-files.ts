import { crc32 } from 'node:zlib'
import {
  centralRecord,
  descriptor,
  endOfArchive,
  type Entry,
  localHeader,
  type Placed,
} from './zip-records.ts'

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A file that goes into an archive; `bytes` is asked when its turn comes and gives exactly `sizeBytes`. */
export interface FileInZip {
  /** Its path in the archive: unique, and without anything that leads out of a folder. */
  readonly name: string
  readonly sizeBytes: number
  readonly bytes: () => Pieces | Promise<Pieces>
}

/** An archive about to be sent. */
export interface Zip {
  /** In bytes, known before the first is read: a browser shows how far it is. */
  readonly length: number
  readonly bytes: AsyncGenerator<Uint8Array>
}

/**
 * Puts files into a ZIP without packing them, since films and photographs are packed already (PKWARE APPNOTE 6.3.10,
 * method 0, sums behind the bytes, ZIP64 where a file or a place in the archive is beyond 4 GiB). Reads each file once,
 * as it is sent. Throws where a file gives other than it promised: what was sent is then cut short and seen to be.
 */
export function zipOfFiles(files: readonly FileInZip[], madeAt: Date): Zip {
  const placed = placedIn(files, madeAt)
  const directory = placed.reduce((sum, entry) => sum + centralRecord(entry, 0).length, 0)
  const end = endOfArchive({ count: placed.length, from: after(placed.at(-1)), length: directory })
  return {
    length: after(placed.at(-1)) + directory + end.length,
    bytes: written(files, placed, end),
  }
}

function placedIn(files: readonly FileInZip[], madeAt: Date): Placed[] {
  const placed: Placed[] = []
  for (const { name, sizeBytes } of files) {
    const entry: Entry = { name: Buffer.from(name), sizeBytes, madeAt }
    placed.push({ ...entry, at: after(placed.at(-1)) })
  }
  return placed
}

function after(entry: Placed | undefined): number {
  if (entry === undefined) return 0
  return entry.at + localHeader(entry).length + entry.sizeBytes + descriptor(entry, 0).length
}

async function* written(
  files: readonly FileInZip[],
  placed: readonly Placed[],
  end: Buffer,
): AsyncGenerator<Uint8Array> {
  const sums: number[] = []
  for (const [i, entry] of placed.entries()) {
    yield localHeader(entry)
    let [sum, sent] = [0, 0]
    for await (const piece of await files[i]!.bytes()) {
      sum = crc32(piece, sum)
      sent += piece.length
      if (sent > entry.sizeBytes) break
      yield piece
    }
    if (sent !== entry.sizeBytes) throw new Error('A file of the archive is not as long as it was told to be')
    sums.push(sum)
    yield descriptor(entry, sum)
  }
  for (const [i, entry] of placed.entries()) yield centralRecord(entry, sums[i] ?? 0)
  yield end
}

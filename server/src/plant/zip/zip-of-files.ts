import { makeZip, predictLength } from 'client-zip'

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
  readonly bytes: ReadableStream<Uint8Array>
}

/**
 * Puts files into a ZIP (PKWARE APPNOTE 6.3.10, ZIP64 where it must be) without packing them, since films and photographs
 * are packed already. Reads each file once, as it is sent. Where a file gives other than it promised the stream fails:
 * what was sent is then cut short and seen to be.
 */
export function zipOfFiles(files: readonly FileInZip[], lastModified: Date): Zip {
  const length = predictLength(files.map(({ name, sizeBytes }) => ({ name, size: sizeBytes })))
  const entries = files.map((file) => ({
    name: file.name,
    size: file.sizeBytes,
    lastModified,
    input: promisedBytes(file),
  }))
  return { length: Number(length), bytes: makeZip(entries) }
}

async function* promisedBytes({ sizeBytes, bytes }: FileInZip): AsyncGenerator<Uint8Array> {
  let sent = 0
  for await (const piece of await bytes()) {
    sent += piece.length
    if (sent > sizeBytes) break
    yield piece
  }
  if (sent !== sizeBytes) throw new Error('A file of the archive is not as long as it was told to be')
}

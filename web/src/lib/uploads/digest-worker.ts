import { Sha256 } from '@stagedoor/core/ingest'

const PIECE_BYTES = 4 * 2 ** 20

// Piece by piece: a phone reads a film of two gigabytes without holding more of it than one.
self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  try {
    const sum = new Sha256()
    for (let from = 0; from < file.size; from += PIECE_BYTES)
      sum.update(new Uint8Array(await file.slice(from, from + PIECE_BYTES).arrayBuffer()))
    self.postMessage(sum.digest())
  } catch {
    // A file that cannot be read any more: nothing is known of it.
    self.postMessage(null)
  }
}

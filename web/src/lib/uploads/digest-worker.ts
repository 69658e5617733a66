import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

const PIECE_BYTES = 4 * 2 ** 20

// Piece by piece: a phone reads a film of two gigabytes without holding more of it than one. Browsers sum only what they
// are given whole, and nothing at all in a page that came unencrypted.
self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  try {
    const sum = sha256.create()
    for (let from = 0; from < file.size; from += PIECE_BYTES)
      sum.update(new Uint8Array(await file.slice(from, from + PIECE_BYTES).arrayBuffer()))
    self.postMessage(bytesToHex(sum.digest()))
  } catch {
    // A file that cannot be read any more: nothing is known of it.
    self.postMessage(null)
  }
}

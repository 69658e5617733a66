import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { sketchRanges } from '@stagedoor/core/ingest'

/**
 * Knows a file again whatever it is called and whenever it was written: the SHA-256, in hex, of its size and its parts
 * (`sketchRanges`). A phone that hands out a film from its library twice gives it another name and another time. It says
 * which file to compare, and never alone that two are one: that is for the digest of the whole.
 */
export async function sketchOf(file: Blob): Promise<string> {
  const sum = sha256.create().update(new TextEncoder().encode(`${file.size}\n`))
  for (const { from, until } of sketchRanges(file.size))
    sum.update(new Uint8Array(await file.slice(from, until).arrayBuffer()))
  return bytesToHex(sum.digest())
}

import { sketchRanges } from '@stagedoor/core/ingest'

/**
 * Knows a file again whatever it is called and whenever it was written: the SHA-256, in hex, of its size and its parts
 * (`sketchRanges`). A phone that hands out a film from its library twice gives it another name and another time.
 * Undefined where the browser does no sums, which it refuses to a page that came unencrypted.
 */
export async function sketchOf(file: Blob): Promise<string | undefined> {
  // In the types always there; in a page that came unencrypted it is not.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  if (subtle === undefined) return undefined
  const parts = sketchRanges(file.size).map(({ from, until }) => file.slice(from, until))
  const read = await new Blob([`${file.size}\n`, ...parts]).arrayBuffer()
  const digest = new Uint8Array(await subtle.digest('SHA-256', read))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

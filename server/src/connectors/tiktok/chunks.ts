/** How TikTok wants a film cut; sizes in bytes. */
export interface ChunkRules {
  readonly least: number
  readonly most: number
  readonly lastMost: number
  readonly mostChunks: number
}

/** https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide, read 2026-11-21. */
export const CHUNK_RULES: ChunkRules = {
  least: 5_000_000,
  most: 64_000_000,
  lastMost: 128_000_000,
  mostChunks: 1000,
}

/** How one film is cut: chunks of one size, the rest goes with the last. */
export interface Chunks {
  readonly sizeBytes: number
  readonly chunkBytes: number
  readonly count: number
}

/**
 * Cuts a film. What is under two chunks goes whole, for the last chunk takes the rest; small chunks keep the last one,
 * which puts the film out, short.
 */
export function chunksOf(sizeBytes: number, wantedBytes: number, rules: ChunkRules): Chunks {
  const chunkBytes = Math.max(wantedBytes, Math.ceil(sizeBytes / rules.mostChunks), rules.least)
  const count = Math.floor(sizeBytes / chunkBytes)
  return count < 2 ? { sizeBytes, chunkBytes: sizeBytes, count: 1 } : { sizeBytes, chunkBytes, count }
}

/** The bytes `[from, to)` of a chunk, from 0. */
export function rangeOf({ sizeBytes, chunkBytes, count }: Chunks, index: number): [from: number, to: number] {
  return [index * chunkBytes, index === count - 1 ? sizeBytes : (index + 1) * chunkBytes]
}

/** The chunk to send when so many bytes are there: TikTok counts whole chunks, in their order. */
export function nextChunk({ chunkBytes, count }: Chunks, uploadedBytes: number): number {
  return Math.min(Math.floor(uploadedBytes / chunkBytes), count - 1)
}

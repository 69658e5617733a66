import type { ByteSource } from '../connector.ts'

/** The bytes of `[from, to)` in one piece of memory, for calls that want their length said before. */
export async function piecesOf(
  source: ByteSource,
  from: number,
  to: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // Every byte of it is written below, or it is not used.
  const piece: Uint8Array<ArrayBuffer> = Buffer.allocUnsafeSlow(to - from)
  let at = 0
  for await (const chunk of source.read(from, to)) {
    piece.set(chunk, at)
    at += chunk.length
  }
  if (at !== piece.length) throw new Error(`a file ended at byte ${from + at}, before ${to}`)
  return piece
}

/** The bytes from `from` on as a body that is read while it is sent. */
export function streamOf(source: ByteSource, from = 0): ReadableStream<Uint8Array> {
  return ReadableStream.from(source.read(from, source.sizeBytes))
}

import { createReadStream } from 'node:fs'

/** The first of the needles that occurs in a file's bytes, or null. */
export async function findBytes(path: string, needles: readonly Buffer[]): Promise<Buffer | null> {
  if (needles.length === 0) return null
  const longest = Math.max(...needles.map(({ length }) => length))
  let tail: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const window = Buffer.concat([tail, piece as Buffer])
    const found = needles.find((needle) => window.includes(needle))
    if (found !== undefined) return found
    tail = window.subarray(Math.max(0, window.length - longest + 1))
  }
  return null
}

/** A text as the encodings in which cameras write it. */
export function spellings(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le')
  return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()]
}

/** A box inside a buffer that was read whole. */
export type HeicBox = { type: string; body: Buffer }

/** The boxes that follow each other in a buffer; stops where one does not fit. */
export function boxesIn(buffer: Buffer): HeicBox[] {
  const boxes: HeicBox[] = []
  for (let at = 0; at + 8 <= buffer.length;) {
    const short = buffer.readUInt32BE(at)
    const isLong = short === 1 && at + 16 <= buffer.length
    const length = isLong ? Number(buffer.readBigUInt64BE(at + 8)) : short === 0 ? buffer.length - at : short
    const head = isLong ? 16 : 8
    if (length < head || at + length > buffer.length) break
    boxes.push({
      type: buffer.toString('latin1', at + 4, at + 8),
      body: buffer.subarray(at + head, at + length),
    })
    at += length
  }
  return boxes
}

/** The body of the first box of a type behind its version and flags, with its version. */
export function fullBox(
  boxes: readonly HeicBox[],
  type: string,
): { version: number; flags: number; body: Buffer } | null {
  const found = boxes.find((box) => box.type === type)
  if (found === undefined || found.body.length < 4) return null
  return { version: found.body[0] ?? 0, flags: found.body.readUIntBE(1, 3), body: found.body.subarray(4) }
}

/** Reads numbers of given widths one after another; RangeError past the end. */
export class Reader {
  readonly #buffer: Buffer
  #at = 0

  constructor(buffer: Buffer) {
    this.#buffer = buffer
  }

  /** A number of up to six bytes, or of eight where it stays exact; none is zero. */
  number(bytes: number): number {
    const at = this.#at
    this.#at += bytes
    if (this.#at > this.#buffer.length) throw new RangeError('the box ends too early')
    if (bytes === 0) return 0
    return bytes === 8 ? Number(this.#buffer.readBigUInt64BE(at)) : this.#buffer.readUIntBE(at, bytes)
  }

  times<T>(count: number, read: () => T): T[] {
    return Array.from({ length: count }, read)
  }
}

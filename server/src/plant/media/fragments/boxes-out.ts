// Boxes of ISO/IEC 14496-12 as bytes.

/** A box of a type around its content. */
export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const length = content.reduce((sum, part) => sum + part.length, 8)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(length, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, ...content], length)
}

/** A box that begins with a version and flags. */
export function fullBox(type: string, { version = 0, flags = 0 }, ...content: readonly Buffer[]): Buffer {
  return box(type, u32((version << 24) | flags), ...content)
}

/** Whole numbers of 32 bits. */
export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, 4 * index)
  return bytes
}

/** Whole numbers of 16 bits. */
export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(2 * values.length)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, 2 * index)
  return bytes
}

/** A whole number of 64 bits. */
export function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

/** Letters of one byte each. */
export function letters(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

/** A file of an archive, as its records tell it; the name in UTF-8. */
export interface Entry {
  readonly name: Buffer
  readonly sizeBytes: number
  readonly madeAt: Date
}

/** The same at its place: where its local header begins. */
export interface Placed extends Entry {
  readonly at: number
}

// PKWARE APPNOTE 6.3.10; the numbers beside each record are its sections.
const LARGE = 0xffff_ffff
const SUM_BEHIND_AND_UTF8 = 0x0808
const STORED = 0
const WITH_ZIP64 = 45
const PLAIN = 20
/** Made by a program of Unix, so that the attributes below are read. */
const UNIX = 3 << 8
const READABLE_FILE = 0o100644

const isLarge = (size: number) => size >= LARGE

/** What stands before a file's bytes (4.3.7); its sum comes behind them, and with it its size. */
export function localHeader({ name, sizeBytes, madeAt }: Entry): Buffer {
  const extra = isLarge(sizeBytes) ? zip64([sizeBytes, sizeBytes]) : Buffer.alloc(0)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x0403_4b50, 0)
  head.writeUInt16LE(isLarge(sizeBytes) ? WITH_ZIP64 : PLAIN, 4)
  head.writeUInt16LE(SUM_BEHIND_AND_UTF8, 6)
  head.writeUInt16LE(STORED, 8)
  writeMoment(head, madeAt, 10)
  head.writeUInt32LE(isLarge(sizeBytes) ? LARGE : sizeBytes, 18)
  head.writeUInt32LE(isLarge(sizeBytes) ? LARGE : sizeBytes, 22)
  head.writeUInt16LE(name.length, 26)
  head.writeUInt16LE(extra.length, 28)
  return Buffer.concat([head, name, extra])
}

/** What stands behind a file's bytes (4.3.9). */
export function descriptor({ sizeBytes }: Entry, sum: number): Buffer {
  const behind = Buffer.alloc(isLarge(sizeBytes) ? 24 : 16)
  behind.writeUInt32LE(0x0807_4b50, 0)
  behind.writeUInt32LE(sum, 4)
  if (isLarge(sizeBytes)) {
    behind.writeBigUInt64LE(BigInt(sizeBytes), 8)
    behind.writeBigUInt64LE(BigInt(sizeBytes), 16)
  } else {
    behind.writeUInt32LE(sizeBytes, 8)
    behind.writeUInt32LE(sizeBytes, 12)
  }
  return behind
}

/** A file's line in the list at the end (4.3.12). */
export function centralRecord({ name, sizeBytes, madeAt, at }: Placed, sum: number): Buffer {
  // In this order, and only what does not fit where it usually stands (4.5.3).
  const wide = [...(isLarge(sizeBytes) ? [sizeBytes, sizeBytes] : []), ...(isLarge(at) ? [at] : [])]
  const extra = wide.length > 0 ? zip64(wide) : Buffer.alloc(0)
  const head = Buffer.alloc(46)
  const version = wide.length > 0 ? WITH_ZIP64 : PLAIN
  head.writeUInt32LE(0x0201_4b50, 0)
  head.writeUInt16LE(UNIX | version, 4)
  head.writeUInt16LE(version, 6)
  head.writeUInt16LE(SUM_BEHIND_AND_UTF8, 8)
  head.writeUInt16LE(STORED, 10)
  writeMoment(head, madeAt, 12)
  head.writeUInt32LE(sum, 16)
  head.writeUInt32LE(isLarge(sizeBytes) ? LARGE : sizeBytes, 20)
  head.writeUInt32LE(isLarge(sizeBytes) ? LARGE : sizeBytes, 24)
  head.writeUInt16LE(name.length, 28)
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE(READABLE_FILE * 0x1_0000, 38)
  head.writeUInt32LE(isLarge(at) ? LARGE : at, 42)
  return Buffer.concat([head, name, extra])
}

/** What ends the archive (4.3.14 to 4.3.16): where its list stands and how many it tells of. */
export function endOfArchive({
  count,
  from,
  length,
}: {
  readonly count: number
  readonly from: number
  readonly length: number
}): Buffer {
  const isWide = count >= 0xffff || isLarge(from) || isLarge(length)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(Math.min(count, 0xffff), 8)
  end.writeUInt16LE(Math.min(count, 0xffff), 10)
  end.writeUInt32LE(Math.min(length, LARGE), 12)
  end.writeUInt32LE(Math.min(from, LARGE), 16)
  if (!isWide) return end
  const wide = Buffer.alloc(56)
  wide.writeUInt32LE(0x0606_4b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeUInt16LE(UNIX | WITH_ZIP64, 12)
  wide.writeUInt16LE(WITH_ZIP64, 14)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(length), 40)
  wide.writeBigUInt64LE(BigInt(from), 48)
  const where = Buffer.alloc(20)
  where.writeUInt32LE(0x0706_4b50, 0)
  where.writeBigUInt64LE(BigInt(from + length), 8)
  where.writeUInt32LE(1, 16)
  return Buffer.concat([wide, where, end])
}

// Extra field 1 (4.5.3): lengths and places of 64 bits.
function zip64(values: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(values.length * 8, 2)
  for (const [i, value] of values.entries()) field.writeBigUInt64LE(BigInt(value), 4 + i * 8)
  return field
}

// As MS-DOS counted (4.4.6): two seconds a step, years from 1980, no zone; ours is UTC.
function writeMoment(head: Buffer, at: Date, offset: number): void {
  head.writeUInt16LE((at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1), offset)
  const year = Math.min(127, Math.max(0, at.getUTCFullYear() - 1980))
  head.writeUInt16LE((year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(), offset + 2)
}

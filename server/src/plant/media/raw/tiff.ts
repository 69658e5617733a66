import type { ByteSource } from '../byte-source.ts'

/** A field of a directory: what kind of values, how many, and where they lie. */
export type TiffField = { type: number; count: number; at: number }

/** One directory of a TIFF: its fields by number, and the directory that follows it (0 for none). */
export type TiffDirectory = { fields: ReadonlyMap<number, TiffField>; next: number }

/** An opened TIFF: its byte order, what its maker calls it, and its first directory. */
export type Tiff = { source: ByteSource; isLittle: boolean; magic: number; first: number }

// Bytes of one value by the field's type (TIFF 6.0, section 2; 13 is IFD of the supplement).
const widths = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]
const mostFields = 2_000
const longestText = 200

// 42, Olympus (`RO`, `RS`) and Panasonic (`U`).
const magics = new Set([0x2a, 0x4f52, 0x5352, 0x55])

/** Opens a TIFF or a maker's kin of it; null where the bytes are none. */
export async function openTiff(source: ByteSource): Promise<Tiff | null> {
  if (source.size < 8) return null
  const head = await source.read(0, 8)
  const order = head.toString('latin1', 0, 2)
  if (order !== 'II' && order !== 'MM') return null
  const isLittle = order === 'II'
  const magic = isLittle ? head.readUInt16LE(2) : head.readUInt16BE(2)
  if (!magics.has(magic)) return null
  return { source, isLittle, magic, first: isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4) }
}

/** The directory at a place; RangeError where it reaches out of the file or has more fields than any camera writes. */
export async function readDirectory({ source, isLittle }: Tiff, at: number): Promise<TiffDirectory> {
  const count = number(await source.read(at, 2), { at: 0, width: 2, isLittle })
  if (count > mostFields) throw new RangeError('a directory has more fields than any camera writes')
  const table = await source.read(at + 2, count * 12)
  const fields = new Map<number, TiffField>()
  for (let each = 0; each < table.length; each += 12) {
    const type = number(table, { at: each + 2, width: 2, isLittle })
    const values = number(table, { at: each + 4, width: 4, isLittle })
    const bytes = (widths[type] ?? 0) * values
    const inPlace = at + 2 + each + 8
    const where = bytes <= 4 ? inPlace : number(table, { at: each + 8, width: 4, isLittle })
    if (bytes === 0 || where + bytes > source.size) continue
    fields.set(number(table, { at: each, width: 2, isLittle }), { type, count: values, at: where })
  }
  const next = await source.read(at + 2 + count * 12, 4).catch(() => Buffer.alloc(4))
  return { fields, next: number(next, { at: 0, width: 4, isLittle }) }
}

/** The whole numbers of a field, at most so many; none where it holds no whole numbers. */
export async function numbersOf(
  { source, isLittle }: Tiff,
  field: TiffField | undefined,
  most: number,
): Promise<number[]> {
  if (field === undefined || ![1, 3, 4, 13].includes(field.type)) return []
  const width = widths[field.type] ?? 0
  const count = Math.min(field.count, most)
  const bytes = await source.read(field.at, count * width)
  return Array.from({ length: count }, (_, index) => number(bytes, { at: index * width, width, isLittle }))
}

/** The text of a field without the blanks and zeros around it; empty where it holds none. */
export async function textOf({ source }: Tiff, field: TiffField | undefined): Promise<string> {
  if (field === undefined || field.type !== 2) return ''
  const bytes = await source.read(field.at, Math.min(field.count, longestText))
  return (bytes.toString('utf8').split('\0')[0] ?? '').trim()
}

function number(
  bytes: Buffer,
  { at, width, isLittle }: { at: number; width: number; isLittle: boolean },
): number {
  return isLittle ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width)
}

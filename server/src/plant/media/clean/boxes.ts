import type { FileHandle } from 'node:fs/promises'

/** A box of ISO/IEC 14496-12 or QuickTime: where it lies and what it is called, with the names of those around it. */
export type Box = { path: string; type: string; start: number; bodyStart: number; end: number }

const containers = new Set([
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'udta',
  'edts',
  'dinf',
  'meta',
  'moof',
  'traf',
  'mvex',
  'ilst',
  'tref',
  'iprp',
  'ipco',
])
const mostBoxes = 200_000
const deepest = 16

/** Every box of a file, from the outside in; throws RangeError where boxes do not fit into each other. */
export async function* walkBoxes(file: FileHandle, size: number): AsyncGenerator<Box> {
  let seen = 0
  const waiting: { path: string; from: number; to: number; depth: number }[] = [
    { path: '', from: 0, to: size, depth: 0 },
  ]
  for (let level = waiting.pop(); level !== undefined; level = waiting.pop()) {
    for (let at = level.from; at + 8 <= level.to;) {
      const box = await readBox(file, at, level)
      if (box === null) break
      if (++seen > mostBoxes || level.depth > deepest)
        throw new RangeError('the boxes are nested or repeated without end')
      yield box
      if (containers.has(box.type)) {
        const from = box.type === 'meta' ? await metaBody(file, box) : box.bodyStart
        waiting.push({ path: box.path, from, to: box.end, depth: level.depth + 1 })
      }
      at = box.end
    }
  }
}

async function readBox(
  file: FileHandle,
  at: number,
  level: { path: string; to: number },
): Promise<Box | null> {
  const head = await readAt(file, at, 16)
  if (head.length < 8) return null
  const type = head.toString('latin1', 4, 8)
  const short = head.readUInt32BE(0)
  // QuickTime ends the list of user data with a zero instead of a box.
  if (short === 0 && type === '\0\0\0\0') return null
  const isLong = short === 1 && head.length === 16
  const length = isLong ? Number(head.readBigUInt64BE(8)) : short === 0 ? level.to - at : short
  const bodyStart = at + (isLong ? 16 : 8)
  if (at + length > level.to || at + length < bodyStart) {
    throw new RangeError(`the box ${printable(type)} reaches beyond what surrounds it`)
  }
  return { path: `${level.path}/${type}`, type, start: at, bodyStart, end: at + length }
}

// ISO gives `meta` a version of four bytes, QuickTime does not: there its first child follows at once.
async function metaBody(file: FileHandle, box: Box): Promise<number> {
  const head = await readAt(file, box.bodyStart, 8)
  return head.toString('latin1', 4, 8) === 'hdlr' ? box.bodyStart : box.bodyStart + 4
}

/** Bytes of a file from a place, fewer at its end. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}

export function printable(type: string): string {
  return type.replaceAll(/[^\x20-\x7e]/g, '?')
}

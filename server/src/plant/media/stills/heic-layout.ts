import { open } from 'node:fs/promises'
import type { QuarterTurn } from '@stagedoor/core/ingest'
import { boxesIn, fullBox, Reader, type HeicBox } from './heic-boxes.ts'
import { MOST_STILL_PIXELS } from './still-limits.ts'

/** How the picture of a HEIC file is put together: items laid in a grid, cut to size, then turned. */
export type HeicLayout = {
  tiles: readonly number[]
  columns: number
  rows: number
  width: number
  height: number
  turn: QuarterTurn
  mirror: 'none' | 'left-right' | 'top-bottom'
  profile: Buffer | null
}

const mostMeta = 8 * 2 ** 20
const mostTiles = 400

/** Reads the layout of the primary picture (ISO/IEC 23008-12); null where the file has none that we can follow. */
export async function readHeicLayout(path: string): Promise<HeicLayout | null> {
  const head = await readHead(path)
  const meta = boxesIn(head).find(({ type }) => type === 'meta')
  if (meta === undefined) return null
  try {
    return layoutOf(boxesIn(meta.body.subarray(4)), head)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

// Writers put the whole description at the beginning; pictures follow it.
async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, mostMeta))
    await file.read(head, 0, head.length, 0)
    return head
  } finally {
    await file.close()
  }
}

function layoutOf(meta: readonly HeicBox[], head: Buffer): HeicLayout | null {
  const primary = primaryItem(meta)
  if (primary === null) return null
  const properties = propertiesOf(meta, primary)
  const shape = spaceOf(properties)
  const type = itemType(meta, primary)
  const grid = type === 'grid' ? gridOf(itemBytes(meta, primary, head)) : null
  const tiles = type === 'grid' ? referred(meta, primary) : [primary]
  const { rows, columns, width, height } = grid ?? { rows: 1, columns: 1, ...shape }
  if (tiles.length !== rows * columns || tiles.length > mostTiles) return null
  if (width * height > MOST_STILL_PIXELS || width === 0 || height === 0) return null
  return { tiles, columns, rows, width, height, ...orientationOf(properties), profile: profileOf(properties) }
}

function primaryItem(meta: readonly HeicBox[]): number | null {
  const pitm = fullBox(meta, 'pitm')
  return pitm === null ? null : new Reader(pitm.body).number(pitm.version === 0 ? 2 : 4)
}

function itemType(meta: readonly HeicBox[], item: number): string | null {
  const iinf = fullBox(meta, 'iinf')
  if (iinf === null) return null
  for (const entry of boxesIn(iinf.body.subarray(iinf.version === 0 ? 2 : 4))) {
    const version = entry.body[0] ?? 0
    const reader = new Reader(entry.body.subarray(4))
    const id = reader.number(version === 3 ? 4 : 2)
    reader.number(2)
    if (id === item) return entry.body.toString('latin1', version === 3 ? 10 : 8, version === 3 ? 14 : 12)
  }
  return null
}

function referred(meta: readonly HeicBox[], item: number): number[] {
  const iref = fullBox(meta, 'iref')
  if (iref === null) return []
  const wide = iref.version === 0 ? 2 : 4
  for (const reference of boxesIn(iref.body).filter(({ type }) => type === 'dimg')) {
    const reader = new Reader(reference.body)
    if (reader.number(wide) === item) return reader.times(reader.number(2), () => reader.number(wide))
  }
  return []
}

/** Properties of an item in the order in which they apply. */
function propertiesOf(meta: readonly HeicBox[], item: number): HeicBox[] {
  const iprp = boxesIn(meta.find(({ type }) => type === 'iprp')?.body ?? Buffer.alloc(0))
  const all = boxesIn(iprp.find(({ type }) => type === 'ipco')?.body ?? Buffer.alloc(0))
  const ipma = fullBox(iprp, 'ipma')
  if (ipma === null) return []
  const reader = new Reader(ipma.body)
  const isWide = (ipma.flags & 1) === 1
  for (let left = reader.number(4); left > 0; left--) {
    const id = reader.number(ipma.version === 0 ? 2 : 4)
    const numbers = reader.times(
      reader.number(1),
      () => reader.number(isWide ? 2 : 1) & (isWide ? 0x7fff : 0x7f),
    )
    if (id === item) return numbers.flatMap((number) => all[number - 1] ?? [])
  }
  return []
}

function spaceOf(properties: readonly HeicBox[]): { width: number; height: number } {
  const ispe = fullBox(properties, 'ispe')
  if (ispe === null) return { width: 0, height: 0 }
  const reader = new Reader(ispe.body)
  return { width: reader.number(4), height: reader.number(4) }
}

// `irot` counts quarters against the clock; `imir` flips over the axis it names.
function orientationOf(properties: readonly HeicBox[]): Pick<HeicLayout, 'turn' | 'mirror'> {
  const quarters = (properties.find(({ type }) => type === 'irot')?.body[0] ?? 0) & 3
  const axis = properties.find(({ type }) => type === 'imir')?.body[0]
  const mirror = axis === undefined ? 'none' : (axis & 1) === 0 ? 'left-right' : 'top-bottom'
  return { turn: ([0, 270, 180, 90] as const)[quarters] ?? 0, mirror }
}

function profileOf(properties: readonly HeicBox[]): Buffer | null {
  const colour = properties.find(
    ({ type, body }) => type === 'colr' && body.toString('latin1', 0, 4) === 'prof',
  )
  return colour === undefined ? null : colour.body.subarray(4)
}

function gridOf(bytes: Buffer): { rows: number; columns: number; width: number; height: number } {
  const reader = new Reader(bytes)
  reader.number(1)
  const side = (reader.number(1) & 1) === 1 ? 4 : 2
  const [rows, columns] = [reader.number(1) + 1, reader.number(1) + 1]
  return { rows, columns, width: reader.number(side), height: reader.number(side) }
}

/** The first extent of an item, from the item data box or from the file. */
function itemBytes(meta: readonly HeicBox[], item: number, head: Buffer): Buffer {
  const iloc = fullBox(meta, 'iloc')
  if (iloc === null) throw new RangeError('the file does not say where its items lie')
  const reader = new Reader(iloc.body)
  const sizes = reader.number(2)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = iloc.version === 0 ? 0 : sizes & 15
  for (let left = reader.number(iloc.version < 2 ? 2 : 4); left > 0; left--) {
    const id = reader.number(iloc.version < 2 ? 2 : 4)
    const method = iloc.version === 0 ? 0 : reader.number(2) & 15
    reader.number(2)
    const base = reader.number(baseSize)
    const extents = reader.times(reader.number(2), () => {
      reader.number(indexSize)
      return { offset: reader.number(offsetSize), length: reader.number(lengthSize) }
    })
    const [extent] = extents
    if (id !== item || extent === undefined) continue
    const within = method === 1 ? (meta.find(({ type }) => type === 'idat')?.body ?? Buffer.alloc(0)) : head
    return within.subarray(base + extent.offset, base + extent.offset + extent.length)
  }
  throw new RangeError('the item lies nowhere')
}

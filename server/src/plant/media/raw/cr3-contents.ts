import { stretchOf, type ByteSource } from '../byte-source.ts'
import { NO_WORDS, type RawWords } from './raw-words.ts'
import { readTiffContents, type RawContents, type Stretch } from './tiff-previews.ts'

type Box = { type: string; from: number; size: number }

const mostBoxes = 200
const mostBytesOfTable = 2 ** 20

// The two private boxes of Canon's CR3: what it says of itself in `moov`, and the preview behind it.
const CANON = '85c0b687820f11e08111f4ce462b6a48'
const PREVIEW = 'eaf42b5e1c984b88b9fbb7dc406e4d16'

/** What a CR3 says (an ISO base media file; ISO/IEC 14496-12); null where the bytes are none. */
export async function readCr3Contents(source: ByteSource): Promise<RawContents | null> {
  const boxes = await boxesIn(source)
  if (boxes[0]?.type !== 'ftyp') return null
  const moov = boxes.find(({ type }) => type === 'moov')
  const inMoov = moov === undefined ? [] : await boxesWithin(source, moov)
  const canon = await uuidBox(source, inMoov, CANON)
  const told = canon === null ? null : await canonWords(source, canon)
  return {
    stretches: [...(await previewBox(source, boxes)), ...(await trackPictures(source, inMoov))],
    orientation: told?.orientation ?? 0,
    size: told?.size ?? null,
    words: told?.words ?? NO_WORDS,
  }
}

function boxesWithin(source: ByteSource, { from, size }: Box, skip = 0): Promise<Box[]> {
  return boxesIn(stretchOf(source, from + skip, Math.max(0, size - skip)), from + skip)
}

/** The boxes that follow each other; stops where one does not fit. */
async function boxesIn(source: ByteSource, base = 0): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = 0; at + 8 <= source.size && boxes.length < mostBoxes;) {
    const head = await source.read(at, Math.min(16, source.size - at))
    const short = head.readUInt32BE(0)
    if (short === 1 && head.length < 16) break
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? source.size - at : short
    const headBytes = short === 1 ? 16 : 8
    if (length < headBytes || at + length > source.size) break
    boxes.push({
      type: head.toString('latin1', 4, 8),
      from: base + at + headBytes,
      size: length - headBytes,
    })
    at += length
  }
  return boxes
}

async function uuidBox(source: ByteSource, boxes: readonly Box[], uuid: string): Promise<Box | null> {
  for (const box of boxes) {
    if (box.type !== 'uuid' || box.size < 16) continue
    if ((await source.read(box.from, 16)).toString('hex') === uuid)
      return { ...box, from: box.from + 16, size: box.size - 16 }
  }
  return null
}

// CMT1 holds the first directory of an Exif block, CMT2 what else Exif knows; both are whole TIFFs.
async function canonWords(
  source: ByteSource,
  canon: Box,
): Promise<Pick<RawContents, 'orientation' | 'size' | 'words'>> {
  const boxes = await boxesWithin(source, canon)
  const contents = async (type: string) => {
    const box = boxes.find((each) => each.type === type)
    return box === undefined ? null : readTiffContents(stretchOf(source, box.from, box.size))
  }
  const [first, more] = [await contents('CMT1'), await contents('CMT2')]
  const words = Object.fromEntries(
    Object.keys(NO_WORDS).map((name) => {
      const key = name as keyof RawWords
      return [key, first?.words[key] || more?.words[key] || '']
    }),
  )
  return {
    orientation: first?.orientation ?? 0,
    size: first?.size ?? null,
    words: { ...NO_WORDS, ...words },
  }
}

// Behind the name of the box eight more bytes, then `PRVW` with the picture behind sixteen bytes of sizes.
async function previewBox(source: ByteSource, boxes: readonly Box[]): Promise<Stretch[]> {
  const box = await uuidBox(source, boxes, PREVIEW)
  if (box === null || box.size < 8) return []
  const preview = (await boxesWithin(source, box, 8)).find(({ type }) => type === 'PRVW')
  if (preview === undefined || preview.size <= 16) return []
  const head = await source.read(preview.from, 16)
  return [{ at: preview.from + 16, length: Math.min(head.readUInt32BE(12), preview.size - 16) }]
}

/** The first sample of each track: the first of them is the camera's own full JPEG, the others raw data. */
async function trackPictures(source: ByteSource, moov: readonly Box[]): Promise<Stretch[]> {
  const found: Stretch[] = []
  for (const track of moov.filter(({ type }) => type === 'trak').slice(0, 8)) {
    const table = await descend(source, track, ['mdia', 'minf', 'stbl'])
    if (table === null) continue
    const boxes = await boxesWithin(source, table)
    const at = await firstOffset(source, boxes)
    const length = await firstSize(source, boxes)
    if (at > 0 && length > 0) found.push({ at, length })
  }
  return found
}

async function descend(source: ByteSource, box: Box, names: readonly string[]): Promise<Box | null> {
  let here: Box | null = box
  for (const name of names) {
    if (here === null) return null
    here = (await boxesWithin(source, here)).find(({ type }) => type === name) ?? null
  }
  return here
}

async function firstOffset(source: ByteSource, boxes: readonly Box[]): Promise<number> {
  const long = boxes.find(({ type }) => type === 'co64')
  if (long !== undefined && long.size >= 16)
    return Number((await source.read(long.from + 8, 8)).readBigUInt64BE(0))
  const short = boxes.find(({ type }) => type === 'stco')
  return short !== undefined && short.size >= 12 ? (await source.read(short.from + 8, 4)).readUInt32BE(0) : 0
}

async function firstSize(source: ByteSource, boxes: readonly Box[]): Promise<number> {
  const sizes = boxes.find(({ type, size }) => type === 'stsz' && size >= 12 && size < mostBytesOfTable)
  if (sizes === undefined) return 0
  const body = await source.read(sizes.from, Math.min(16, sizes.size))
  return body.readUInt32BE(4) || (body.length >= 16 ? body.readUInt32BE(12) : 0)
}

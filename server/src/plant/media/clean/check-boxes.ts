import { open, type FileHandle } from 'node:fs/promises'
import { printable, readAt, walkBoxes, type Box } from './boxes.ts'
import { strayInDescription } from './codec-records.ts'
import type { Finding } from './findings.ts'

const inTable = ['stts', 'ctts', 'stss', 'stsc', 'stsz', 'stco', 'co64', 'sgpd', 'sbgp', 'sdtp', 'cslg']
// Every box that our muxers write into a film or a sound, and nothing else: what is not here was not asked for.
const ofFilms: ReadonlySet<string> = new Set([
  '/ftyp',
  '/free',
  '/wide',
  '/mdat',
  '/moov',
  '/moov/mvhd',
  '/moov/udta',
  '/moov/udta/meta',
  '/moov/udta/meta/hdlr',
  '/moov/udta/meta/ilst',
  '/moov/trak',
  ...['tkhd', 'tapt', 'edts', 'edts/elst', 'mdia', 'mdia/mdhd', 'mdia/hdlr', 'mdia/minf'].map(
    (name) => `/moov/trak/${name}`,
  ),
  ...['vmhd', 'smhd', 'hdlr', 'dinf', 'dinf/dref', 'stbl', 'stbl/stsd'].map(
    (name) => `/moov/trak/mdia/minf/${name}`,
  ),
  ...inTable.map((name) => `/moov/trak/mdia/minf/stbl/${name}`),
])
// What a rendition's head has beyond a film's, and what its segments are.
const ofHeads: ReadonlySet<string> = new Set([...ofFilms, '/moov/mvex', '/moov/mvex/trex'])
const ofSegments: ReadonlySet<string> = new Set([
  '/moof',
  '/moof/mfhd',
  '/moof/traf',
  ...['tfhd', 'tfdt', 'trun'].map((name) => `/moof/traf/${name}`),
  '/mdat',
])
const boxesOf = { film: ofFilms, head: ofHeads, segments: ofSegments }
/** What a file is: all of a film, or the head or some segments of a rendition. */
export type BoxedPart = keyof typeof boxesOf

/** The most bytes that a sample description may have. */
export const largestDescription = 1 << 20

/** Reads the boxes of a finished MP4 or QuickTime file and says what is in it beyond what our muxers write. */
export async function checkBoxes(path: string, part: BoxedPart = 'film'): Promise<Finding | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    let unclaimed = 0
    for await (const box of walkBoxes(file, size)) {
      if (!boxesOf[part].has(box.path)) return { because: 'box-left', where: printable(box.path) }
      const finding = await checkBox(file, box)
      if (finding !== null) return finding
      if (box.type === 'mdat') unclaimed += box.end - box.bodyStart
      if (box.type === 'stsz') unclaimed -= await sampleBytes(file, box)
      if (box.type === 'trun') unclaimed -= await runBytes(file, box)
    }
    return unclaimed === 0 ? null : { because: 'box-left', where: 'bytes beside the pictures and the sound' }
  } catch (error) {
    if (error instanceof RangeError) return { because: 'unreadable', where: error.message }
    throw error
  } finally {
    await file.close()
  }
}

async function checkBox(file: FileHandle, box: Box): Promise<Finding | null> {
  const body = (most: number): Promise<Buffer> =>
    readAt(file, box.bodyStart, Math.min(most, box.end - box.bodyStart))
  switch (box.type) {
    case 'ftyp':
      return isOwnBrand(await body(256)) && box.end - box.bodyStart <= 256
        ? null
        : { because: 'tag-left', where: 'a brand of another writer' }
    case 'free':
    case 'wide':
      return box.end === box.bodyStart ? null : { because: 'box-left', where: `words in ${box.path}` }
    case 'mvhd':
    case 'tkhd':
    case 'mdhd': {
      const head = await body(20)
      const times = head.subarray(4, head[0] === 1 ? 20 : 12)
      return times.every((byte) => byte === 0)
        ? null
        : { because: 'tag-left', where: `a time in ${box.path}` }
    }
    case 'hdlr':
      return checkHandler(box, await body(64))
    case 'dref':
      return (await body(64)).equals(ownFile) ? null : { because: 'box-left', where: 'another file is named' }
    case 'stsd': {
      if (box.end - box.bodyStart > largestDescription)
        return { because: 'unreadable', where: 'the description' }
      const stray = strayInDescription(await body(largestDescription))
      return stray === null ? null : { because: 'box-left', where: `${box.path} (${stray})` }
    }
    default:
      return null
  }
}

// ISO/IEC 14496-12, 8.7.3.2: one size for all samples, or a list of sizes.
async function sampleBytes(file: FileHandle, box: Box): Promise<number> {
  const head = await readAt(file, box.bodyStart, 12)
  const [size, count] = [head.readUInt32BE(4), head.readUInt32BE(8)]
  if (size !== 0) return size * count
  if (box.end - box.bodyStart !== 12 + 4 * count) throw new RangeError('a list of sizes that breaks off')
  let total = 0
  for (let at = 0; at < count; at += atOnce) {
    const sizes = await readAt(file, box.bodyStart + 12 + 4 * at, 4 * Math.min(atOnce, count - at))
    for (let offset = 0; offset < sizes.length; offset += 4) total += sizes.readUInt32BE(offset)
  }
  return total
}

// ISO/IEC 14496-12, 8.8.8: as our segments have it, size, flags and offset of each sample behind a head of twelve bytes.
async function runBytes(file: FileHandle, box: Box): Promise<number> {
  const run = await readAt(file, box.bodyStart, box.end - box.bodyStart)
  const count = run.readUInt32BE(4)
  if (run.readUInt32BE(0) !== 0x01000e01 || run.length !== 12 + 12 * count)
    throw new RangeError('a run of samples in another form')
  let total = 0
  for (let at = 12; at < run.length; at += 12) total += run.readUInt32BE(at)
  return total
}

const atOnce = 65_536

// What our muxers call their files; the version beside the first brand is theirs, too.
const brands =
  /^(isom|iso[24-6]|avc1|av01|hvc1|hev1|dby1|mp4[12]|qt {2}|M4A |dash|msd[hi]|msix|cmf[2c]|hlsf|iso[789])+$/
const ownVersion = 0x200

function isOwnBrand(body: Buffer): boolean {
  const [first, others] = [body.toString('latin1', 0, 4), body.toString('latin1', 8)]
  return body.length >= 8 && body.readUInt32BE(4) === ownVersion && brands.test(first + others)
}

// One reference, and it says that the pictures and the sound are in this very file.
const ownFile = Buffer.from('00000000000000010000000c75726c2000000001', 'hex')
const rest = '\0'.repeat(12)
const handlers: Readonly<Record<string, readonly string[]>> = {
  '/moov/trak/mdia/hdlr': [
    `\0\0\0\0vide${rest}VideoHandler\0`,
    `\0\0\0\0soun${rest}SoundHandler\0`,
    `mhlrvide${rest}\x0cVideoHandler`,
    `mhlrsoun${rest}\x0cSoundHandler`,
  ],
  '/moov/trak/mdia/minf/hdlr': [`dhlrurl ${rest}\x0bDataHandler`],
  '/moov/udta/meta/hdlr': [`\0\0\0\0mdirappl${'\0'.repeat(9)}`],
}

function checkHandler(box: Box, body: Buffer): Finding | null {
  const text = body.toString('latin1', 4)
  if (handlers[box.path]?.includes(text) === true) return null
  return { because: 'stream-left', where: `a track of ${printable(text.slice(4, 8))}` }
}

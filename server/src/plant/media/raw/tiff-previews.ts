import type { ByteSource } from '../byte-source.ts'
import { wordsOf, type RawWords } from './raw-words.ts'
import { numbersOf, openTiff, readDirectory, type Tiff, type TiffDirectory } from './tiff.ts'

/** A stretch of a file where a preview may lie; whether it is one, its own head says. */
export type Stretch = { at: number; length: number }

/** What a camera's raw file says of itself: where previews may lie, how it is turned, how many pixels, and its words. */
export type RawContents = {
  stretches: readonly Stretch[]
  /** Exif 1 to 8; 0 where it does not say. */
  orientation: number
  size: { width: number; height: number } | null
  words: RawWords
}

const mostDirectories = 40
const TAG = {
  width: 0x0100,
  height: 0x0101,
  compression: 0x0103,
  strips: 0x0111,
  orientation: 0x0112,
  stripBytes: 0x0117,
  children: 0x014a,
  jpegAt: 0x0201,
  jpegLength: 0x0202,
  exif: 0x8769,
  makerNote: 0x927c,
  panasonicJpeg: 0x002e,
} as const

/**
 * What the directories of a TIFF-like raw file (DNG, CR2, NEF, ARW, PEF, ORF, RW2) say; null where the bytes are none.
 * Each directory is read once, and no more of them than any camera writes, so that a circle of them ends.
 */
export async function readTiffContents(source: ByteSource): Promise<RawContents | null> {
  const tiff = await openTiff(source)
  if (tiff === null) return null
  const stretches: Stretch[] = []
  const directories: TiffDirectory[] = []
  const seen = new Set<number>()
  const waiting = [tiff.first]
  while (waiting.length > 0 && seen.size < mostDirectories) {
    const at = waiting.shift() ?? 0
    if (at === 0 || seen.has(at)) continue
    seen.add(at)
    const directory = await readDirectory(tiff, at).catch(nullWhereOutside)
    if (directory === null) continue
    directories.push(directory)
    stretches.push(...(await previewsIn(tiff, directory)))
    waiting.push(...(await numbersOf(tiff, directory.fields.get(TAG.children), 16)), directory.next)
  }
  const [first] = directories
  if (first === undefined) return null
  const [exifAt = 0] = await numbersOf(tiff, first.fields.get(TAG.exif), 1)
  const exif = exifAt === 0 ? null : await readDirectory(tiff, exifAt).catch(nullWhereOutside)
  if (exif !== null) stretches.push(...(await olympusPreview(tiff, exif).catch(() => [])))
  const [orientation = 0] = await numbersOf(tiff, first.fields.get(TAG.orientation), 1)
  return {
    stretches,
    orientation: orientation >= 1 && orientation <= 8 ? orientation : 0,
    size: await largestOf(tiff, directories),
    words: await wordsOf(tiff, [first, ...(exif === null ? [] : [exif])]),
  }
}

async function previewsIn(tiff: Tiff, { fields }: TiffDirectory): Promise<Stretch[]> {
  const first = async (tag: number) => (await numbersOf(tiff, fields.get(tag), 1))[0] ?? 0
  const found: Stretch[] = []
  const [at, length] = [await first(TAG.jpegAt), await first(TAG.jpegLength)]
  if (at > 0 && length > 0) found.push({ at, length })
  // Old JPEG (6), JPEG (7) and DNG's lossy JPEG (34892), the whole picture in one strip.
  const isOneStrip = fields.get(TAG.strips)?.count === 1 && fields.get(TAG.stripBytes)?.count === 1
  if (isOneStrip && [6, 7, 34_892].includes(await first(TAG.compression)))
    found.push({ at: await first(TAG.strips), length: await first(TAG.stripBytes) })
  const panasonic = fields.get(TAG.panasonicJpeg)
  if (tiff.magic === 0x55 && panasonic?.type === 7) found.push({ at: panasonic.at, length: panasonic.count })
  return found
}

const OLYMPUS = { settings: 0x2020, previewAt: 0x0101, previewLength: 0x0102 } as const

// Olympus keeps the large preview behind its own notes, whose places count from where the notes begin.
async function olympusPreview(tiff: Tiff, exif: TiffDirectory): Promise<Stretch[]> {
  const note = exif.fields.get(TAG.makerNote)
  if (note === undefined || note.count < 24) return []
  const name = (await tiff.source.read(note.at, 12)).toString('latin1')
  if (!name.startsWith('OLYMPUS\0') && !name.startsWith('OM SYSTEM\0')) return []
  const headBytes = name.startsWith('OLYMPUS\0') ? 12 : 16
  const base = note.at
  const within: Tiff = {
    ...tiff,
    source: {
      size: tiff.source.size - base,
      read: (at, length) => tiff.source.read(base + at, length),
    },
  }
  const notes = await readDirectory(within, headBytes)
  const settings = notes.fields.get(OLYMPUS.settings)
  if (settings === undefined) return []
  // Older cameras keep the settings in the field itself, newer ones say where they begin.
  const [told = 0] = await numbersOf(within, settings, 1)
  const { fields } = await readDirectory(within, told || settings.at)
  const [at = 0] = await numbersOf(within, fields.get(OLYMPUS.previewAt), 1)
  const [length = 0] = await numbersOf(within, fields.get(OLYMPUS.previewLength), 1)
  return at > 0 && length > 0 ? [{ at: base + at, length }] : []
}

async function largestOf(
  tiff: Tiff,
  directories: readonly TiffDirectory[],
): Promise<{ width: number; height: number } | null> {
  const sizes = await Promise.all(
    directories.map(async ({ fields }) => {
      const [width = 0] = await numbersOf(tiff, fields.get(TAG.width), 1)
      const [height = 0] = await numbersOf(tiff, fields.get(TAG.height), 1)
      return { width, height }
    }),
  )
  const largest = sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  return largest === undefined || largest.width * largest.height === 0 ? null : largest
}

function nullWhereOutside(error: unknown): null {
  if (error instanceof RangeError) return null
  throw error
}

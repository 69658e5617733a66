import { stretchOf, type ByteSource } from '../byte-source.ts'
import { numbersOf, openTiff, readDirectory } from './tiff.ts'

/** What the head of a JPEG says: its size in pixels as stored, and how it is to be turned (Exif 1 to 8; 0 untold). */
export type JpegFrame = { width: number; height: number; orientation: number }

const mostMarks = 200
const ORIENTATION = 0x0112

/**
 * Reads the head of a JPEG up to its frame; null where it is none that every program can show. Raw data of cameras is
 * often a JPEG too, but a lossless one or one of more than 8 bits.
 */
export async function readJpegFrame(source: ByteSource): Promise<JpegFrame | null> {
  if (source.size < 4 || (await source.read(0, 2)).readUInt16BE(0) !== 0xffd8) return null
  let at = 2
  let orientation = 0
  for (let mark = 0; mark < mostMarks && at + 4 <= source.size; mark++) {
    const head = await source.read(at, 4)
    if (head[0] !== 0xff) return null
    const kind = head[1] ?? 0
    const length = head.readUInt16BE(2)
    if (length < 2 || kind === 0xda || kind === 0xd9) return null
    if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind))
      return kind <= 0xc2 && length >= 8 ? frameOf(await source.read(at + 4, 6), orientation) : null
    if (kind === 0xe1 && orientation === 0) orientation = await orientationIn(source, at + 4, length - 2)
    at += 2 + length
  }
  return null
}

function frameOf(body: Buffer, orientation: number): JpegFrame | null {
  const [bits, height, width, colours] = [body[0], body.readUInt16BE(1), body.readUInt16BE(3), body[5]]
  const isOrdinary = bits === 8 && (colours === 1 || colours === 3) && width > 0 && height > 0
  return isOrdinary ? { width, height, orientation } : null
}

async function orientationIn(source: ByteSource, at: number, length: number): Promise<number> {
  if (length < 14 || (await source.read(at, 6)).toString('latin1') !== 'Exif\0\0') return 0
  return orientationOf(stretchOf(source, at + 6, length - 6)).catch(() => 0)
}

/** How a picture is to be turned by the first directory of its Exif block (1 to 8); 0 where it does not say. */
export async function orientationOf(exif: ByteSource): Promise<number> {
  const tiff = await openTiff(exif)
  if (tiff === null) return 0
  const { fields } = await readDirectory(tiff, tiff.first)
  const [turn = 0] = await numbersOf(tiff, fields.get(ORIENTATION), 1)
  return turn >= 1 && turn <= 8 ? turn : 0
}

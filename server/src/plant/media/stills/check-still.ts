import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import exifr from 'exifr'
import type { Cleanness } from '../clean/findings.ts'
import { spellings } from '../clean/search-bytes.ts'
import { jpegSegments, pngChunks, type Segment } from './still-segments.ts'

// What a picture needs to be seen, and nothing in which a word could lie.
const needed = {
  jpeg: new Set(['APP0', 'APP14', 'table', 'SOS']),
  png: new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'bKGD']),
}

/** Reads a finished picture again with two readers and a search for the original's values, and says what is left. */
export async function checkStill(
  { path, format }: { path: string; format: 'jpeg' | 'png' },
  values: readonly string[],
): Promise<Cleanness> {
  const file = await readFile(path)
  const segments = readSegments(file, format)
  if (segments === null) return { kind: 'not-clean', because: 'unreadable', where: format }
  const stray = segments.find(({ name }) => !needed[format].has(name))
  if (stray !== undefined) return { kind: 'not-clean', because: 'box-left', where: stray.name }
  if (segments.some(({ name, body }) => name === 'APP0' && !isBareHeader(body))) {
    return { kind: 'not-clean', because: 'box-left', where: 'a small picture' }
  }
  const left = await secondReader(file)
  if (left !== null) return { kind: 'not-clean', because: 'tag-left', where: left }
  if (values.flatMap(spellings).some((value) => file.includes(value))) {
    return { kind: 'not-clean', because: 'value-left', where: 'a value of the original' }
  }
  const sha256 = createHash('sha256').update(file).digest('hex')
  return { kind: 'clean', sha256, sizeBytes: file.length }
}

// JFIF (ITU-T T.871): a name, a version and a density in 14 bytes; what is longer brings a second, smaller picture.
function isBareHeader(body: Buffer): boolean {
  return body.length === 14 && body.toString('latin1', 0, 5) === 'JFIF\0'
}

function readSegments(file: Buffer, format: 'jpeg' | 'png'): Segment[] | null {
  try {
    return format === 'jpeg' ? jpegSegments(file) : pngChunks(file)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const everything = {
  tiff: true,
  ifd0: {},
  ifd1: {},
  exif: {},
  gps: {},
  interop: {},
  makerNote: true,
  userComment: true,
  xmp: {},
  iptc: {},
  icc: false,
  jfif: false,
  ihdr: false,
  mergeOutput: false,
  translateValues: false,
} as const

async function secondReader(file: Buffer): Promise<string | null> {
  const found: Record<string, unknown> | undefined = await exifr.parse(file, everything)
  return Object.keys(found ?? {})[0] ?? null
}

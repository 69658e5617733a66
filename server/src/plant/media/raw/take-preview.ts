import { writeFile } from 'node:fs/promises'
import { withFile } from '../byte-source.ts'
import { findPreview, readRawContents } from './find-preview.ts'
import type { RawWords } from './raw-words.ts'

/** The camera's own preview, taken out of a raw file into a JPEG of its own, as it lies there and with its turn. */
export type TakenPreview = {
  path: string
  width: number
  height: number
  /** Pixels of the raw picture itself; null where the file does not say. */
  raw: { width: number; height: number } | null
  words: RawWords
}

/** Takes the largest preview out of a raw file; null where the file has none, or is no raw file that is known. */
export function takeRawPreview(path: string, output: string): Promise<TakenPreview | null> {
  return withFile(path, async (source) => {
    const contents = await readRawContents(source)
    const preview = contents === null ? null : await findPreview(source, contents)
    if (contents === null || preview === null) return null
    const { stretch, frame, orientation } = preview
    const bytes = await source.read(stretch.at, stretch.length)
    const turned = frame.orientation === 0 && orientation !== 1
    await writeFile(output, turned ? withOrientation(bytes, orientation) : bytes)
    const { width, height } = frame
    return { path: output, width, height, raw: contents.size, words: contents.words }
  })
}

// A block of Exif with one field, put before all others: readers take the first.
function withOrientation(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000',
    'hex',
  )
  exif.writeUInt16BE(orientation, 28)
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

import { stretchOf, type ByteSource } from '../byte-source.ts'
import { readCr3Contents } from './cr3-contents.ts'
import { readJpegFrame, type JpegFrame } from './jpeg-frame.ts'
import { readRafContents } from './raf-contents.ts'
import { readTiffContents, type RawContents, type Stretch } from './tiff-previews.ts'

/** The largest picture that a camera put into its raw file, and what the file says beside it. */
export type RawPreview = {
  stretch: Stretch
  frame: JpegFrame
  /** How it is to be turned (Exif 1 to 8): by its own word, else by the file's. */
  orientation: number
}

const mostPreviewBytes = 128 * 2 ** 20

/** What a raw file of a camera says of itself; null where it is none whose structure is known. */
export async function readRawContents(source: ByteSource): Promise<RawContents | null> {
  for (const read of [readTiffContents, readCr3Contents, readRafContents]) {
    const contents = await read(source).catch(nullWhereOutside)
    if (contents !== null) return contents
  }
  return null
}

/** The preview with the most pixels among those that lie whole inside the file; null where there is none. */
export async function findPreview(source: ByteSource, contents: RawContents): Promise<RawPreview | null> {
  let best: RawPreview | null = null
  for (const stretch of contents.stretches) {
    const { at, length } = stretch
    if (length > mostPreviewBytes || at + length > source.size) continue
    const frame = await readJpegFrame(stretchOf(source, at, length)).catch(nullWhereOutside)
    if (frame === null || (best !== null && pixelsOf(frame) <= pixelsOf(best.frame))) continue
    best = { stretch, frame, orientation: frame.orientation || contents.orientation || 1 }
  }
  return best
}

function pixelsOf({ width, height }: JpegFrame): number {
  return width * height
}

function nullWhereOutside(error: unknown): null {
  if (error instanceof RangeError) return null
  throw error
}

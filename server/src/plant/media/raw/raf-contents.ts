import type { ByteSource } from '../byte-source.ts'
import { NO_WORDS } from './raw-words.ts'
import type { RawContents } from './tiff-previews.ts'

/** What the head of a Fujifilm RAF says: one preview, an Exif JPEG that has its own words; null where the bytes are none. */
export async function readRafContents(source: ByteSource): Promise<RawContents | null> {
  if (source.size < 92) return null
  const head = await source.read(0, 92)
  if (head.toString('latin1', 0, 15) !== 'FUJIFILMCCD-RAW') return null
  const preview = { at: head.readUInt32BE(84), length: head.readUInt32BE(88) }
  return { stretches: [preview], orientation: 0, size: null, words: NO_WORDS }
}

import { open } from 'node:fs/promises'
import { readAt } from '../boxes.ts'

const recordBytes = 22
const mostComment = 65_535
const record = Buffer.from('504b0506', 'hex')
const entry = Buffer.from('504b0102', 'hex')

/**
 * Whether the end of a file is that of an archive (ZIP, APPNOTE 4.3.16), which programs open from behind whatever stands
 * before it: samples that are copied bit by bit can be one. Sixty-four bits must fit, so no sound is one by chance.
 */
export async function endsAsArchive(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const from = Math.max(0, size - recordBytes - mostComment)
    const tail = await readAt(file, from, size - from)
    for (let at = tail.indexOf(record); at >= 0; at = tail.indexOf(record, at + 1)) {
      if (at + recordBytes > tail.length) return false
      // The list of what is in the archive stands right before the record, whatever was put before the archive.
      const listed = from + at - tail.readUInt32LE(at + 12)
      if (listed >= 0 && (await readAt(file, listed, 4)).equals(entry)) return true
    }
    return false
  } finally {
    await file.close()
  }
}

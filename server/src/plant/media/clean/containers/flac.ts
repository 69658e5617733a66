import type { FileWindow } from './file-window.ts'
import { isWordlessComment } from './vorbis-comment.ts'

const mostFrame = 1 << 17

/** FLAC (RFC 9639): the description of the stream, a list of no words, padding of zeros, then frames to the last byte. */
export async function strayInFlac(file: FileWindow): Promise<string | null> {
  if ((await file.read(0, 4)).toString('latin1') !== 'fLaC') return 'words before the stream'
  let at = 4
  for (let isLast = false; !isLast;) {
    const head = await file.read(at, 4)
    const [kind, length] = [head.readUInt8(0) & 0x7f, head.readUIntBE(1, 3)]
    isLast = head.readUInt8(0) >= 0x80
    const body = await file.read(at + 4, length)
    const isKnown =
      (kind === 0 && length === 34) ||
      (kind === 1 && body.every((byte) => byte === 0)) ||
      (kind === 4 && isWordlessComment(body))
    if (!isKnown) return `a block of kind ${kind}`
    at += 4 + length
  }
  return (await endsWithFrame(file, at)) ? null : 'bytes behind the last frame'
}

// Frames do not say how long they are, but each ends with a checksum of itself: one must end where the file does.
async function endsWithFrame(file: FileWindow, from: number): Promise<boolean> {
  const length = Math.min(file.size - from, mostFrame)
  const tail = await file.read(file.size - length, length)
  for (let at = tail.length - 2; at >= 0; at--) {
    if (tail[at] !== 0xff || ((tail[at + 1] ?? 0) & 0xfe) !== 0xf8) continue
    if (checksum(tail, at) === 0) return true
  }
  return false
}

// CRC-16, polynomial 0x8005; over a frame with its own checksum it is zero.
function checksum(bytes: Buffer, from: number): number {
  let sum = 0
  for (let at = from; at < bytes.length; at++) {
    sum ^= (bytes[at] ?? 0) << 8
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x8000) === 0 ? sum << 1 : (sum << 1) ^ 0x8005
    sum &= 0xffff
  }
  return sum
}

import type { FileWindow } from './file-window.ts'
import { isWordlessComment } from './vorbis-comment.ts'

const mostHeadPages = 64
const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24
  for (let bit = 0; bit < 8; bit++) sum = sum < 0 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  return sum >>> 0
})

/** Ogg (RFC 3533) with Opus or Vorbis: pages of one stream to the last byte, their checksums right, a list of no words. */
export async function strayInOgg(file: FileWindow): Promise<string | null> {
  const head: Buffer[] = []
  let [at, serial, isEnded] = [0, null as number | null, false]
  for (let number = 0; at < file.size; number++) {
    const start = await file.read(at, 27)
    if (start.toString('latin1', 0, 5) !== 'OggS\0' || isEnded) return 'bytes between the pages'
    const lacing = start.readUInt8(26)
    const length = 27 + lacing + (await file.read(at + 27, lacing)).reduce((sum, one) => sum + one, 0)
    const page = await file.read(at, length)
    if (checksum(page) !== page.readUInt32LE(22)) return 'a page with a wrong checksum'
    serial ??= page.readUInt32LE(14)
    if (page.readUInt32LE(14) !== serial || page.readUInt32LE(18) !== number)
      return 'pages of a second stream'
    isEnded = (page.readUInt8(5) & 4) !== 0
    if (number < mostHeadPages) head.push(Buffer.from(page))
    at += length
  }
  if (!isEnded) return 'a stream without an end'
  return strayInPackets(firstPackets(head))
}

function strayInPackets([first, second]: readonly Buffer[]): string | null {
  if (first === undefined || second === undefined) return 'no description of the stream'
  if (first.toString('latin1', 0, 8) === 'OpusHead') {
    const isWordless = second.toString('latin1', 0, 8) === 'OpusTags' && isWordlessComment(second.subarray(8))
    const length = (first[18] ?? 0) === 0 ? 19 : 21 + (first[9] ?? 0)
    return isWordless && first.length === length ? null : 'words of a stream of Opus'
  }
  if (first.toString('latin1', 0, 7) !== '\x01vorbis' || first.length !== 30) return 'another kind of stream'
  // Behind its words a list of Vorbis ends with one bit that is set.
  const isWordless =
    second.toString('latin1', 0, 7) === '\x03vorbis' &&
    second.at(-1) === 1 &&
    isWordlessComment(second.subarray(7, -1))
  return isWordless ? null : 'words of a stream of Vorbis'
}

/** The first two packets, put together from the segments of their pages: one shorter than 255 bytes ends a packet. */
function firstPackets(pages: readonly Buffer[]): Buffer[] {
  const packets: Buffer[] = []
  let pieces: Buffer[] = []
  for (const page of pages) {
    const segments = page.subarray(27, 27 + page.readUInt8(26))
    let at = 27 + segments.length
    for (const length of segments) {
      pieces.push(page.subarray(at, at + length))
      at += length
      if (length === 255) continue
      packets.push(Buffer.concat(pieces))
      pieces = []
      if (packets.length === 2) return packets
    }
  }
  return packets
}

// CRC-32 without reflection over the page, its own field taken as zeros.
function checksum(page: Buffer): number {
  let sum = 0
  for (let at = 0; at < page.length; at++) {
    const byte = at >= 22 && at < 26 ? 0 : (page[at] ?? 0)
    sum = ((sum << 8) ^ (checksums[(sum >>> 24) ^ byte] ?? 0)) >>> 0
  }
  return sum
}

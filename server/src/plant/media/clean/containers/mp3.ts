import type { FileWindow } from './file-window.ts'

// Kilobits a second by their number (ISO/IEC 11172-3 and 13818-3, layer III).
const fast = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
const slow = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
const rates = [44_100, 48_000, 32_000]

/** MP3: one frame of layer III after the other from the first byte to the last, without any list of words. */
export async function strayInMp3(file: FileWindow): Promise<string | null> {
  let at = 0
  while (at < file.size) {
    const length = frameBytes((await file.read(at, 4)).readUInt32BE(0))
    if (length === null) return at === 0 ? 'words before the first frame' : 'words behind a frame'
    at += length
  }
  return at === file.size && at > 0 ? null : 'a frame that breaks off'
}

function frameBytes(head: number): number | null {
  const version = (head >>> 19) & 3
  const isLayer3 = ((head >>> 17) & 3) === 1
  if (head >>> 21 !== 0x7ff || version === 1 || !isLayer3) return null
  const isFirst = version === 3
  const kilobits = (isFirst ? fast : slow)[(head >>> 12) & 0xf]
  const base = rates[(head >>> 10) & 3]
  if (!kilobits || base === undefined) return null
  const rate = base / (isFirst ? 1 : version === 2 ? 2 : 4)
  return Math.floor(((isFirst ? 144_000 : 72_000) * kilobits) / rate) + ((head >>> 9) & 1)
}

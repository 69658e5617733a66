import { flicks } from '../../time/index.ts'
import {
  BANDS,
  CELLS,
  FINGERPRINT_VERSION,
  HEARINGS_PER_SECOND,
  LONGEST_FINGERPRINT_SECONDS,
  LOOKS_PER_SECOND,
  type FilmFingerprint,
} from './film-fingerprint.ts'

// "SDFP", version, then duration (flicks), area (four shares), looks, hearings; numbers are big-endian.
const MAGIC = 0x53444650
const HEAD_BYTES = 4 + 1 + 8 + 4 * 4 + 4 + 4

/** A fingerprint as bytes to be kept: about 1.1 kB for a second of film, much less where little moves and a store compresses. */
export function fingerprintBytes({ duration, picture, sound }: FilmFingerprint): Uint8Array {
  const cells = picture?.cells ?? new Uint8Array()
  const levels = sound?.levels ?? new Uint8Array()
  const bytes = new Uint8Array(HEAD_BYTES + cells.length + levels.length)
  const head = new DataView(bytes.buffer)
  const { x, y, width, height } = picture?.area ?? { x: 0, y: 0, width: 1, height: 1 }
  head.setUint32(0, MAGIC)
  head.setUint8(4, FINGERPRINT_VERSION)
  head.setBigUint64(5, BigInt(duration))
  ;[x, y, width, height].forEach((share, at) => head.setFloat32(13 + at * 4, share))
  head.setUint32(29, picture?.count ?? 0)
  head.setUint32(33, sound?.count ?? 0)
  bytes.set(cells, HEAD_BYTES)
  bytes.set(levels, HEAD_BYTES + cells.length)
  return bytes
}

/** Reads kept bytes; throws RangeError where they are no fingerprint of this version. */
export function readFingerprint(bytes: Uint8Array): FilmFingerprint {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < HEAD_BYTES || head.getUint32(0) !== MAGIC) throw new RangeError('Not a fingerprint')
  if (head.getUint8(4) !== FINGERPRINT_VERSION)
    throw new RangeError(`A fingerprint of version ${head.getUint8(4)}`)
  const [x = 0, y = 0, width = 1, height = 1] = [13, 17, 21, 25].map((at) => head.getFloat32(at))
  const [looks, hearings] = [head.getUint32(29), head.getUint32(33)]
  const isSane =
    [x, y, width, height].every((share) => share >= 0 && share <= 1) &&
    width > 0 &&
    height > 0 &&
    looks <= LONGEST_FINGERPRINT_SECONDS * LOOKS_PER_SECOND + 1 &&
    hearings <= LONGEST_FINGERPRINT_SECONDS * HEARINGS_PER_SECOND + HEARINGS_PER_SECOND
  const cellBytes = looks * CELLS
  if (!isSane || bytes.length !== HEAD_BYTES + cellBytes + hearings * BANDS)
    throw new RangeError('A fingerprint that does not hold what it says')
  return {
    version: FINGERPRINT_VERSION,
    duration: flicks(Number(head.getBigUint64(5))),
    picture:
      looks === 0
        ? null
        : {
            count: looks,
            area: { x, y, width, height },
            cells: bytes.slice(HEAD_BYTES, HEAD_BYTES + cellBytes),
          },
    sound: hearings === 0 ? null : { count: hearings, levels: bytes.slice(HEAD_BYTES + cellBytes) },
  }
}

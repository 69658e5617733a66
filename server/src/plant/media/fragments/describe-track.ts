import { boxAt, boxesIn } from './read-boxes.ts'
import { box, fullBox, letters, u16, u32 } from './boxes-out.ts'

/** A track as the header of an engine's file describes it, with nothing in it that names the engine. */
export type TrackDescription = {
  kind: 'picture' | 'sound'
  /** Ticks a second of the engine's file. */
  timescale: number
  width: number
  height: number
  /** `stsd`: what a decoder needs, and not a word beside it. */
  description: Buffer
  /** RFC 6381, such as `avc1.64001f`. */
  codecs: string
}

const pictureEntryLength = 78
const soundEntryLength = 28
const compressorName = { from: 42, to: 74 }
const neededRecords = new Set(['avcC', 'colr', 'pasp', 'esds'])

/** Reads the `moov` of a fragmented film of one track; RangeError where it is anything else than our encoders write. */
export function describeTrack(moov: Buffer): TrackDescription {
  const mdia = ['moov', 'trak', 'mdia']
  const mdhd = boxAt(moov, [...mdia, 'mdhd'])
  const timescale = moov.readUInt32BE(mdhd.from + (moov[mdhd.from] === 1 ? 20 : 12))
  const stsd = boxAt(moov, [...mdia, 'minf', 'stbl', 'stsd'])
  const [entry, ...others] = boxesIn(moov, stsd.from + 8, stsd.to)
  if (entry === undefined || others.length > 0) throw new RangeError('not one description of one track')
  const isPicture = entry.type === 'avc1'
  if (!isPicture && entry.type !== 'mp4a') throw new RangeError(`a track of ${entry.type}`)
  const length = isPicture ? pictureEntryLength : soundEntryLength
  const head = Buffer.from(moov.subarray(entry.from, entry.from + length))
  if (isPicture) head.fill(0, compressorName.from, compressorName.to)
  const records = boxesIn(moov, entry.from + length, entry.to).filter(({ type }) => neededRecords.has(type))
  const kept = records.map(({ type, from, to }) => box(type, moov.subarray(from, to)))
  const codec = records.find(({ type }) => type === (isPicture ? 'avcC' : 'esds'))
  if (codec === undefined) throw new RangeError(`${entry.type} without what a decoder needs`)
  return {
    kind: isPicture ? 'picture' : 'sound',
    timescale,
    width: isPicture ? head.readUInt16BE(24) : 0,
    height: isPicture ? head.readUInt16BE(26) : 0,
    description: fullBox('stsd', {}, u32(1), box(entry.type, head, ...kept)),
    codecs: isPicture ? avcName(moov.subarray(codec.from, codec.to)) : aacName(moov, codec.from + 4),
  }
}

// RFC 6381, 3.3: profile, constraints and level as in the record's second to fourth byte.
function avcName(record: Buffer): string {
  return `avc1.${record.toString('hex', 1, 4)}`
}

// ISO/IEC 14496-1, 7.2.6: descriptors within descriptors, each a tag and a length in steps of seven bits.
function aacName(bytes: Buffer, from: number): string {
  const stream = descriptor(bytes, from, 3)
  const config = descriptor(bytes, stream + 3, 4)
  const kind = bytes.readUInt8(config).toString(16)
  const own = descriptor(bytes, config + 13, 5)
  return `mp4a.${kind}.${bytes.readUInt8(own) >> 3}`
}

function descriptor(bytes: Buffer, at: number, tag: number): number {
  if (bytes.readUInt8(at) !== tag) throw new RangeError('a description of sound that cannot be read')
  let next = at + 1
  while (bytes.readUInt8(next) >= 0x80) next += 1
  return next + 1
}

// What the muxers of both engines write there.
const FILE_VERSION = 0x200
const unity = [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000]

/**
 * What a player needs before the first segment of a rendition (`ftyp` and `moov`, ISO/IEC 23000-19): the same bytes for
 * every piece, whenever it was made. Times are counted in `timescale` ticks a second.
 */
export function headOf(track: TrackDescription, timescale: number): Buffer {
  const isPicture = track.kind === 'picture'
  const trackHead = fullBox(
    'tkhd',
    { flags: 7 },
    u32(0, 0, 1, 0, 0, 0, 0),
    u16(0, 0, isPicture ? 0 : 0x100, 0),
    u32(...unity, track.width * 0x10000, track.height * 0x10000),
  )
  const handler = fullBox(
    'hdlr',
    {},
    u32(0),
    letters(isPicture ? 'vide' : 'soun'),
    u32(0, 0, 0),
    letters(isPicture ? 'VideoHandler\0' : 'SoundHandler\0'),
  )
  const table = box(
    'stbl',
    track.description,
    ...['stts', 'stsc', 'stco'].map((type) => fullBox(type, {}, u32(0))),
    fullBox('stsz', {}, u32(0, 0)),
  )
  const media = box(
    'minf',
    isPicture ? fullBox('vmhd', { flags: 1 }, u16(0, 0, 0, 0)) : fullBox('smhd', {}, u16(0, 0)),
    box('dinf', fullBox('dref', {}, u32(1), fullBox('url ', { flags: 1 }))),
    table,
  )
  const times = fullBox('mdhd', {}, u32(0, 0, timescale, 0), u16(0x55c4, 0))
  const movie = fullBox(
    'mvhd',
    {},
    u32(0, 0, 1000, 0, 0x10000),
    u16(0x100, 0),
    u32(0, 0, ...unity),
    u32(0, 0, 0, 0, 0, 0),
    u32(2),
  )
  return Buffer.concat([
    box('ftyp', letters('iso6'), u32(FILE_VERSION), letters('iso6cmfcmp41')),
    box(
      'moov',
      movie,
      box('trak', trackHead, box('mdia', times, handler, media)),
      box('mvex', fullBox('trex', {}, u32(1, 1, 0, 0, 0))),
    ),
  ])
}

import { printable } from './boxes.ts'

// Sample entries that our muxers write, by where the boxes inside them begin.
const pictureEntries = new Set([
  'avc1',
  'hvc1',
  'av01',
  'vp09',
  'apco',
  'apcs',
  'apcn',
  'apch',
  'ap4h',
  'ap4x',
])
const soundEntries = new Set([
  'mp4a',
  'ac-3',
  'ec-3',
  'alac',
  'Opus',
  'fLaC',
  '.mp3',
  'sowt',
  'twos',
  'in24',
  'in32',
  'fl32',
  'lpcm',
])
const picture = { nameAt: 42, length: 78 }
// QuickTime's three versions of a sound entry (QuickTime File Format, Sound Sample Description).
const soundLengths = [28, 44, 64]

// What a decoder or a screen needs to know of a stream.
const records = new Set([
  'avcC',
  'hvcC',
  'av1C',
  'vpcC',
  'dvcC',
  'dvvC',
  'dvwC',
  'esds',
  'dac3',
  'dec3',
  'alac',
  'dOps',
  'dfLa',
  'wave',
  'chan',
  'chnl',
  'pcmC',
  'srat',
  'btrt',
  'pasp',
  'colr',
  'fiel',
  'clap',
  'mdcv',
  'clli',
])

/** A record inside a sample description: where it lies in the bytes that were handed over. */
type CodecRecord = { type: string; from: number; to: number }

/** What a sample description (`stsd`, ISO/IEC 14496-12) holds beyond what a decoder needs; null where nothing. */
export function strayInDescription(stsd: Buffer): string | null {
  try {
    for (const record of recordsIn(stsd)) {
      if (!records.has(record.type)) return printable(record.type)
      const body = stsd.subarray(record.from, record.to)
      const stray = strayInRecord(record.type, body)
      if (stray !== null) return `${record.type}: ${stray}`
    }
    return null
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

/**
 * Overwrites the messages that a writer left beside the parameter sets of HEVC (`hvcC`, ISO/IEC 14496-15): the engines
 * drop messages from the pictures and not from there. The unit keeps its length and says nothing; true where one was.
 */
export function silenceMessages(stsd: Buffer): boolean {
  let isChanged = false
  for (const { type, from, to } of recordsIn(stsd)) {
    if (type !== 'hvcC') continue
    for (const unit of hevcUnits(stsd.subarray(from, to))) {
      if ((unit.type !== 39 && unit.type !== 40) || isSilent(unit.bytes)) continue
      silence(unit.bytes.length - unitHead).copy(unit.bytes, unitHead)
      isChanged = true
    }
  }
  return isChanged
}

const unitHead = 2

// Filler messages of kind 3 (ITU-T H.274): kind, length in steps of 255, ones, and the bit that ends a unit.
function silence(length: number): Buffer {
  const room = length - 2
  if (room < 1) return Buffer.alloc(Math.max(0, length), 0x80)
  // One length cannot be written in one message: an empty one goes before it.
  if (room % 256 === 0) return Buffer.concat([Buffer.from([3, 0]), silence(length - 2)])
  const steps = Math.floor(room / 256)
  const ones = room - steps - 1
  return Buffer.concat([
    Buffer.from([3]),
    Buffer.alloc(steps, 0xff),
    Buffer.from([ones - 255 * steps]),
    Buffer.alloc(ones, 0xff),
    Buffer.from([0x80]),
  ])
}

function isSilent(unit: Buffer): boolean {
  return silence(unit.length - unitHead).equals(unit.subarray(unitHead))
}

function recordsIn(stsd: Buffer): CodecRecord[] {
  return boxes(stsd, 8, stsd.length).flatMap((entry) => {
    const name = stsd.toString('latin1', entry.from + picture.nameAt, entry.from + picture.nameAt + 32)
    if (pictureEntries.has(entry.type)) {
      if (!/^(\0|.Lavc libx264)\0*$/s.test(name)) throw new RangeError('the name of an encoder')
      return boxes(stsd, entry.from + picture.length, entry.to)
    }
    if (!soundEntries.has(entry.type)) throw new RangeError(`an entry ${printable(entry.type)}`)
    const length = soundLengths[stsd.readUInt16BE(entry.from + 8)]
    if (length === undefined) throw new RangeError('a sound entry of no known version')
    return boxes(stsd, entry.from + length, entry.to)
  })
}

function boxes(bytes: Buffer, from: number, to: number): CodecRecord[] {
  const found: CodecRecord[] = []
  for (let at = from; at < to;) {
    const length = at + 8 <= to ? bytes.readUInt32BE(at) : 0
    if (length < 8 || at + length > to) throw new RangeError('bytes that belong to nothing')
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to: at + length })
    at += length
  }
  return found
}

function strayInRecord(type: string, body: Buffer): string | null {
  switch (type) {
    case 'hvcC':
      return strayUnit(hevcUnits(body))
    case 'avcC':
      return strayUnit(avcUnits(body))
    case 'av1C':
      return strayObu(body)
    case 'dfLa':
      // One block, the last, of the 34 bytes that a decoder needs.
      return body.length === 42 && (body.readUInt8(4) & 0x7f) === 0 ? null : 'a block of words'
    case 'colr':
      // The other kinds carry a whole profile with its maker's words.
      return /^ncl[xc]$/.test(body.toString('latin1', 0, 4)) ? null : 'a colour profile'
    default:
      return null
  }
}

type Unit = { type: number; bytes: Buffer; isNeeded: boolean }

function strayUnit(units: readonly Unit[]): string | null {
  const stray = units.find(({ bytes, isNeeded }) => !isNeeded && !isSilent(bytes))
  return stray === undefined ? null : `a unit of type ${stray.type}`
}

function hevcUnits(record: Buffer): Unit[] {
  const units: Unit[] = []
  let at = 23
  for (let list = record.readUInt8(22); list > 0; list -= 1) {
    const count = record.readUInt16BE(at + 1)
    at += 3
    for (let index = 0; index < count; index += 1) {
      const bytes = taken(record, at)
      const type = (bytes.readUInt8(0) >> 1) & 0x3f
      units.push({ type, bytes, isNeeded: type >= 32 && type <= 34 })
      at += 2 + bytes.length
    }
  }
  if (at !== record.length) throw new RangeError('bytes behind the parameter sets')
  return units
}

function avcUnits(record: Buffer): Unit[] {
  const units: Unit[] = []
  let at = 5
  const take = (mask: number): void => {
    let count = record.readUInt8(at) & mask
    for (at += 1; count > 0; count -= 1) {
      const bytes = taken(record, at)
      const type = bytes.readUInt8(0) & 0x1f
      units.push({ type, bytes, isNeeded: type === 7 || type === 8 || type === 13 })
      at += 2 + bytes.length
    }
  }
  take(0x1f)
  take(0xff)
  // The high profiles add chroma and depth in three bytes, and extensions of the first sets.
  if (at < record.length) {
    at += 3
    take(0xff)
  }
  if (at !== record.length) throw new RangeError('bytes behind the parameter sets')
  return units
}

function taken(record: Buffer, at: number): Buffer {
  const length = record.readUInt16BE(at)
  if (length === 0 || at + 2 + length > record.length) throw new RangeError('a parameter set that breaks off')
  return record.subarray(at + 2, at + 2 + length)
}

// AV1 Codec ISO Media File Format Binding 2.3: behind four bytes the sequence header, and nothing else here.
function strayObu(record: Buffer): string | null {
  for (let at = 4; at < record.length;) {
    const head = record.readUInt8(at)
    const type = (head >> 3) & 0xf
    if (type !== 1) return `a unit of type ${type}`
    if ((head & 2) === 0) return null
    at += 1 + ((head >> 2) & 1)
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = record.readUInt8(at++)
      length += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) break
    }
    at += length
  }
  return null
}

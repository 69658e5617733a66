import { boxAt, boxesIn } from './read-boxes.ts'

/** A sample of an engine's fragment, in ticks of its file. */
export type ReadSample = { bytes: Buffer; isKey: boolean; offset: number; duration: number }

type Defaults = { duration: number; size: number; flags: number }

const notAKey = 0x00010000

/** The samples of one fragment of one track: a `moof` and the content of the `mdat` that follows it. */
export function samplesIn(moof: Buffer, mdat: Buffer): ReadSample[] {
  const traf = boxAt(moof, ['moof', 'traf'])
  const inside = boxesIn(moof, traf.from, traf.to)
  const tfhd = inside.find(({ type }) => type === 'tfhd')
  if (tfhd === undefined) throw new RangeError('a fragment without its head')
  const defaults = defaultsIn(moof, tfhd.from)
  const samples: ReadSample[] = []
  let at = 0
  for (const { type, from } of inside) {
    if (type !== 'trun') continue
    for (const one of runIn(moof, from, defaults)) {
      if (at + one.size > mdat.length) throw new RangeError('a fragment that breaks off')
      const { offset, duration, isKey } = one
      samples.push({ bytes: mdat.subarray(at, at + one.size), isKey, offset, duration })
      at += one.size
    }
  }
  if (at !== mdat.length) throw new RangeError('bytes that belong to no sample')
  return samples
}

// ISO/IEC 14496-12, 8.8.7: which of the fields are there is said by the flags.
function defaultsIn(moof: Buffer, from: number): Defaults {
  const flags = moof.readUInt32BE(from) & 0xffffff
  let at = from + 8
  if (flags & 1) at += 8
  if (flags & 2) at += 4
  const next = (isThere: number): number => {
    if (!isThere) return 0
    at += 4
    return moof.readUInt32BE(at - 4)
  }
  return { duration: next(flags & 8), size: next(flags & 16), flags: next(flags & 32) }
}

// ISO/IEC 14496-12, 8.8.8.
function* runIn(moof: Buffer, from: number, defaults: Defaults) {
  const head = moof.readUInt32BE(from)
  const [version, flags] = [head >>> 24, head & 0xffffff]
  const count = moof.readUInt32BE(from + 4)
  let at = from + 8 + (flags & 1 ? 4 : 0)
  let first: number | null = null
  if (flags & 4) {
    first = moof.readUInt32BE(at)
    at += 4
  }
  for (let index = 0; index < count; index += 1) {
    const read = (bit: number, otherwise: number): number => {
      if (!(flags & bit)) return otherwise
      at += 4
      return moof.readUInt32BE(at - 4)
    }
    const duration = read(0x100, defaults.duration)
    const size = read(0x200, defaults.size)
    const own = read(0x400, index === 0 && first !== null ? first : defaults.flags)
    const offset = read(0x800, 0)
    yield { duration, size, isKey: (own & notAKey) === 0, offset: version === 0 ? offset : offset | 0 }
  }
}

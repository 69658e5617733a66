/** Numbers from 0 to 1 that are the same for the same seed (the 32-bit generator "mulberry"). */
export type Random = () => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A file damaged in one of the ways in which files are: cut off, spliced, scratched, or lying about its own structure. */
export function damage(original: Buffer, random: Random): Buffer {
  const kind = random()
  if (kind < 0.5) return lie(original, random)
  const bytes = Buffer.from(original)
  const place = (): number => Math.floor(random() * bytes.length)
  if (kind < 0.6) return bytes.subarray(0, place())
  if (kind < 0.7) {
    const [from, to] = [place(), place()].toSorted((a, b) => a - b)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  }
  // Headers hold what a reader believes: damage them more than the pictures.
  const reach = kind < 0.85 ? Math.min(bytes.length, 1024) : bytes.length
  for (let flips = 1 + Math.floor(random() * 24); flips > 0; flips--)
    bytes[Math.floor(random() * reach)] = Math.floor(random() * 256)
  return bytes
}

/** A number of a file on which its structure hangs. */
type Figure = { at: number; width: 1 | 2 | 4; isLittle: boolean }

function lie(original: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(original)
  const figures = figuresOf(bytes)
  if (figures.length === 0) return bytes
  for (let lies = 1 + Math.floor(random() * 3); lies > 0; lies--) {
    const figure = figures[Math.floor(random() * figures.length)]
    if (figure !== undefined) writeLie(bytes, figure, random)
  }
  return bytes
}

function writeLie(bytes: Buffer, { at, width, isLittle }: Figure, random: Random): void {
  const most = 2 ** (width * 8) - 1
  const truth = isLittle ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width)
  const lies = [0, 1, 7, 8, most, (most - 1) / 2, truth + 1, truth - 1, truth * 2, at, bytes.length]
  const chosen = random() < 0.8 ? (lies[Math.floor(random() * lies.length)] ?? 0) : random() * most
  const value = Math.min(most, Math.max(0, Math.floor(chosen)))
  if (isLittle) bytes.writeUIntLE(value, at, width)
  else bytes.writeUIntBE(value, at, width)
}

function figuresOf(bytes: Buffer): Figure[] {
  const head = bytes.toString('latin1', 0, 12)
  if (head.startsWith('RIFF')) return riffFigures(bytes)
  if (head.startsWith('\x1a\x45\xdf\xa3')) return ebmlFigures(bytes)
  if (head.startsWith('\xff\xd8')) return jpegFigures(bytes)
  if (head.startsWith('\x89PNG')) return named(bytes, /IHDR|IDAT|iCCP|eXIf|IEND/g, pngFields)
  if (/^(II\*\0|MM\0\*)/.test(head)) return tiffFigures(bytes, 0)
  if (head.startsWith('OggS')) return named(bytes, /OggS|OpusHead|OpusTags/g, oggFields)
  return named(bytes, boxes, boxFields)
}

type Fields = readonly (readonly [from: number, count: number, width: Figure['width']])[]

/** Figures beside each name that occurs in a file, counted from where the name begins. */
function named(bytes: Buffer, names: RegExp, fields: Fields): Figure[] {
  return [...bytes.toString('latin1').matchAll(names)].flatMap(({ index }) =>
    fields.flatMap(([from, count, width]) =>
      Array.from({ length: count }, (_, step) => ({
        at: index + from + step * width,
        width,
        isLittle: false,
      })).filter(({ at }) => at >= 0 && at + width <= bytes.length),
    ),
  )
}

// A box's length stands before its name; behind it stand counts and offsets, 32 bits each.
const boxes =
  /ftyp|moov|mvhd|trak|tkhd|edts|elst|mdia|mdhd|hdlr|minf|dinf|dref|url |stbl|stsd|avc1|avcC|mp4a|esds|stts|ctts|stss|stsc|stsz|stco|co64|sgpd|sbgp|udta|meta|pitm|iinf|infe|iref|dimg|iprp|ipco|ispe|ipma|iloc|idat|mdat|caff|desc|pakt|moof|mfhd|traf|tfhd|tfdt|trun|mvex|trex|sidx|mfra|mfro/g
const boxFields: Fields = [
  [-4, 1, 4],
  [4, 8, 4],
]
const pngFields: Fields = [
  [-4, 1, 4],
  [4, 3, 4],
]
const oggFields: Fields = [
  [4, 2, 1],
  [6, 2, 4],
  [18, 1, 4],
  [26, 8, 1],
]

// Each part's length stands behind its name, the least significant byte first.
function riffFigures(bytes: Buffer): Figure[] {
  const names = /RIFF|LIST|hdrl|avih|strh|strf|strl|movi|idx1|fmt |data|bext|VP8 |VP8L|VP8X/g
  return named(bytes, names, [[4, 10, 4]]).map((figure) => ({ ...figure, isLittle: true }))
}

// Matroska's elements that hold others, by their identifiers (RFC 9559).
const masters = new Set(
  '1a45dfa3 18538067 114d9b74 4dbb 1549a966 1654ae6b ae e0 e1 55b0 1f43b675 a0 1c53bb6b bb b7 1254c367 7373 67c8'.split(
    ' ',
  ),
)
const mostElements = 400

/** Of each element its identifier's first byte, its length, and what it holds where that is a number. */
function ebmlFigures(bytes: Buffer): Figure[] {
  const figures: Figure[] = []
  let seen = 0
  const walk = (from: number, to: number): void => {
    for (let at = from; at < to && seen < mostElements; seen++) {
      const idBytes = Math.clz32(bytes[at] ?? 0) - 23
      const sizeAt = at + idBytes
      const sizeBytes = Math.clz32(bytes[sizeAt] ?? 0) - 23
      if (idBytes > 4 || sizeBytes > 8 || sizeAt + sizeBytes > to) return
      const body = sizeAt + sizeBytes
      const size = ebmlSize(bytes, sizeAt, sizeBytes)
      figures.push(
        { at, width: 1, isLittle: false },
        { at: sizeAt, width: 1, isLittle: false },
        { at: body - 1, width: 1, isLittle: false },
      )
      if (size > 0 && size <= 8) figures.push({ at: body + size - 1, width: 1, isLittle: false })
      if (size >= 4 && size <= 8) figures.push({ at: body, width: 4, isLittle: false })
      if (masters.has(bytes.toString('hex', at, sizeAt))) walk(body, Math.min(to, body + size))
      at = body + size
    }
  }
  walk(0, bytes.length)
  return figures.filter(({ at, width }) => at + width <= bytes.length)
}

function ebmlSize(bytes: Buffer, at: number, width: number): number {
  let size = (bytes[at] ?? 0) & (0xff >> width)
  for (const byte of bytes.subarray(at + 1, at + width)) size = size * 256 + byte
  return size
}

// Lengths of the segments, the size of the picture, and every number of the directories that Exif keeps (TIFF 6.0).
function jpegFigures(bytes: Buffer): Figure[] {
  const segments = named(bytes, /\xff[\xc0-\xc4\xda-\xfe]/g, [
    [2, 1, 2],
    [5, 2, 2],
  ])
  const exif = bytes.indexOf('Exif\0\0')
  if (exif < 0) return segments
  return [...segments, ...tiffFigures(bytes, exif + 6)]
}

/** The numbers of the first directories behind the head of a TIFF, and where the next one lies. */
function tiffFigures(bytes: Buffer, head: number): Figure[] {
  const isLittle = bytes.toString('latin1', head, head + 2) === 'II'
  const inside = Array.from({ length: 60 }, (_, step) => head + 4 + step * 2)
  const first = isLittle ? bytes.readUInt32LE(head + 4) : bytes.readUInt32BE(head + 4)
  const rows = Array.from({ length: 120 }, (_, step) => head + first + step * 2)
  const numbers = [...inside, ...rows].flatMap((at): Figure[] => [
    { at, width: 2, isLittle },
    { at, width: 4, isLittle },
  ])
  return numbers.filter(({ at, width }) => at + width <= bytes.length)
}

import sharp from 'sharp'
import { box } from '../../../../../fixtures/hostile/boxes.ts'

/** A field of a directory: its type and its values, or its bytes (types 2 and 7). */
type Field = [tag: number, type: 2 | 3 | 4 | 7 | 13, value: readonly number[] | Buffer]

const SHORT = 3
const LONG = 4
const widths: Record<number, number> = { 2: 1, 3: 2, 4: 4, 7: 1, 13: 4 }

/** Writes TIFF-like files part by part, each part's place known before it is named. */
class TiffWriter {
  readonly #parts: Buffer[] = []
  #length: number
  readonly #isLittle: boolean

  constructor(head: Buffer, { isLittle }: { isLittle: boolean }) {
    this.#parts.push(head)
    this.#length = head.length
    this.#isLittle = isLittle
  }

  add(bytes: Buffer): number {
    const at = this.#length
    const padded = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)])
    this.#parts.push(padded)
    this.#length += padded.length
    return at
  }

  /** A directory, whose longer values are laid down before it; answers its place. */
  directory(fields: readonly Field[], { next = 0, base = 0 } = {}): number {
    const rows = fields.map(([tag, type, value]) => {
      const bytes = Buffer.isBuffer(value) ? value : this.#numbers(value, widths[type] ?? 0)
      const row = Buffer.alloc(12)
      this.#write(row, tag, [0, 2])
      this.#write(row, type, [2, 2])
      this.#write(row, bytes.length / (widths[type] ?? 1), [4, 4])
      if (bytes.length <= 4) bytes.copy(row, 8)
      else this.#write(row, this.add(bytes) - base, [8, 4])
      return row
    })
    const count = Buffer.alloc(2)
    this.#write(count, rows.length, [0, 2])
    const follows = Buffer.alloc(4)
    this.#write(follows, next, [0, 4])
    return this.add(Buffer.concat([count, ...rows, follows]))
  }

  /** The whole file, its first directory at a place. */
  file(first: number): Buffer {
    const all = Buffer.concat(this.#parts)
    this.#write(all, first, [4, 4])
    return all
  }

  #numbers(values: readonly number[], width: number): Buffer {
    const bytes = Buffer.alloc(values.length * width)
    values.forEach((value, index) => this.#write(bytes, value, [index * width, width]))
    return bytes
  }

  #write(bytes: Buffer, value: number, [at, width]: [at: number, width: number]): void {
    if (this.#isLittle) bytes.writeUIntLE(value, at, width)
    else bytes.writeUIntBE(value, at, width)
  }
}

/** Words that the raw files of the tests carry. */
export const cameraWords = { make: 'Saltlight Optics', model: 'Lantern R5', taken: '2026:11:22 10:15:00' }

const text = (words: string): Buffer => Buffer.from(`${words}\0`)

function firstFields(): Field[] {
  return [
    [0x010f, 2, text(cameraWords.make)],
    [0x0110, 2, text(cameraWords.model)],
    [0x0112, SHORT, [6]],
  ]
}

/** A lying JPEG, red to the left and blue to the right: turned by 6 its red is above. */
export async function previewJpeg(width: number, height: number): Promise<Buffer> {
  const blue = await sharp({ create: { width: width / 2, height, channels: 3, background: '#0000c0' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#c00000' } })
    .composite([{ input: blue, left: width / 2, top: 0 }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** The head of a lossless JPEG, as raw data lies in DNG and CR2: larger than every preview, and shown by nobody. */
function losslessJpeg(): Buffer {
  const frame = [0xff, 0xc3, 0, 11, 14, 0x0f, 0xa0, 0x17, 0x70, 1, 1, 0x11, 0]
  return Buffer.concat([Buffer.from([0xff, 0xd8, ...frame, 0xff, 0xda, 0, 2]), Buffer.alloc(64, 0x5a)])
}

const little = (magic: number) => {
  const head = Buffer.alloc(8)
  head.write('II', 0, 'latin1')
  head.writeUInt16LE(magic, 2)
  return head
}

/** Raw photographs in the manner of each maker, with a small and a large preview in them, by the ending of their name. */
export async function rawFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const [small, large] = [await previewJpeg(32, 24), await previewJpeg(120, 80)]
  return new Map([
    ['dng', dng({ small, large })],
    ['nef', nef({ small, large })],
    ['cr2', cr2({ small, large })],
    ['arw', arw({ small, large })],
    ['orf', orf({ small, large })],
    ['rw2', rw2({ large })],
    ['raf', raf({ large: await withTurn(large) })],
    ['cr3', cr3({ small, large })],
  ])
}

function withTurn(jpeg: Buffer): Promise<Buffer> {
  return sharp(jpeg).withMetadata({ orientation: 6 }).jpeg().toBuffer()
}

type Previews = { small: Buffer; large: Buffer }

// Previews and raw data are children of the first directory; the raw data is a JPEG that is not lossy.
function dng({ small, large }: Previews): Buffer {
  const tiff = new TiffWriter(little(42), { isLittle: true })
  const strip = (bytes: Buffer, size: [number, number], kind: number) =>
    tiff.directory([
      [0x00fe, LONG, [kind]],
      [0x0100, LONG, [size[0]]],
      [0x0101, LONG, [size[1]]],
      [0x0103, SHORT, [7]],
      [0x0111, LONG, [tiff.add(bytes)]],
      [0x0117, LONG, [bytes.length]],
    ])
  const children = [
    strip(losslessJpeg(), [6000, 4000], 0),
    strip(large, [120, 80], 1),
    strip(small, [32, 24], 1),
  ]
  const exif = tiff.directory([[0x9003, 2, text(cameraWords.taken)]])
  return tiff.file(tiff.directory([...firstFields(), [0x014a, LONG, children], [0x8769, LONG, [exif]]]))
}

function nef({ small, large }: Previews): Buffer {
  const head = Buffer.from('MM\0\x2a\0\0\0\0', 'latin1')
  const tiff = new TiffWriter(head, { isLittle: false })
  const jpeg = (bytes: Buffer): Field[] => [
    [0x0201, LONG, [tiff.add(bytes)]],
    [0x0202, LONG, [bytes.length]],
  ]
  const child = tiff.directory([[0x0103, SHORT, [6]], ...jpeg(large)])
  return tiff.file(tiff.directory([...firstFields(), [0x014a, LONG, [child]], ...jpeg(small)]))
}

function cr2({ small, large }: Previews): Buffer {
  const tiff = new TiffWriter(Buffer.concat([little(42), Buffer.from('CR\x02\0\0\0\0\0', 'latin1')]), {
    isLittle: true,
  })
  const thumb = tiff.directory([
    [0x0201, LONG, [tiff.add(small)]],
    [0x0202, LONG, [small.length]],
  ])
  const first: Field[] = [
    [0x0103, SHORT, [6]],
    ...firstFields(),
    [0x0111, LONG, [tiff.add(large)]],
    [0x0117, LONG, [large.length]],
  ]
  return tiff.file(tiff.directory(first, { next: thumb }))
}

function arw({ small, large }: Previews): Buffer {
  const tiff = new TiffWriter(little(42), { isLittle: true })
  const thumb = tiff.directory([
    [0x0201, LONG, [tiff.add(small)]],
    [0x0202, LONG, [small.length]],
  ])
  const preview: Field[] = [
    [0x0201, LONG, [tiff.add(large)]],
    [0x0202, LONG, [large.length]],
  ]
  return tiff.file(tiff.directory([...firstFields(), ...preview], { next: thumb }))
}

function orf({ small, large }: Previews): Buffer {
  const tiff = new TiffWriter(little(0x4f52), { isLittle: true })
  // The notes hold two directories and the picture; places in them count from their own beginning.
  const notes = new TiffWriter(Buffer.from('OLYMPUS\0II\x03\0', 'latin1'), { isLittle: true })
  const settingsAt = 12 + 2 + 12 + 4
  const picture = settingsAt + 2 + 24 + 4
  const row: Field[] = [[0x2020, 13, [settingsAt]]]
  notes.directory(row)
  notes.directory([
    [0x0101, LONG, [picture]],
    [0x0102, LONG, [large.length]],
  ])
  notes.add(large)
  const all = notes.file(0)
  Buffer.from('OLYMPUS\0', 'latin1').copy(all)
  const exif = tiff.directory([
    [0x9003, 2, text(cameraWords.taken)],
    [0x927c, 7, all],
  ])
  const thumb = tiff.directory([
    [0x0201, LONG, [tiff.add(small)]],
    [0x0202, LONG, [small.length]],
  ])
  return tiff.file(tiff.directory([...firstFields(), [0x8769, LONG, [exif]]], { next: thumb }))
}

function rw2({ large }: Pick<Previews, 'large'>): Buffer {
  const tiff = new TiffWriter(little(0x55), { isLittle: true })
  return tiff.file(tiff.directory([...firstFields(), [0x002e, 7, large]]))
}

function raf({ large }: Pick<Previews, 'large'>): Buffer {
  const head = Buffer.alloc(148)
  head.write('FUJIFILMCCD-RAW 0201FF393101', 0, 'latin1')
  head.writeUInt32BE(148, 84)
  head.writeUInt32BE(large.length, 88)
  return Buffer.concat([head, large, Buffer.alloc(200, 0x5a)])
}

function cr3({ small, large }: Previews): Buffer {
  const words = new TiffWriter(little(42), { isLittle: true })
  const first = words.file(
    words.directory([[0x0100, LONG, [6000]], [0x0101, LONG, [4000]], ...firstFields()]),
  )
  const more = new TiffWriter(little(42), { isLittle: true })
  const second = more.file(more.directory([[0x9003, 2, text(cameraWords.taken)]]))
  const u32 = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 4)
    values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
    return bytes
  }
  const moov = (pictureAt: number): Buffer => {
    const table = box('stbl', box('stsz', u32(0, large.length, 1)), box('co64', u32(0, 1, 0, pictureAt)))
    const canon = Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex')
    return box(
      'moov',
      box('uuid', canon, box('CMT1', first), box('CMT2', second)),
      box('trak', box('mdia', box('minf', table))),
    )
  }
  const ftyp = box('ftyp', Buffer.from('crx \0\0\0\x01crx isom', 'latin1'))
  const sized = Buffer.alloc(16)
  sized.writeUInt32BE(small.length, 12)
  const preview = box(
    'uuid',
    Buffer.from('eaf42b5e1c984b88b9fbb7dc406e4d16', 'hex'),
    Buffer.alloc(8),
    box('PRVW', sized, small),
  )
  const before = ftyp.length + moov(0).length + preview.length + 8
  return Buffer.concat([ftyp, moov(before), preview, box('mdat', large)])
}

/** A raw file whose directories go in a circle, name each other as children and promise more than the file has. */
export function circularRaw(): Buffer {
  const tiff = new TiffWriter(little(42), { isLittle: true })
  const at = 8
  return tiff.file(
    tiff.directory(
      [
        [0x014a, LONG, [at]],
        [0x0201, LONG, [at]],
        [0x0202, LONG, [0xffffffff]],
      ],
      { next: at },
    ),
  )
}

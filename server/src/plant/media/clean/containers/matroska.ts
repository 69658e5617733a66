import type { FileWindow } from './file-window.ts'

/** What an element may hold: others, or bytes of a form. */
type Elements = { [id: string]: Element }
type Element = Elements | ((body: Buffer) => boolean) | 'block'

const number: Element = (body) => body.length <= 8
const small: Element = (body) => body.length <= 8 && body.subarray(0, -1).every((byte) => byte === 0)
const nothing: Element = (body) => body.every((byte) => byte === 0)
const text =
  (form: RegExp): Element =>
  (body) =>
    form.test(body.toString('latin1'))
const numbers = (...ids: string[]): Elements => Object.fromEntries(ids.map((id) => [id, number]))

// RFC 9559, each element by its identifier; what is not here was not written by our muxers.
const tracks: Element = {
  ae: {
    ...numbers('d7', '9c', '88', '55aa', 'b9', '83', '23e383', '56aa', '56bb', '55ee'),
    '73c5': small,
    '22b59c': text(/^[a-z]{3}$/),
    '86': text(/^(V_VP8|V_VP9|A_OPUS)$/),
    '63a2': isCodecPrivate,
    e0: {
      ...numbers('b0', 'ba', '9a', '9d', '54b0', '54ba', '54b2', '54aa', '54bb', '54cc', '54dd'),
      '55b0': {
        ...numbers('55b1', '55b2', '55b3', '55b4', '55b5', '55b6', '55b7', '55b8', '55b9', '55ba', '55bb'),
        ...numbers('55bc', '55bd'),
        '55d0': numbers('55d1', '55d2', '55d3', '55d4', '55d5', '55d6', '55d7', '55d8', '55d9', '55da'),
      },
      '7670': numbers('7671', '7673', '7674', '7675'),
      ec: nothing,
    },
    e1: numbers('9f', 'b5', '78b5', '6264'),
    ec: nothing,
  },
}
const ofFile: Elements = {
  '1a45dfa3': { ...numbers('4286', '42f7', '42f2', '42f3', '4287', '4285'), '4282': text(/^webm$/) },
  '18538067': {
    '114d9b74': { '4dbb': numbers('53ab', '53ac') },
    ec: nothing,
    '1549a966': { ...numbers('2ad7b1', '4489'), '4d80': text(/^Lavf$/), '5741': text(/^Lavf$/) },
    '1654ae6b': tracks,
    // The one tag that the muxer does not leave out.
    '1254c367': {
      '7373': {
        '63c0': { '63c5': small },
        '67c8': { '45a3': text(/^DURATION$/), '4487': text(/^\d\d:\d\d:\d\d\.\d{9}\0{0,2}$/) },
      },
    },
    '1f43b675': {
      ...numbers('e7', 'a7', 'ab'),
      a3: 'block',
      a0: { ...numbers('9b', 'fb', '75a2'), a1: 'block' },
    },
    '1c53bb6b': { bb: { b3: number, b7: numbers('f7', 'f1', 'f0', 'b2', '5378') } },
  },
}

// OpusHead (RFC 7845, 5.1), or the profile, level, depth and subsampling of VP9, three bytes each.
function isCodecPrivate(body: Buffer): boolean {
  if (body.toString('latin1', 0, 8) === 'OpusHead')
    return body.length === ((body[18] ?? 0) === 0 ? 19 : 21 + (body[9] ?? 0))
  return (
    body.length % 3 === 0 &&
    body.length <= 12 &&
    body.every((byte, at) => at % 3 === 2 || byte <= (at % 3 ? 1 : 4))
  )
}

const mostBody = 1 << 16

/** Matroska as WebM has it: only elements that we name, empty ones empty, nothing behind the segment. */
export async function strayInMatroska(file: FileWindow): Promise<string | null> {
  const stray = await strayIn(file, ofFile, { from: 0, to: file.size })
  if (stray !== null) return stray
  const first = await elementAt(file, 0)
  const second = await elementAt(file, first.end)
  return first.id === '1a45dfa3' && second.end === file.size ? null : 'more than one segment'
}

async function strayIn(
  file: FileWindow,
  allowed: Elements,
  { from, to }: { from: number; to: number },
): Promise<string | null> {
  for (let at = from; at < to;) {
    const { id, body, end } = await elementAt(file, at)
    if (end > to) throw new RangeError(`the element ${id} reaches beyond what surrounds it`)
    const may = allowed[id]
    if (may === undefined) return `the element ${id}`
    if (may === 'block') {
      const stray = strayInBlock(await file.read(body, Math.min(4, end - body)))
      if (stray !== null) return stray
    } else if (typeof may === 'function') {
      if (end - body > mostBody) throw new RangeError(`the element ${id} is too long`)
      if (!may(await file.read(body, end - body))) return `words in the element ${id}`
    } else {
      const stray = await strayIn(file, may, { from: body, to: end })
      if (stray !== null) return stray
    }
    at = end
  }
  return null
}

// RFC 9559, 10.1: the number of a track, a time of two bytes, flags. We write two tracks and never lace frames together.
function strayInBlock(head: Buffer): string | null {
  if (head.length < 4) throw new RangeError('a block that breaks off')
  if (((head[0] ?? 0) & 0x80) === 0) return 'a block of a track that is not there'
  return ((head[3] ?? 0) & 0x06) === 0 ? null : 'frames laced together'
}

type Place = { id: string; body: number; end: number }

// RFC 8794, 4 and 5: the zeros at the beginning say how many bytes follow. A size of ones alone is none.
async function elementAt(file: FileWindow, at: number): Promise<Place> {
  const idLength = widthOf(await file.read(at, 1))
  const id = await file.read(at, idLength)
  const sizeLength = widthOf(await file.read(at + idLength, 1))
  const bytes = await file.read(at + idLength, sizeLength)
  const mask = 0xff >> sizeLength
  if (((bytes[0] ?? 0) & mask) === mask && bytes.subarray(1).every((byte) => byte === 0xff))
    throw new RangeError('an element without a size')
  let size = (bytes[0] ?? 0) & mask
  for (const byte of bytes.subarray(1)) size = size * 256 + byte
  const body = at + idLength + sizeLength
  if (body + size > file.size) throw new RangeError('an element reaches beyond the file')
  return { id: id.toString('hex'), body, end: body + size }
}

function widthOf(first: Buffer): number {
  const width = Math.clz32(first[0] ?? 0) - 23
  if (width > 8) throw new RangeError('a number of more than eight bytes')
  return width
}

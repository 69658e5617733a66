/** One marked part of a still's file: a JPEG segment or a PNG chunk, by the name it goes by. */
export type Segment = { name: string; body: Buffer }

/** The segments of a JPEG up to its picture, then `trailer` for anything behind its end; RangeError where it breaks off. */
export function jpegSegments(file: Buffer): Segment[] {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= file.length) {
    if (file[at] !== 0xff) throw new RangeError('a JPEG segment begins without its mark')
    const mark = file[at + 1] ?? 0
    const length = file.readUInt16BE(at + 2)
    segments.push({ name: jpegName(mark), body: file.subarray(at + 4, at + 2 + length) })
    at += 2 + length
    if (mark !== 0xda) continue
    const next = nextMark(file, at)
    if (file[next + 1] === 0xd9) return [...segments, ...trailer(file, next + 2)]
    at = next
  }
  throw new RangeError('the JPEG has no end')
}

function jpegName(mark: number): string {
  if (mark >= 0xe0 && mark <= 0xef) return `APP${mark - 0xe0}`
  if (mark === 0xfe) return 'COM'
  if (mark === 0xda) return 'SOS'
  return mark >= 0xc0 && mark <= 0xdf ? 'table' : `0x${mark.toString(16)}`
}

// Within the picture a mark is stuffed with a zero or is one of the eight restart marks.
function nextMark(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at !== -1; at = file.indexOf(0xff, at + 1)) {
    const mark = file[at + 1] ?? 0
    if (mark !== 0 && mark !== 0xff && (mark < 0xd0 || mark > 0xd7)) return at
  }
  throw new RangeError('the JPEG has no end')
}

/** The chunks of a PNG, then `trailer` for anything behind its end; RangeError where it breaks off. */
export function pngChunks(file: Buffer): Segment[] {
  const chunks: Segment[] = []
  let at = 8
  while (at + 12 <= file.length) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    chunks.push({ name, body: file.subarray(at + 8, at + 8 + length) })
    at += 12 + length
    if (name === 'IEND') return [...chunks, ...trailer(file, at)]
  }
  throw new RangeError('the PNG has no end')
}

function trailer(file: Buffer, at: number): Segment[] {
  return at < file.length ? [{ name: 'trailer', body: file.subarray(at) }] : []
}

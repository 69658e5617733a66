import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { inTestDirectory } from '../../testing.ts'
import { endsAsArchive } from './archive-at-end.ts'
import { checkContainer } from './check-container.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const numberLE = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}
const words = latin('shot by Mara Lindqvist at the pier')

/** What the reader of a container says of some bytes; `clean` for nothing. */
function said(demuxer: string, bytes: Buffer): Promise<string> {
  return inTestDirectory(async (directory) => {
    const path = join(directory, 'made')
    await writeFile(path, bytes)
    return (await checkContainer(path, demuxer))?.where ?? 'clean'
  })
}

describe('WAV', () => {
  const chunk = (name: string, body: Buffer): Buffer =>
    Buffer.concat([latin(name), numberLE(body.length, 4), body, Buffer.alloc(body.length % 2)])
  const wave = (...chunks: Buffer[]): Buffer => chunk('RIFF', Buffer.concat([latin('WAVE'), ...chunks]))
  const form = chunk('fmt ', Buffer.from('0100010080bb000000770100' + '02001000', 'hex'))
  const data = chunk('data', Buffer.alloc(200))

  test.each([
    ['clean', wave(form, data)],
    ['clean', wave(form, chunk('fact', numberLE(100, 4)), data)],
    ['wav: a part LIST', wave(form, chunk('LIST', words), data)],
    ['wav: a part bext', wave(chunk('bext', words), form, data)],
    ['wav: words beside the number of samples', wave(form, chunk('fact', words), data)],
    ['wav: a part behind the samples', wave(form, data, chunk('id3 ', words))],
    ['wav: a length that is not the file’s', Buffer.concat([wave(form, data), words])],
    ['wav: bytes beside the samples', wave(form, chunk('data', Buffer.alloc(201)))],
    ['wav: no samples', wave(form)],
    ['wav: a part reaches beyond the file', wave(form, data.subarray(0, 100))],
  ])('%s', async (where, bytes) => expect(await said('wav', bytes)).toBe(where))
})

describe('WebM', () => {
  const element = (id: string, ...bodies: Buffer[]): Buffer => {
    const body = Buffer.concat(bodies)
    const size = Buffer.alloc(4)
    size.writeUInt32BE(0x10000000 + body.length)
    return Buffer.concat([Buffer.from(id, 'hex'), size, body])
  }
  const one = Buffer.from([1])
  const head = element('1a45dfa3', element('4286', one), element('4282', latin('webm')))
  const track = (...more: Buffer[]): Buffer =>
    element('1654ae6b', element('ae', element('d7', one), element('86', latin('V_VP9')), ...more))
  const info = (...more: Buffer[]): Buffer =>
    element('1549a966', element('4d80', latin('Lavf')), element('5741', latin('Lavf')), ...more)
  const cluster = element(
    '1f43b675',
    element('e7', one),
    element('a3', Buffer.from([0x81, 0, 0, 0x80, 7, 7])),
  )
  const film = (...parts: Buffer[]): Buffer => Buffer.concat([head, element('18538067', ...parts)])
  const tag = (name: string, value: string): Buffer =>
    element(
      '1254c367',
      element('7373', element('67c8', element('45a3', latin(name)), element('4487', latin(value)))),
    )

  test.each([
    ['clean', film(info(), track(), cluster)],
    [
      'clean',
      film(info(), element('ec', Buffer.alloc(40)), track(), tag('DURATION', '00:00:01.000000000'), cluster),
    ],
    ['matroska: the element 7ba9', film(info(element('7ba9', words)), track(), cluster)],
    ['matroska: the element 4461', film(info(element('4461', Buffer.alloc(8))), track(), cluster)],
    ['matroska: the element 73a4', film(info(element('73a4', words)), track(), cluster)],
    [
      'matroska: words in the element 5741',
      film(element('1549a966', element('5741', words)), track(), cluster),
    ],
    ['matroska: words in the element ec', film(info(), element('ec', words), track(), cluster)],
    ['matroska: words in the element 45a3', film(info(), track(), tag('DIRECTOR', 'Mara'), cluster)],
    ['matroska: words in the element 4487', film(info(), track(), tag('DURATION', 'Mara'), cluster)],
    ['matroska: the element 1941a469', film(info(), track(), element('1941a469', words), cluster)],
    ['matroska: words in the element 63a2', film(info(), track(element('63a2', words)), cluster)],
    ['matroska: the element 536e', film(info(), track(element('536e', words)), cluster)],
    [
      'matroska: words in the element 73c5',
      film(info(), track(element('73c5', words.subarray(0, 8))), cluster),
    ],
    ['matroska: an element reaches beyond the file', Buffer.concat([film(info(), track(), cluster), words])],
    ['matroska: more than one segment', Buffer.concat([film(info()), film(info(), track(), cluster)])],
    ['matroska: an element without a size', Buffer.concat([head, Buffer.from('18538067ff', 'hex'), info()])],
  ])('%s', async (where, bytes) => expect(await said('matroska', bytes)).toBe(where))
})

describe('sound in packets', () => {
  // 64 kbit/s at 48 kHz: 192 bytes a frame.
  const frame = Buffer.concat([Buffer.from('fffb54c0', 'hex'), Buffer.alloc(188)])

  test.each([
    ['clean', Buffer.concat([frame, frame])],
    ['mp3: words before the first frame', Buffer.concat([latin('ID3\x04'), Buffer.alloc(6), words, frame])],
    ['mp3: words behind a frame', Buffer.concat([frame, latin('TAG'), words])],
    ['mp3: a frame that breaks off', frame.subarray(0, 100)],
  ])('MP3, %s', async (where, bytes) => expect(await said('mp3', bytes)).toBe(where))

  const list = (text: string, count = 0): Buffer =>
    Buffer.concat([numberLE(text.length, 4), latin(text), numberLE(count, 4)])
  const block = (kind: number, body: Buffer): Buffer =>
    Buffer.concat([Buffer.from([kind, 0, 0, body.length]), body])
  const described = block(0, Buffer.alloc(34))
  const flac = (...parts: Buffer[]): Buffer => Buffer.concat([latin('fLaC'), described, ...parts])
  const closed = withChecksum(Buffer.from('fff80102030405', 'hex'))

  test.each([
    ['clean', flac(block(0x84, list('Lavf')), closed)],
    ['clean', flac(block(4, list('ffmpeg')), block(0x81, Buffer.alloc(20)), closed)],
    ['flac: a block of kind 4', flac(block(0x84, list('Lantern 13 Pro')), closed)],
    ['flac: a block of kind 4', flac(block(0x84, Buffer.concat([list('Lavf', 1), words])), closed)],
    ['flac: a block of kind 6', flac(block(6, words), block(0x84, list('Lavf')), closed)],
    ['flac: a block of kind 1', flac(block(0x81, words), closed)],
    ['flac: bytes behind the last frame', flac(block(0x84, list('Lavf')), closed, words)],
    [
      'flac: words before the stream',
      Buffer.concat([latin('ID3\x04'), flac(block(0x84, list('Lavf')), closed)]),
    ],
  ])('FLAC, %s', async (where, bytes) => expect(await said('flac', bytes)).toBe(where))

  const opus = Buffer.concat([latin('OpusHead'), Buffer.from('01013801' + '80bb0000' + '000000', 'hex')])
  const page = (number: number, flags: number, body: Buffer, serial = 0): Buffer => {
    const head = Buffer.concat([latin('OggS\0'), Buffer.from([flags]), Buffer.alloc(8), numberLE(serial, 4)])
    const whole = Buffer.concat([
      head,
      numberLE(number, 4),
      Buffer.alloc(4),
      Buffer.from([1, body.length]),
      body,
    ])
    whole.writeUInt32LE(oggChecksum(whole), 22)
    return whole
  }
  const ogg = (tags: Buffer, ...more: Buffer[]): Buffer =>
    Buffer.concat([page(0, 2, opus), page(1, 0, Buffer.concat([latin('OpusTags'), tags])), ...more])
  const last = page(2, 4, Buffer.alloc(20))

  test.each([
    ['clean', ogg(list('ffmpeg'), last)],
    ['ogg: words of a stream of Opus', ogg(list('Lantern 13 Pro'), last)],
    ['ogg: words of a stream of Opus', ogg(Buffer.concat([list('ffmpeg', 1), words]), last)],
    ['ogg: words of a stream of Opus', ogg(Buffer.concat([list('ffmpeg'), words]), last)],
    ['ogg: pages of a second stream', ogg(list('ffmpeg'), page(2, 0, words, 7), last)],
    ['ogg: bytes between the pages', ogg(list('ffmpeg'), last, page(3, 4, words))],
    ['ogg: a stream without an end', ogg(list('ffmpeg'))],
    ['ogg: a page with a wrong checksum', altered(ogg(list('ffmpeg'), last))],
  ])('Ogg, %s', async (where, bytes) => expect(await said('ogg', bytes)).toBe(where))
})

test('a container that we have no reader for is not let out', async () =>
  expect(await said('avi', words)).toBe('no reader of ours for avi'))

test('samples that another program would open as an archive are known by how archives end', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'sound.wav')
    const ends = async (bytes: Buffer): Promise<boolean> => {
      await writeFile(path, bytes)
      return endsAsArchive(path)
    }
    const archive = zip('notes.txt', words)
    expect(await ends(Buffer.concat([Buffer.alloc(500_000), archive]))).toBe(true)
    expect(await ends(Buffer.concat([archive, Buffer.alloc(300)]))).toBe(true)
    expect(await ends(Buffer.alloc(500_000))).toBe(false)
    // The four bytes alone are in many a sound.
    expect(await ends(Buffer.concat([Buffer.alloc(5_000), latin('PK\x05\x06'), Buffer.alloc(40, 9)]))).toBe(
      false,
    )
  }))

function altered(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  copy[copy.length - 1] = 1
  return copy
}

/** An archive of one file, as short as one can be. */
function zip(name: string, body: Buffer): Buffer {
  const packed = deflateRawSync(body)
  const local = Buffer.concat([latin('PK\x03\x04'), Buffer.alloc(26), latin(name), packed])
  const listed = Buffer.concat([latin('PK\x01\x02'), Buffer.alloc(42), latin(name)])
  const end = [latin('PK\x05\x06'), Buffer.alloc(4), numberLE(1, 2), numberLE(1, 2)]
  return Buffer.concat([
    local,
    listed,
    ...end,
    numberLE(listed.length, 4),
    numberLE(local.length, 4),
    Buffer.alloc(2),
  ])
}

// RFC 9639, 9.3: CRC-16 over a frame, written bit by bit.
function withChecksum(frame: Buffer): Buffer {
  let sum = 0
  for (const byte of frame)
    for (let bit = 7; bit >= 0; bit--) {
      const carry = ((sum >> 15) ^ (byte >> bit)) & 1
      sum = ((sum << 1) & 0xffff) ^ (carry === 1 ? 0x8005 : 0)
    }
  return Buffer.concat([frame, Buffer.from([sum >> 8, sum & 0xff])])
}

// RFC 3533, 6: CRC-32 with 0x04c11db7, bit by bit.
function oggChecksum(page: Buffer): number {
  let sum = 0
  for (const byte of page)
    for (let bit = 7; bit >= 0; bit--) {
      const carry = ((sum >>> 31) ^ (byte >> bit)) & 1
      sum = ((sum << 1) ^ (carry === 1 ? 0x04c11db7 : 0)) >>> 0
    }
  return sum
}

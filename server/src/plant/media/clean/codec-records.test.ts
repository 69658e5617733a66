import { describe, expect, test } from 'vitest'
import { silenceMessages, strayInDescription } from './codec-records.ts'

const box = (type: string, ...bodies: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(bodies)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const film = (type: string, ...records: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from('0000000000000001', 'hex'), box(type, Buffer.alloc(78), ...records)])

const sized = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}
/** A record of HEVC with one unit of each of the given types. */
function hevc(units: readonly { type: number; words: string }[]): Buffer {
  const lists = units.map(({ type, words }) =>
    Buffer.concat([
      Buffer.from([0x80 | type, 0, 1]),
      sized(Buffer.from(`${String.fromCharCode(type << 1)}\u0001${words}`, 'latin1')),
    ]),
  )
  return box('hvcC', Buffer.alloc(22), Buffer.from([units.length]), ...lists)
}

describe('a description of how to decode', () => {
  test('may hold the sets of parameters and nothing else', () => {
    const sets = [32, 33, 34].map((type) => ({ type, words: 'numbers' }))
    expect(strayInDescription(film('hvc1', hevc(sets), box('pasp', Buffer.alloc(8))))).toBeNull()
    expect(strayInDescription(film('hvc1', hevc([...sets, { type: 41, words: 'where' }])))).toBe(
      'hvcC: a unit of type 41',
    )
    expect(strayInDescription(film('hvc1', hevc(sets), box('wrds', Buffer.alloc(3))))).toBe('wrds')
    expect(strayInDescription(film('hvc1', hevc(sets), Buffer.from('tail')))).toBe(
      'bytes that belong to nothing',
    )
    expect(strayInDescription(film('gpmd'))).toBe('an entry gpmd')
    const named = film('hvc1', hevc(sets))
    named.write('\x0fLantern 13 Pro', 8 + 8 + 42, 'latin1')
    expect(strayInDescription(named)).toBe('the name of an encoder')
  })

  test.each([0, 1, 2, 3, 20, 254, 255, 256, 257, 258, 259, 300, 514, 2_000])(
    'a message of %i bytes in it is overwritten and keeps its length',
    (length) => {
      const description = film(
        'hvc1',
        hevc([
          { type: 33, words: 'numbers' },
          { type: 39, words: 'L'.repeat(length) },
        ]),
      )
      if (length > 0) expect(strayInDescription(description)).toBe('hvcC: a unit of type 39')
      const before = description.length
      silenceMessages(description)
      expect(description).toHaveLength(before)
      expect(description.includes('L')).toBe(false)
      expect(description.includes('numbers')).toBe(true)
      expect(strayInDescription(description)).toBeNull()
      expect(silenceMessages(description)).toBe(false)
    },
  )

  test('of H.264 ends behind its parameters', () => {
    const sets = Buffer.concat([
      Buffer.from([1, 77, 0, 30, 0xff, 0xe1]),
      sized(Buffer.from([0x67, 1, 2])),
      Buffer.from([1]),
      sized(Buffer.from([0x68, 3])),
    ])
    expect(strayInDescription(film('avc1', box('avcC', sets)))).toBeNull()
    expect(strayInDescription(film('avc1', box('avcC', sets, Buffer.from('by Mara'))))).not.toBeNull()
    sets[8] = 0x66
    expect(strayInDescription(film('avc1', box('avcC', sets)))).toBe('avcC: a unit of type 6')
  })

  test('of AV1 has a sequence header alone, and a colour is told by numbers and not by a profile', () => {
    const header = Buffer.from([0x81, 0, 0, 0, 0x0a, 2, 0, 0])
    expect(strayInDescription(film('av01', box('av1C', header)))).toBeNull()
    const message = Buffer.from([0x2a, 3, 1, 2, 3])
    expect(strayInDescription(film('av01', box('av1C', header, message)))).toBe('av1C: a unit of type 5')
    expect(strayInDescription(film('av01', box('colr', Buffer.from('prof of a telephone'))))).toBe(
      'colr: a colour profile',
    )
  })
})

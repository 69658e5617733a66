import { strFromU8, unzipSync } from 'fflate'
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { type FileInZip, zipOfFiles } from './index.ts'
import { centralRecord, endOfArchive, localHeader } from './zip-records.ts'

const madeAt = new Date('2026-03-03T10:20:30Z')

const told = (name: string, text: string): FileInZip => ({
  name,
  sizeBytes: Buffer.byteLength(text),
  bytes: async function* () {
    for (const letter of text) yield Buffer.from(letter)
  },
})

async function gathered(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(bytes))
}

test('an archive holds each file byte by byte under its name, and is exactly as long as was said before', async () => {
  const zip = zipOfFiles(
    [told('saltlight-d1-1001.txt', 'the lamp'), told('Zoë.txt', ''), told('c.txt', 'ü')],
    madeAt,
  )
  const bytes = await gathered(zip.bytes)
  expect(bytes).toHaveLength(zip.length)
  const files = Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)])
  expect(files).toEqual([
    ['saltlight-d1-1001.txt', 'the lamp'],
    ['Zoë.txt', ''],
    ['c.txt', 'ü'],
  ])
  const sumOfFirst = bytes.indexOf('504b0708', 'hex') + 4
  expect(bytes.readUInt32LE(sumOfFirst)).toBe(crc32('the lamp'))
  expect(await gathered(zipOfFiles([], madeAt).bytes)).toHaveLength(22)
})

test('a file that is not as long as it was told to be breaks the archive off', async () => {
  const short = { ...told('a', 'abc'), sizeBytes: 4 }
  const long = { ...told('a', 'abc'), sizeBytes: 2 }
  for (const file of [short, long]) await expect(gathered(zipOfFiles([file], madeAt).bytes)).rejects.toThrow()
})

test('what does not fit into 32 bits is told in 64: sizes, places and the list', () => {
  const film = { name: Buffer.from('film.mp4'), sizeBytes: 5_000_000_000, madeAt, at: 6_000_000_000 }
  const header = localHeader(film)
  expect(header.readUInt32LE(18)).toBe(0xffff_ffff)
  expect(header.readBigUInt64LE(30 + 8 + 4)).toBe(5_000_000_000n)
  const record = centralRecord(film, 0)
  expect(record.readUInt16LE(30)).toBe(28)
  expect(record.readBigUInt64LE(46 + 8 + 4 + 16)).toBe(6_000_000_000n)
  const end = endOfArchive({ count: 1, from: 11_000_000_000, length: record.length })
  expect(end.readUInt32LE(0)).toBe(0x0606_4b50)
  expect(end.readBigUInt64LE(48)).toBe(11_000_000_000n)
  expect(end.readBigUInt64LE(56 + 8)).toBe(11_000_000_000n + BigInt(record.length))
})

import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { type FileInZip, zipOfFiles } from './index.ts'

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
  const files = [told('saltlight-d1-1001.txt', 'the lamp'), told('Zoë.txt', ''), told('c.txt', 'ü')]
  const zip = zipOfFiles(files, madeAt)
  const bytes = await gathered(zip.bytes)
  expect(bytes).toHaveLength(zip.length)
  const found = Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)])
  expect(found).toEqual([
    ['saltlight-d1-1001.txt', 'the lamp'],
    ['Zoë.txt', ''],
    ['c.txt', 'ü'],
  ])
})

test('a file is asked for its bytes when its turn has come, not before', async () => {
  const asked: string[] = []
  const file = (name: string): FileInZip => ({
    ...told(name, 'x'.repeat(10)),
    bytes: () => {
      asked.push(name)
      return [Buffer.from('x'.repeat(10))]
    },
  })
  const reader = zipOfFiles([file('a'), file('b')], madeAt).bytes.getReader()
  await reader.read()
  expect(asked).not.toContain('b')
  await reader.cancel()
})

test('a file that is not as long as it was told to be breaks the archive off', async () => {
  const short = { ...told('a', 'abc'), sizeBytes: 4 }
  const long = { ...told('a', 'abc'), sizeBytes: 2 }
  for (const file of [short, long])
    await expect(gathered(zipOfFiles([file], madeAt).bytes)).rejects.toThrow('not as long')
})

test('of an archive beyond four gigabytes the whole length is told before', () => {
  const film = { ...told('film.mp4', ''), sizeBytes: 5_000_000_000 }
  expect(zipOfFiles([film, film], madeAt).length).toBeGreaterThan(10_000_000_000)
})

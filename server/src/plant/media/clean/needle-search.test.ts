import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { needleSearch } from './needle-search.ts'
import { readAndSearch } from './search-bytes.ts'

// Few different bytes, so that needles overlap, repeat and nearly occur.
const bytes = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(0, 1, 255), { minLength, maxLength }).map((all) => Buffer.from(all))

test('a walk for all needles finds one exactly where a search for each of them does', () => {
  fc.assert(
    fc.property(bytes(0, 60), fc.array(bytes(1, 9), { maxLength: 6 }), (haystack, needles) => {
      const found = needleSearch(needles).in(haystack)
      expect(found !== null).toBe(needles.some((needle) => haystack.includes(needle)))
      if (found !== null) expect(haystack.includes(found)).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

test('a word is found wherever it lies in a file, also across two pieces of the reading, and the digest is the file’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'search-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const word = Buffer.from('+52.5200+013.4050/')
  const piece = 1 << 20
  for (const place of [0, 17, piece - 18, piece - 9, piece - 1, piece, 2 * piece - 3, 2 * piece + 282]) {
    const film = randomBytes(2 * piece + 300)
    word.copy(film, place)
    const path = join(folder, String(place))
    await writeFile(path, film)
    expect(await readAndSearch(path, [Buffer.from('nothing of the kind'), word])).toEqual({
      found: word,
      sha256: createHash('sha256').update(film).digest('hex'),
      sizeBytes: film.length,
    })
    expect((await readAndSearch(path, [Buffer.from('nothing of the kind')])).found).toBeNull()
  }
})

test('a long file is searched by threads, and a word is found also where their parts meet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'search-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const word = Buffer.from('+52.5200+013.4050/')
  const divided = { longBytes: 1, threads: 3 }
  for (const place of [983, 1000, 3000 - word.length]) {
    const film = randomBytes(3000)
    word.copy(film, place)
    const path = join(folder, String(place))
    await writeFile(path, film)
    const sha256 = createHash('sha256').update(film).digest('hex')
    expect(await readAndSearch(path, [word], divided)).toEqual({ found: word, sha256, sizeBytes: 3000 })
  }
  const other = [Buffer.from('another word')]
  expect((await readAndSearch(join(folder, '983'), other, divided)).found).toBeNull()
})

test('a long file that cannot be read is no file without the word', async () => {
  const nowhere = join(tmpdir(), 'no-film.mp4')
  await expect(readAndSearch(nowhere, [Buffer.from('word')], { longBytes: 0, threads: 2 })).rejects.toThrow(
    'ENOENT',
  )
})

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { addToMoov, box, telephoneBoxes, telephoneWords } from '../../../../fixtures/hostile/boxes.ts'
import { checkFilm } from './clean/check-film.ts'
import { privateValues } from './clean/private-values.ts'
import type { Engine } from './engine.ts'
import { makeCleanCopy } from './make-clean-copy.ts'
import { probeMedia } from './probe.ts'
import { enginesHere, inTestDirectory, readFrames, testFilmPlan } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

/** A film as a telephone writes it: where, with what, by whom. */
async function telephoneFilm(engine: Engine, directory: string): Promise<string> {
  const path = join(directory, 'telephone.mp4')
  await engine.run(testFilmPlan(path, { isFastStart: false }))
  const { inMoov, atEnd } = telephoneBoxes()
  await writeFile(path, Buffer.concat([addToMoov(await readFile(path), inMoov), atEnd]))
  return path
}

describe.each([...engines])('the %s engine', (_, engine) => {
  test('copies every frame and none of the words about place, device and people', () =>
    inTestDirectory(async (directory) => {
      const path = await telephoneFilm(engine, directory)
      const copy = await makeCleanCopy(engine, {
        path,
        formats: ['mov'],
        output: ({ extension }) => join(directory, `clean.${extension}`),
      })
      expect(copy).toMatchObject({ manner: 'copied', format: 'mp4', mediaType: 'video/mp4' })
      const bytes = await readFile(copy.path)
      for (const word of Object.values(telephoneWords)) expect(bytes.includes(word)).toBe(false)
      expect(bytes.includes('xmpmeta')).toBe(false)
      const small = { width: 32, height: 18 }
      const formats = ['mov']
      expect(await readFrames(engine, { path: copy.path, formats, directory }, small)).toEqual(
        await readFrames(engine, { path, formats, directory }, small),
      )
    }))

  test('finds each thing that a copy may not hold, and names it', () =>
    inTestDirectory(async (directory) => {
      const plain = join(directory, 'plain.mp4')
      await engine.run(testFilmPlan(plain, { isFastStart: false }))
      const film = await readFile(plain)
      const { inMoov, atEnd } = telephoneBoxes()
      const at = join(directory, 'altered.mp4')
      const check = async (bytes: Buffer, values: readonly string[] = []) => {
        await writeFile(at, bytes)
        return checkFilm(engine, { path: at, formats: ['mov'], streams: 2 }, values)
      }
      expect(await check(film)).toMatchObject({ kind: 'clean' })
      expect(await check(addToMoov(film, inMoov))).toMatchObject({ kind: 'not-clean', because: 'tag-left' })
      expect(await check(Buffer.concat([film, atEnd]))).toEqual({
        kind: 'not-clean',
        because: 'box-left',
        where: '/uuid',
      })
      expect(await check(addToMoov(film, box('gpmd', Buffer.alloc(8))))).toEqual({
        kind: 'not-clean',
        because: 'box-left',
        where: '/moov/gpmd',
      })
      expect(await check(Buffer.concat([film, box('free', Buffer.from('shot at the pier'))]))).toMatchObject({
        where: 'words in /free',
      })
      expect(await check(Buffer.concat([film, box('mdat', Buffer.from('a second film'))]))).toMatchObject({
        where: 'bytes beside the pictures and the sound',
      })
      const dated = Buffer.from(film)
      dated.writeUInt32BE(3_800_000_000, film.indexOf('mvhd') + 8)
      expect(await check(dated)).toMatchObject({ because: 'tag-left' })
      const named = Buffer.from(film)
      named.write('\x0dLantern 13 Pro', film.lastIndexOf('avc1') + 46, 'latin1')
      expect(await check(named)).toMatchObject({ because: 'tag-left' })
      const elsewhere = Buffer.from(film)
      elsewhere.writeUInt32BE(0, film.indexOf('dref') + 20)
      expect(await check(elsewhere)).toMatchObject({ where: 'another file is named' })
      const inPictures = (words: Buffer): Buffer => {
        const spoken = Buffer.from(film)
        words.copy(spoken, film.indexOf('mdat') + 4_000)
        return spoken
      }
      expect(await check(inPictures(Buffer.from('Exif\0\0')))).toMatchObject({ because: 'marker-left' })
      const spelled = Buffer.from('Mara Lindqvist', 'utf16le')
      expect(await check(inPictures(spelled), ['Mara Lindqvist'])).toMatchObject({ because: 'value-left' })
      expect(await check(film.subarray(0, 200))).toMatchObject({ kind: 'not-clean', because: 'unreadable' })
    }))

  test('knows the values of the original by name, so that they can be searched for', () =>
    inTestDirectory(async (directory) => {
      const path = await telephoneFilm(engine, directory)
      const values = privateValues(await engine.probe(path, ['mov']))
      expect(values).toEqual(
        expect.arrayContaining([telephoneWords.place, telephoneWords.model, telephoneWords.owner]),
      )
    }))

  test('makes a film anew whose trimmed beginning is still in the file', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'trimmed.mp4')
      await engine.run(testFilmPlan(path, { isFastStart: false, hasSound: false }))
      const film = await readFile(path)
      // The one entry of the edit list now begins a second and a half into the film, between two key frames.
      const list = film.indexOf('elst') + 4
      const [duration, start] = [film.readUInt32BE(list + 8), film.readInt32BE(list + 12)]
      film.writeUInt32BE(duration / 4, list + 8)
      film.writeInt32BE(start + 1.5 * 15_360, list + 12)
      await writeFile(path, film)
      expect((await probeMedia(engine, path, ['mov'])).picture).toMatchObject({ isPlain: false })
      const copy = await makeCleanCopy(engine, {
        path,
        formats: ['mov'],
        output: ({ extension }) => join(directory, `clean.${extension}`),
      })
      expect(copy).toMatchObject({ manner: 'made-anew', probe: { picture: { frames: 15, isPlain: true } } })
    }))
})

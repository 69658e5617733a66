import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { addToMoov, telephoneBoxes } from '../../../../../fixtures/hostile/boxes.ts'
import { posterPlan } from '../plans/poster.ts'
import { probeMedia } from '../probe.ts'
import { enginesHere, inTestDirectory, testFilmPlan } from '../testing.ts'
import { releaseFilm, releasePicture, releaseWaveform } from './release.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

const film = (path: string) => ({ path, mediaType: 'video/mp4', format: 'mp4', streams: 2 })
const held = { kind: 'output-not-proven' }

describe.each([...engines])('what the %s engine made', (_, engine) => {
  test('goes out once it was read, and stays where it tells of a telephone', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'made.mp4')
      await engine.run(testFilmPlan(path, { seconds: 1, isFastStart: false }))
      const { released, probe } = await releaseFilm(engine, film(path), ['Mara Lindqvist'])
      expect(released).toMatchObject({ kind: 'released', path, mediaType: 'video/mp4' })
      expect(released.sizeBytes).toBe((await readFile(path)).length)
      expect(probe.picture?.frames).toBe(30)
      await expect(releaseFilm(engine, { ...film(path), streams: 1 }, [])).rejects.toMatchObject(held)

      const poster = join(directory, 'poster.jpg')
      const { picture, duration } = await probeMedia(engine, path, ['mov'])
      if (picture === null) throw new Error('the film has lost its picture')
      const about = { picture, durationFlicks: duration }
      await engine.run(posterPlan(about, { input: path, formats: ['mov'], output: poster }))
      expect(await releasePicture({ path: poster, format: 'jpeg' }, [])).toMatchObject({ kind: 'released' })
      await appendFile(poster, 'a second film')
      await expect(releasePicture({ path: poster, format: 'jpeg' }, [])).rejects.toMatchObject(held)

      const { inMoov, atEnd } = telephoneBoxes()
      const clean = await readFile(path)
      for (const told of [addToMoov(clean, inMoov), Buffer.concat([clean, atEnd])]) {
        await writeFile(path, told)
        await expect(releaseFilm(engine, film(path), [])).rejects.toMatchObject(held)
      }
    }))
})

test('a waveform is numbers and not a byte more', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'waveform.json')
    const peaks = { peaks: [0, 40, 100], everyFlicks: 705_600 }
    await writeFile(path, JSON.stringify(peaks))
    expect(await releaseWaveform(path)).toMatchObject({ mediaType: 'application/json' })
    for (const text of [
      JSON.stringify({ ...peaks, by: 'Mara Lindqvist' }),
      JSON.stringify({ ...peaks, peaks: ['Mara Lindqvist'] }),
      `${JSON.stringify(peaks)} `,
      'Mara Lindqvist',
    ]) {
      await writeFile(path, text)
      await expect(releaseWaveform(path)).rejects.toMatchObject(held)
    }
  }))

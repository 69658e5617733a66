import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compareFingerprints, compareStill } from '@stagedoor/core/publish/fingerprint'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { afterAll, describe, expect, test } from 'vitest'
import { nestedMoov } from '../../../../fixtures/hostile/boxes.ts'
import { MediaFailure } from './engine.ts'
import { fingerprintFilm, grayStill } from './fingerprint-film.ts'
import { aacStream, soundForAac } from './plans/sound-chain.ts'
import { fastStart, h264 } from './plans/film-output.ts'
import { enginesHere, inTestDirectory, testFilmPlan, testLimits } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

const demo = (name: string) =>
  fileURLToPath(new URL(`../../../../fixtures/saltlight/media/${name}`, import.meta.url))

describe.each([...engines])('the %s engine', (_, engine) => {
  test('finds a cut again that was cropped, made small, encoded badly and turned down, and no other film', () =>
    inTestDirectory(async (directory) => {
      const path = demo('lamp-goes-out.mp4')
      const found = join(directory, 'found.mp4')
      await engine.run({
        inputs: [{ path, formats: ['mov'] }],
        graph: `[0:v:0]crop=1216:684:0:0,scale=854:480,format=yuv420p[picture];[0:a:0]volume=-9dB,${soundForAac.join(',')}[sound]`,
        outputs: [
          {
            path: found,
            format: 'mp4',
            options: fastStart,
            streams: [h264('picture', { crf: 30, preset: 'veryfast' }), aacStream('sound')],
          },
        ],
        limits: testLimits,
      })
      const cut = await fingerprintFilm(engine, path, { folder: directory })
      expect(cut.duration).toBe(Math.round(11.6 * FLICKS_PER_SECOND))
      const match = compareFingerprints({ cut, found: await fingerprintFilm(engine, found) })
      expect(match).toMatchObject({ kind: 'same', sound: { kind: 'same' } })
      const other = await fingerprintFilm(engine, demo('storm-tank-test.mp4'), { folder: directory })
      expect(compareFingerprints({ cut, found: other }).kind).toBe('different')
      const poster = await grayStill(demo('portrait-mira.jpg'))
      if (poster === null) throw new TypeError('the portrait can be read')
      expect(compareStill(cut, poster).kind).toBe('different')
      expect(await readdir(directory)).toEqual(['found.mp4'])
    }))

  test('refuses what is no film or breaks while it is read, stops when called off, and leaves nothing behind', () =>
    inTestDirectory(async (directory) => {
      const nested = join(directory, 'nested.mp4')
      await writeFile(nested, nestedMoov(1000))
      const list = join(directory, 'list.mp4')
      await writeFile(list, '#EXTM3U\nhttp://127.0.0.1/secret.mp4\n')
      const folder = { folder: directory }
      for (const file of [nested, list, demo('foghorn.m4a'), demo('key-art.jpg')])
        await expect(fingerprintFilm(engine, file, folder)).rejects.toBeInstanceOf(MediaFailure)
      const film = join(directory, 'film.mp4')
      await engine.run(testFilmPlan(film, { seconds: 4, isFastStart: true }))
      const whole = await readFile(film)
      await writeFile(film, whole.subarray(0, Math.floor(whole.length * 0.6)))
      const broken = await fingerprintFilm(engine, film, folder)
      expect(broken.picture?.count).toBeGreaterThan(4)
      const stopped = AbortSignal.abort()
      await expect(
        fingerprintFilm(engine, demo('lamp-goes-out.mp4'), { ...folder, signal: stopped }),
      ).rejects.toMatchObject({ kind: 'cancelled' })
      expect((await readdir(directory)).toSorted()).toEqual(['film.mp4', 'list.mp4', 'nested.mp4'])
    }))
})

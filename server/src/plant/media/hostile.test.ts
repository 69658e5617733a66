import { createServer } from 'node:http'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { endlessBox, nestedMoov } from '../../../../fixtures/hostile/boxes.ts'
import { blackPng } from '../../../../fixtures/hostile/pictures.ts'
import { hostileTexts } from '../../../../fixtures/hostile/playlists.ts'
import { MediaFailure, type Engine } from './engine.ts'
import { makeCleanCopy } from './make-clean-copy.ts'
import { proxyPlan } from './plans/proxy.ts'
import { probeMedia } from './probe.ts'
import { sniffFile } from './sniff-file.ts'
import { makeStill } from './stills/make-still.ts'
import { enginesHere, inTestDirectory, testFilmPlan } from './testing.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

// A film demuxer would be enough; the widest list that the house ever hands over must hold as well.
const everyFormat = [
  'mov',
  'matroska',
  'mpegts',
  'avi',
  'mxf',
  'wav',
  'mp3',
  'aac',
  'flac',
  'aiff',
  'ogg',
  'caf',
]

async function withHostileTexts(
  work: (about: { directory: string; names: string[]; hits: () => number }) => Promise<void>,
): Promise<void> {
  let hits = 0
  const server = createServer((_, answer) => {
    hits++
    answer.end('secret')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    await inTestDirectory(async (directory) => {
      const secret = join(directory, 'secret.mp4')
      await writeFile(secret, 'the canary')
      const texts = hostileTexts({ secret, address: `http://127.0.0.1:${port}/secret.mp4` })
      for (const [name, text] of Object.entries(texts)) await writeFile(join(directory, name), text)
      await work({ directory, names: Object.keys(texts), hits: () => hits })
    })
  } finally {
    server.close()
  }
}

test('texts, play lists and drawings are refused by what they are, whatever they are called', () =>
  withHostileTexts(async ({ directory, names }) => {
    for (const name of names) {
      const sniffed = await sniffFile(join(directory, name))
      expect([name, sniffed.kind]).toEqual([name, 'refused'])
    }
    await writeFile(join(directory, 'empty.mp4'), '')
    expect(await sniffFile(join(directory, 'empty.mp4'))).toEqual({ kind: 'refused', because: 'empty' })
  }))

describe.each([...engines])('the %s engine', (_, engine) => {
  test('opens no play list even when nobody has looked at the file before, and asks no address', () =>
    withHostileTexts(async ({ directory, names, hits }) => {
      // The canary is a film here, so that a play list that reaches it would be answered with pictures.
      await engine.run(testFilmPlan(join(directory, 'secret.mp4'), { seconds: 1 }))
      for (const name of names) {
        const failure = await engine
          .probe(join(directory, name), everyFormat)
          .catch((error: unknown) => error)
        expect([name, (failure as MediaFailure).kind]).toEqual([name, 'not-readable'])
      }
      expect(hits()).toBe(0)
    }))

  test('ends in a named failure on files that nest without end, lie about their length or break off', () =>
    inTestDirectory(async (directory) => {
      const film = join(directory, 'film.mp4')
      await engine.run(testFilmPlan(film, { isFastStart: false }))
      const whole = await readFile(film)
      const files = {
        'nested.mp4': nestedMoov(1000),
        'endless.mp4': endlessBox(),
        'headless.mp4': whole.subarray(0, Math.floor(whole.length * 0.7)),
      }
      for (const [name, bytes] of Object.entries(files)) {
        await writeFile(join(directory, name), bytes)
        await expect(probeMedia(engine, join(directory, name), ['mov'])).rejects.toBeInstanceOf(MediaFailure)
      }
    }))

  test('takes from a film that breaks off what is there, and proves that the copy can be read', () =>
    brokenOff(engine))
})

async function brokenOff(engine: Engine): Promise<void> {
  await inTestDirectory(async (directory) => {
    const film = join(directory, 'film.mp4')
    await engine.run(testFilmPlan(film, { seconds: 4 }))
    const whole = await readFile(film)
    await writeFile(film, whole.subarray(0, Math.floor(whole.length * 0.6)))
    const probe = await probeMedia(engine, film, ['mov'])
    const output = join(directory, 'proxy.mp4')
    await engine.run(proxyPlan(probe, { input: film, formats: ['mov'], output }))
    const proxy = await probeMedia(engine, output, ['mov'])
    expect(proxy.picture?.frames ?? 0).toBeGreaterThan(10)
    const copy = await makeCleanCopy(engine, {
      path: film,
      formats: ['mov'],
      output: ({ extension }) => join(directory, `clean.${extension}`),
    })
    expect(copy.probe.picture?.frames ?? 0).toBeGreaterThan(10)
  })
}

test('a picture of a hundred megapixels is refused by its header, and nothing is written', () =>
  inTestDirectory(async (directory) => {
    const path = join(directory, 'wall.png')
    await writeFile(path, blackPng(10_000, 10_000))
    const made = await makeStill({
      path,
      posterSide: 640,
      output: (role, format) => join(directory, `${role}.${format}`),
    })
    expect(made).toEqual({ kind: 'refused', because: 'too-many-pixels', width: 10_000, height: 10_000 })
    expect(await readdir(directory)).toEqual(['wall.png'])
  }))

test('a drawing that names other files is never decoded as a still', () =>
  withHostileTexts(async ({ directory }) => {
    const made = await makeStill({
      path: join(directory, 'drawing.png'),
      posterSide: 640,
      output: (role, format) => join(directory, `${role}.${format}`),
    })
    expect(made).toMatchObject({ kind: 'refused', because: 'damaged' })
  }))

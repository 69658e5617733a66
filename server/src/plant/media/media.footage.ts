import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { MediaFailure, type Engine } from './engine.ts'
import { makeCleanCopy } from './make-clean-copy.ts'
import { filmstripPlan } from './plans/filmstrip.ts'
import { posterPlan } from './plans/poster.ts'
import { proxyPlan } from './plans/proxy.ts'
import { measureSoundPlan, readPeaks } from './plans/waveform.ts'
import { probeMedia } from './probe.ts'
import { sniffFile } from './sniff-file.ts'
import { makeStill } from './stills/make-still.ts'
import { stillValues } from './stills/still-values.ts'
import { enginesHere, inTestDirectory } from './testing.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with real footage; `npm run test:footage` provides it. */
    footage: string
  }
}

const footage = inject('footage')
const paths = (await readdir(footage, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const sniffed = await Promise.all(paths.map(async (path) => ({ path, is: await sniffFile(path) })))
const media = sniffed.flatMap(({ path, is }) =>
  is.kind === 'media' ? [{ name: basename(path), path, format: is.format }] : [],
)
const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

test('there is footage to try', () => expect(media.length).toBeGreaterThan(0))

describe.each([...engines])('the %s engine', (_, engine) => {
  test.each(media.filter(({ format }) => format.kind !== 'still'))(
    'takes in $name or refuses it by name',
    ({ path, format }) =>
      inTestDirectory(async (directory) => {
        const ended = await takeIn(engine, { path, formats: [format.demuxer] }, directory).catch(
          (error: unknown) => error,
        )
        if (ended instanceof MediaFailure) expect(ended.kind).toBe('not-readable')
        else expect(ended).toBe('taken')
      }),
  )
})

test.each(media.filter(({ format }) => format.kind === 'still'))(
  'writes $name anew without its words',
  ({ path }) =>
    inTestDirectory(async (directory) => {
      const values = await stillValues(path)
      const made = await makeStill({
        path,
        posterSide: 640,
        output: (role, format) => join(directory, `${role}.${format}`),
      })
      if (made.kind === 'refused') throw new Error(JSON.stringify(made))
      const bytes = await readFile(made.clean.released.path)
      expect(values.filter((value) => bytes.includes(value))).toEqual([])
    }),
)

async function takeIn(
  engine: Engine,
  file: { path: string; formats: string[] },
  directory: string,
): Promise<'taken'> {
  const probe = await probeMedia(engine, file.path, file.formats)
  const files = (name: string) => ({ input: file.path, formats: file.formats, output: join(directory, name) })
  const copy = await makeCleanCopy(engine, {
    ...file,
    output: ({ extension }) => join(directory, `clean.${extension}`),
  })
  expect(extname(copy.path)).toBe(`.${copy.extension}`)
  const { outputs } = await engine.run(proxyPlan(probe, files('proxy.mp4')))
  // A proxy lasts as long as its film, to within a frame of the slowest usual rate.
  const proxyDuration = outputs[0]?.probe?.packets?.duration ?? 0
  expect(Math.abs(proxyDuration - probe.duration)).toBeLessThan(705_600_000 / 8)
  if (probe.picture !== null) {
    await engine.run(
      posterPlan({ picture: probe.picture, durationFlicks: probe.duration }, files('poster.jpg')),
    )
    await engine.run(
      filmstripPlan({ picture: probe.picture, duration: probe.duration }, files('strip.jpg')).plan,
    )
  }
  if (probe.sound !== null) {
    const { output, ...from } = files('samples')
    const heard = { tracks: [probe.sound], duration: probe.duration }
    await engine.run(measureSoundPlan(heard, { ...from, outputs: [output] }))
    const { peaks } = await readPeaks(join(directory, 'samples'), {
      track: probe.sound,
      duration: probe.duration,
    })
    expect(Math.max(...peaks)).toBeGreaterThan(0)
  }
  return 'taken'
}

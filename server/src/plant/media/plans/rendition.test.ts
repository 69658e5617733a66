import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureBits } from '@stagedoor/core/cut'
import { afterAll, expect, test } from 'vitest'
import { checkFilm } from '../clean/check-film.ts'
import { probeMedia } from '../probe.ts'
import { enginesHere, inTestDirectory, testFilmPlan, testLimits } from '../testing.ts'
import { fastStart, h264 } from './film-output.ts'
import { renditionPlan } from './rendition.ts'

const engines = [...(await enginesHere())]
afterAll(() => Promise.all(engines.map(([, engine]) => engine.close())))

const copyOf =
  (engine: (typeof engines)[number][1], input: string, mostBytes: number) => async (output: string) => {
    const probe = await probeMedia(engine, input, ['mov'])
    const hasSound = probe.sound !== null
    const order = {
      size: { width: 320, height: 180 },
      rate: null,
      pictureBits: pictureBits({ mostBytes, durationFlicks: probe.duration, hasSound }),
    }
    await engine.run(renditionPlan(probe, order, { input, formats: ['mov'], output }))
    return { probe, copy: await probeMedia(engine, output, ['mov']), sizeBytes: (await stat(output)).size }
  }

test.each(engines)(
  '%s keeps a film within its bytes, frame for frame, and writes no word of its own into it',
  (_, engine) =>
    inTestDirectory(async (folder) => {
      const input = join(folder, 'film.mp4')
      await engine.run(testFilmPlan(input, { seconds: 4 }))
      const mostBytes = Math.floor((await stat(input)).size / 2)
      const path = join(folder, 'copy.mp4')
      const { probe, copy, sizeBytes } = await copyOf(engine, input, mostBytes)(path)
      expect(sizeBytes).toBeLessThanOrEqual(mostBytes)
      expect(copy.picture?.frames).toBe(probe.picture?.frames)
      expect(copy.sound?.codec).toBe('aac')
      expect(await checkFilm(engine, { path, formats: ['mov'], streams: 2 }, [])).toMatchObject({
        kind: 'clean',
      })
    }),
)

test.each(engines)('%s keeps even noise within its bytes', (_, engine) =>
  inTestDirectory(async (folder) => {
    const input = join(folder, 'noise.mp4')
    await engine.run({
      inputs: [],
      graph: 'testsrc2=size=320x180:rate=30:duration=4,noise=alls=100:allf=t,format=yuv420p[picture]',
      outputs: [
        {
          path: input,
          format: 'mp4',
          options: fastStart,
          streams: [h264('picture', { crf: 18, preset: 'ultrafast' })],
        },
      ],
      limits: testLimits,
    })
    const mostBytes = Math.floor((await stat(input)).size / 10)
    const { sizeBytes } = await copyOf(engine, input, mostBytes)(join(folder, 'copy.mp4'))
    expect(sizeBytes).toBeLessThanOrEqual(mostBytes)
  }),
)

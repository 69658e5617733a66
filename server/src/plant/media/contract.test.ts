import { captionScript } from '@stagedoor/core/cut'
import { CAPTION_FAMILY } from './fonts.ts'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FLICKS_PER_SECOND, flicks, timeRange } from '@stagedoor/core/time'
import { stillBox, type BoxTrack } from '@stagedoor/core/timeline'
import { afterAll, describe, expect, test } from 'vitest'
import { turnedClockwise } from '../../../../fixtures/hostile/boxes.ts'
import { MediaFailure } from './engine.ts'
import { cutPlan } from './plans/cut.ts'
import { filmstripPlan } from './plans/filmstrip.ts'
import { posterPlan } from './plans/poster.ts'
import { proxyPlan } from './plans/proxy.ts'
import { measureSoundPlan, readPeaks } from './plans/waveform.ts'
import { probeMedia } from './probe.ts'
import {
  brightnessOf,
  enginesHere,
  hardestEdge,
  inTestDirectory,
  readFrames,
  readSamples,
  testFilmPlan,
  testLimits,
} from './testing.ts'

const engines = await enginesHere()
console.log(
  `media contract runs on: ${[...engines.values()].map(({ caps }) => `${caps.engine} ${caps.version}`).join(', ')}`,
)
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

const at = (seconds: number) => flicks(Math.round(seconds * FLICKS_PER_SECOND))
const range = (from: number, to: number) => timeRange(at(from), at(to))
const small = { width: 160, height: 90 }

describe.each([...engines])('the %s engine', (_, engine) => {
  test('makes a film of exactly the frames asked for, playable from its first bytes', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'film.mp4')
      const { outputs } = await engine.run(testFilmPlan(path, { seconds: 2, rate: '30000/1001' }))
      const probe = await probeMedia(engine, path, ['mov'])
      expect(outputs[0]?.probe?.packets?.count).toBe(60)
      expect(probe).toMatchObject({
        container: 'mov',
        duration: at((60 * 1001) / 30000),
        picture: {
          codec: 'h264',
          width: 320,
          height: 180,
          turn: 0,
          rate: { num: 30000, den: 1001 },
          frames: 60,
          keyFrames: 2,
        },
        sound: { codec: 'aac', sampleRate: 48000, channels: 2 },
        others: [],
      })
      const bytes = await readFile(path)
      expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
    }))

  test('leaves no file and no folder behind when a plan fails, and names the option that it does not know', () =>
    inTestDirectory(async (directory) => {
      const plan = testFilmPlan(join(directory, 'film.mp4'))
      const [output] = plan.outputs
      const [picture] = output?.streams ?? []
      if (picture?.kind !== 'encoded' || !picture.options)
        throw new TypeError('the test film has an encoded picture')
      picture.options['crff'] = '20'
      const failure = await engine.run(plan).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(MediaFailure)
      expect(`${String(failure)} ${(failure as MediaFailure).log}`).toContain('crff')
      expect(await readdir(directory)).toEqual([])
    }))

  test('stops at the limits of frames, bytes and time and says which it was', () =>
    inTestDirectory(async (directory) => {
      const endless = testFilmPlan(join(directory, 'film.mp4'), { seconds: 3600, size: '640x360' })
      const limited = (limits: object) =>
        engine.run({ ...endless, limits: { ...testLimits, wallMs: 90_000, ...limits } })
      await expect(limited({ frames: 100 })).rejects.toMatchObject({ kind: 'too-many-frames' })
      await expect(limited({ outBytes: 200_000 })).rejects.toMatchObject({ kind: 'output-too-large' })
      await expect(limited({ wallMs: 1_500 })).rejects.toMatchObject({ kind: 'wall-clock-spent' })
      expect(await readdir(directory)).toEqual([])
    }))

  test('tells how far it is and stops when called off', () =>
    inTestDirectory(async (directory) => {
      const controller = new AbortController()
      const seen: number[] = []
      const onProgress = ({ frames }: { frames: number }): void => {
        seen.push(frames)
        if (seen.length > 2) controller.abort()
      }
      const plan = testFilmPlan(join(directory, 'film.mp4'), { seconds: 3600, size: '640x360' })
      await expect(engine.run(plan, { onProgress, signal: controller.signal })).rejects.toMatchObject({
        kind: 'cancelled',
      })
      expect(seen).toEqual(seen.toSorted((a, b) => a - b))
      expect(await readdir(directory)).toEqual([])
    }))

  test('makes a proxy that stands upright, in even sides, at no more than thirty frames a second', () =>
    inTestDirectory(async (directory) => {
      const lying = join(directory, 'lying.mp4')
      await engine.run(testFilmPlan(lying, { size: '1920x1080', rate: '60', seconds: 1, isFastStart: false }))
      await writeFile(lying, turnedClockwise(await readFile(lying)))
      const probe = await probeMedia(engine, lying, ['mov'])
      expect(probe.picture?.turn).toBe(90)
      const output = join(directory, 'proxy.mp4')
      await engine.run(proxyPlan(probe, { input: lying, formats: ['mov'], output }))
      const proxy = await probeMedia(engine, output, ['mov'])
      expect(proxy.picture).toMatchObject({
        width: 720,
        height: 1280,
        turn: 0,
        rate: { num: 30, den: 1 },
        frames: 30,
        pixelFormat: 'yuv420p',
      })
      expect(proxy.sound).toMatchObject({ codec: 'aac', sampleRate: 48000 })
    }))

  test('makes poster, filmstrip and waveform of a film', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'film.mp4')
      await engine.run(testFilmPlan(path, { seconds: 3 }))
      const { picture, sound, duration } = await probeMedia(engine, path, ['mov'])
      if (picture === null || sound === null) throw new TypeError('the test film has both')
      const files = (name: string) => ({ input: path, formats: ['mov'], output: join(directory, name) })
      await engine.run(posterPlan({ picture, durationFlicks: duration }, files('poster.jpg')))
      const poster = await readFile(join(directory, 'poster.jpg'))
      expect([poster.subarray(0, 2).toString('hex'), poster.subarray(-2).toString('hex')]).toEqual([
        'ffd8',
        'ffd9',
      ])
      const strip = filmstripPlan({ picture, duration }, files('strip.jpg'))
      await engine.run(strip.plan)
      expect(strip.description).toEqual({
        tiles: 3,
        columns: 3,
        rows: 1,
        tileWidth: 160,
        tileHeight: 90,
        everyFlicks: at(1),
      })
      const { output: samples, ...from } = files('samples')
      await engine.run(measureSoundPlan({ tracks: [sound], duration }, { ...from, outputs: [samples] }))
      const waveform = await readPeaks(join(directory, 'samples'), { track: sound, duration })
      expect(waveform.peaks).toHaveLength(40)
      expect(waveform.peaks.slice(1, -1).every((peak) => peak > 8 && peak < 16)).toBe(true)
    }))

  test('hides what a cut must hide for exactly as long as it must, silences what is muted and burns captions in', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'film.mp4')
      await engine.run(testFilmPlan(path, { seconds: 4 }))
      const probe = await probeMedia(engine, path, ['mov'])
      const asset = { path, formats: ['mov'], probe, crop: null }
      const cover: BoxTrack = stillBox({ x: 0.5, y: 0, width: 0.25, height: 0.25 })
      const blur: BoxTrack = [
        { at: at(1), box: { x: 0, y: 0.5, width: 0.25, height: 0.5 } },
        { at: at(2), box: { x: 0.75, y: 0.5, width: 0.25, height: 0.5 } },
      ]
      const output = join(directory, 'cut.mp4')
      const plan = cutPlan({
        clips: [
          {
            ...asset,
            source: range(0.5, 2.5),
            hidden: [
              { kind: 'cover', range: range(1, 1.5), boxes: cover },
              { kind: 'blur', range: range(1, 2), boxes: blur },
            ],
            muted: [range(1, 1.5)],
          },
          { ...asset, source: range(3, 3.5), hidden: [], muted: [] },
        ],
        size: { width: 320, height: 180 },
        rate: { num: 30, den: 1 },
        captions: captionScript([{ ...range(2, 2.5), text: 'NIGHT SHOOT, QUIET PLEASE' }], {
          font: CAPTION_FAMILY,
          shape: '16:9',
          size: { width: 320, height: 180 },
        }),
        loudness: null,
        output,
      })
      await engine.run(plan)
      const reading = { path: output, formats: ['mov'], directory }
      const frames = await readFrames(engine, reading, small)
      expect(frames).toHaveLength(75)
      const coverRegion = { x: 82, y: 2, width: 36, height: 18 }
      const covered = frames.map((frame) => brightnessOf(frame, small.width, coverRegion) < 12)
      // Cut time 0.5 to 1.0; the frame before is still shown when the range begins.
      expect([covered.indexOf(true), covered.lastIndexOf(true)]).toEqual([15, 29])
      const start = { x: 2, y: 48, width: 36, height: 40 }
      const end = { x: 122, y: 48, width: 30, height: 40 }
      const edges = (frame: number, region: typeof start) =>
        hardestEdge(frames[frame] ?? Buffer.alloc(0), small.width, region)
      expect(
        [edges(13, start), edges(13, end), edges(46, start), edges(46, end)].every((edge) => edge > 120),
      ).toBe(true)
      expect([edges(15, start), edges(44, end)].every((edge) => edge < 45)).toBe(true)
      const words = { x: 40, y: 72, width: 80, height: 14 }
      const bright = (frame: number) => brightnessOf(frames[frame] ?? Buffer.alloc(0), small.width, words)
      expect(Math.abs(bright(64) - bright(59))).toBeGreaterThan(Math.abs(bright(59) - bright(54)) + 3)
      const samples = await readSamples(engine, reading)
      const loudest = (from: number, to: number) =>
        samples
          .subarray(from * 48_000, to * 48_000)
          .reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      expect(loudest(0.51, 0.99)).toBeLessThan(0.002)
      expect(loudest(0.1, 0.49)).toBeGreaterThan(0.08)
      expect(loudest(1.01, 2)).toBeGreaterThan(0.08)
    }))

  test('shows of a cropped clip nothing from outside its window, as the window moves', () =>
    inTestDirectory(async (directory) => {
      const path = join(directory, 'film.mp4')
      // Left half black, right half white: the window stays just left of the border, which it follows.
      const graph =
        'color=c=black:s=320x180:r=30:d=2[l];color=c=white:s=320x180:r=30:d=2[r];[l][r]overlay=x=100+40*t,format=yuv420p[picture]'
      const plan = testFilmPlan(path, { hasSound: false })
      await engine.run({ ...plan, graph })
      const probe = await probeMedia(engine, path, ['mov'])
      const window = (seconds: number) => ({
        at: at(seconds),
        box: { x: (100 + 40 * seconds - 90) / 320, y: 0, width: 80 / 320, height: 1 },
      })
      const output = join(directory, 'cut.mp4')
      const clip = {
        path,
        formats: ['mov'],
        probe,
        source: range(0, 2),
        crop: [window(0), window(2)] as const,
        hidden: [],
        muted: [],
      }
      await engine.run(
        cutPlan({
          clips: [clip],
          size: { width: 180, height: 320 },
          rate: { num: 30, den: 1 },
          captions: null,
          loudness: -14,
          output,
        }),
      )
      const frames = await readFrames(
        engine,
        { path: output, formats: ['mov'], directory },
        { width: 90, height: 160 },
      )
      expect(frames).toHaveLength(60)
      const whole = { x: 0, y: 0, width: 90, height: 160 }
      expect(Math.max(...frames.map((frame) => brightnessOf(frame, 90, whole)))).toBeLessThan(2)
    }))
})

// One engine alone has nothing to agree with; the peers' command demands both.
if (engines.size === 2) {
  test('both engines make the same picture of the same plan, frame for frame', () =>
    inTestDirectory(async (directory) => {
      const source = join(directory, 'source.mp4')
      const [first] = engines.values()
      await first?.run(testFilmPlan(source, { seconds: 2 }))
      const films = []
      for (const [name, engine] of engines) {
        const output = join(directory, `${name}.mp4`)
        const probe = await probeMedia(engine, source, ['mov'])
        const clip = {
          path: source,
          formats: ['mov'],
          probe,
          source: range(0.4, 1.6),
          crop: stillBox({ x: 0.2, y: 0, width: 0.4, height: 1 }),
          hidden: [],
          muted: [],
        }
        await engine.run(
          cutPlan({
            clips: [clip],
            size: { width: 180, height: 320 },
            rate: { num: 25, den: 1 },
            captions: null,
            loudness: null,
            output,
          }),
        )
        films.push(
          await readFrames(engine, { path: output, formats: ['mov'], directory }, { width: 90, height: 160 }),
        )
      }
      expect(films[0]).toHaveLength(30)
      expect(films[1]).toEqual(films[0])
    }))
}

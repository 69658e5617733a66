import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FLICKS_PER_SECOND, flicks, timeRange } from '@stagedoor/core/time'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { explainedByDolbyVision } from '../../../../fixtures/hostile/boxes.ts'
import type { Engine } from './engine.ts'
import { makeCleanCopy } from './make-clean-copy.ts'
import type { Plan } from './plan.ts'
import { cutPlan } from './plans/cut.ts'
import { BRIGHTEST, DIFFUSE_WHITE, hasReadableColours, KNEE } from './plans/ordinary-colour.ts'
import { posterPlan } from './plans/poster.ts'
import { proxyPlan } from './plans/proxy.ts'
import { describeProbe, probeMedia, type PictureTrack } from './probe.ts'
import { enginesHere, inTestDirectory, testLimits } from './testing.ts'
import {
  decode,
  encode,
  inPrimaries,
  lightOfCamera,
  lightOfHlg,
  lightOfPq,
  onOrdinaryScreen,
  signalOfCamera,
  type Coding,
  type Primaries,
  type Triple,
} from './testing-colour.ts'

const engines = await enginesHere()
afterAll(() => Promise.all([...engines.values()].map((engine) => engine.close())))

/** Signals: a grey card, diffuse white, a light brighter than white, skin, a strong green. */
const signals = (grey: number, diffuse: number, bright: number): Triple[] => [
  [grey, grey, grey],
  [diffuse, diffuse, diffuse],
  [bright, bright, bright],
  [diffuse * 0.85, diffuse * 0.72, diffuse * 0.65],
  [grey, diffuse * 0.9, grey],
]
const patches = 5
const side = 64
const size = { width: patches * side, height: 180 }

type Film = {
  coding: Coding
  tags: Record<string, string>
  signals: Triple[]
  /** What Rec. 709 shows of R'G'B'. */
  shown: (signal: Triple) => Triple
  /** How far of 255 a patch may lie from that. */
  tolerance: number
}
const each = (values: Triple, change: (value: number) => number): Triple => {
  const [a, b, c] = values
  return [change(a), change(b), change(c)]
}
const screen = { diffuseWhite: DIFFUSE_WHITE, brightest: BRIGHTEST, knee: KNEE }
const wide = (transfer: string) => ({
  color_primaries: 'bt2020',
  color_trc: transfer,
  colorspace: 'bt2020nc',
  color_range: 'tv',
})
const fromPrimaries =
  (from: Primaries) =>
  (signal: Triple): Triple =>
    each(inPrimaries(each(signal, lightOfCamera), from, 'bt709'), (light) =>
      Math.min(1, signalOfCamera(Math.max(0, light))),
    )

const films: Record<string, Film> = {
  'HLG in 10 bits': {
    coding: { matrix: 'bt2020', bits: 10 },
    tags: wide('arib-std-b67'),
    signals: signals(0.38, 0.75, 0.9),
    shown: (signal) => onOrdinaryScreen(lightOfHlg(signal), screen),
    // The filter raises each colour by itself to 1.2, not the brightness of all three: strong colours gain some strength.
    tolerance: 18,
  },
  'PQ in 10 bits': {
    coding: { matrix: 'bt2020', bits: 10 },
    tags: wide('smpte2084'),
    signals: signals(0.38, 0.58, 0.7),
    shown: (signal) => onOrdinaryScreen(each(signal, lightOfPq), screen),
    tolerance: 4,
  },
  'wide colours without a high range': {
    coding: { matrix: 'bt2020', bits: 10 },
    tags: wide('bt2020-10'),
    signals: signals(0.41, 0.8, 1),
    shown: fromPrimaries('bt2020'),
    tolerance: 4,
  },
  'the colours of older television in full range': {
    coding: { matrix: 'bt601', bits: 8, isFull: true },
    tags: { color_primaries: 'bt470bg', color_trc: 'smpte170m', colorspace: 'bt470bg', color_range: 'pc' },
    signals: signals(0.41, 0.8, 1),
    shown: fromPrimaries('bt470bg'),
    tolerance: 4,
  },
  'a small film that names no colours': {
    coding: { matrix: 'bt601', bits: 8 },
    tags: {},
    signals: signals(0.41, 0.8, 1),
    shown: fromPrimaries('smpte170m'),
    tolerance: 4,
  },
}
const names = Object.keys(films)
const pathOf = (directory: string, name: string): string => join(directory, `${names.indexOf(name)}.mp4`)
const codesOf = ({ coding, signals: all }: Film): Triple[] => all.map((signal) => encode(signal, coding))
/** Red, green and blue from 0 to 255 that a screen makes of Rec. 709 codes: it shows nothing below black or above white. */
const onScreen = (codes: Triple): Triple =>
  each(decode(codes, { matrix: 'bt709', bits: 8 }), (value) => 255 * Math.min(1, Math.max(0, value)))
const shownOf = (film: Film): Triple[] =>
  codesOf(film).map((codes) => each(film.shown(decode(codes, film.coding)), (value) => value * 255))

async function makeFilms(engine: Engine, directory: string): Promise<void> {
  const graph = Object.values(films).map((film, at) => {
    const format = film.coding.bits === 10 ? 'yuv420p10le' : film.coding.isFull ? 'yuvj420p' : 'yuv420p'
    const parts = codesOf(film).map(
      ([y, u, v], patch) =>
        `color=s=${side}x${size.height}:r=30:d=0.5,format=${format},lutyuv=y=${y}:u=${u}:v=${v}[p${at}x${patch}]`,
    )
    const row = parts.map((_, patch) => `[p${at}x${patch}]`).join('')
    return `${parts.join(';')};${row}hstack=inputs=${patches}[f${at}]`
  })
  await engine.run({
    inputs: [],
    graph: graph.join(';'),
    outputs: Object.entries(films).map(([name, { tags }], at) => ({
      path: pathOf(directory, name),
      format: 'mp4',
      options: { fflags: '+bitexact' },
      streams: [
        {
          kind: 'encoded',
          from: `f${at}`,
          codec: 'libx264',
          options: { preset: 'ultrafast', crf: '1', flags: '+bitexact', ...tags },
        },
      ],
    })),
    limits: testLimits,
  })
}

/** Codes in the middle of each patch of the films' eighth frames, as they are stored. */
async function patchesOf(engine: Engine, paths: readonly string[]): Promise<Triple[][]> {
  await engine.run({
    inputs: paths.map((path) => ({ path, formats: ['mov'] })),
    graph: paths
      .map((_, at) => `[${at}:v:0]trim=start_frame=7:end_frame=8,format=yuv444p[frame${at}]`)
      .join(';'),
    outputs: paths.map((path, at) => ({
      path: `${path}.raw`,
      format: 'rawvideo',
      streams: [{ kind: 'encoded', from: `frame${at}`, codec: 'rawvideo' }],
    })),
    limits: testLimits,
  })
  const frames = await Promise.all(paths.map((path) => readFile(`${path}.raw`)))
  const plane = size.width * size.height
  return frames.map((bytes) => middles((at) => [0, 1, 2].map((part) => bytes[part * plane + at] ?? 0)))
}

function middles(read: (at: number) => number[]): Triple[] {
  return Array.from({ length: patches }, (_, patch) => {
    const [a = 0, b = 0, c = 0] = read((size.height / 2) * size.width + patch * side + side / 2)
    return [a, b, c]
  })
}

function furthest(found: readonly Triple[], wanted: readonly Triple[]): number {
  const apart = found.flatMap((one, at) =>
    one.map((value, part) => Math.abs(value - (wanted[at]?.[part] ?? -99))),
  )
  return Math.max(...apart)
}

const ordinary = { range: 'tv', primaries: 'bt709', transfer: 'bt709', matrix: 'bt709' }
let directory = ''
let removed = (): void => undefined
beforeAll(async () => {
  const [engine] = engines.values()
  if (engine === undefined) throw new TypeError('one engine always works')
  await new Promise<void>((ready, failed) => {
    inTestDirectory(async (made) => {
      directory = made
      await makeFilms(engine, made)
      ready()
      await new Promise<void>((resolve) => (removed = resolve))
    }).catch(failed)
  })
})
afterAll(() => removed())

/** The picture of the one film that a plan makes. */
async function made(engine: Engine, plan: Plan): Promise<PictureTrack | null | undefined> {
  const [output] = (await engine.run(plan)).outputs
  return output?.probe && describeProbe(output.probe).picture
}

function film(name: string): Film {
  const found = films[name]
  if (found === undefined) throw new TypeError(`no film is called ${name}`)
  return found
}

describe.each([...engines])('on the %s engine', (engineName, engine) => {
  test('light copies have the colours of Rec. 709 and say so, whatever the film has', async () => {
    const copies = names.map((name) => `${pathOf(directory, name)}.${engineName}.mp4`)
    for (const [at, output] of copies.entries()) {
      const input = pathOf(directory, names[at] ?? '')
      const plan = proxyPlan(await probeMedia(engine, input, ['mov']), { input, formats: ['mov'], output })
      expect((await made(engine, plan))?.colour).toEqual(ordinary)
    }
    const found = await patchesOf(engine, copies)
    for (const [at, name] of names.entries()) {
      const apart = furthest((found[at] ?? []).map(onScreen), shownOf(film(name)))
      expect(apart, name).toBeLessThanOrEqual(film(name).tolerance)
    }
  })

  test('a poster and a cut of HDR show what its light copy shows', async () => {
    const input = pathOf(directory, 'HLG in 10 bits')
    const { tolerance } = film('HLG in 10 bits')
    const wanted = shownOf(film('HLG in 10 bits'))
    const probe = await probeMedia(engine, input, ['mov'])
    if (probe.picture === null) throw new TypeError('the film has a picture')
    const files = { input, formats: ['mov'], output: `${input}.${engineName}.jpg` }
    await engine.run(posterPlan({ picture: probe.picture, durationFlicks: probe.duration }, files))
    const { data, info } = await sharp(files.output).raw().toBuffer({ resolveWithObject: true })
    const seen = middles((at) => [0, 1, 2].map((part) => data[at * info.channels + part] ?? 0))
    expect(furthest(seen, wanted)).toBeLessThanOrEqual(tolerance)
    const output = `${input}.${engineName}.cut.mp4`
    const source = timeRange(flicks(0), flicks(FLICKS_PER_SECOND / 2))
    const clip = { path: input, formats: ['mov'], probe, source, crop: null, hidden: [], muted: [] }
    const plan = cutPlan({
      clips: [clip, { ...clip, probe: { ...probe, picture: null } }],
      size,
      rate: { num: 30, den: 1 },
      captions: null,
      loudness: null,
      output,
    })
    expect((await made(engine, plan))?.colour).toEqual(ordinary)
    const [cut = []] = await patchesOf(engine, [output])
    expect(furthest(cut.map(onScreen), wanted)).toBeLessThanOrEqual(tolerance)
  })

  test('reads from the file that its colours are Dolby Vision, and whether others can read them', async () => {
    const read = async (profile: number, compatibility: number) => {
      const path = join(directory, `${engineName}-${profile}.mp4`)
      const plain = await readFile(pathOf(directory, 'PQ in 10 bits'))
      await writeFile(path, explainedByDolbyVision(plain, { profile, compatibility }))
      const { picture } = await probeMedia(engine, path, ['mov'])
      return picture && { ...picture.dolbyVision, isReadable: hasReadableColours(picture) }
    }
    expect(await read(5, 0)).toEqual({ profile: 5, compatibility: 0, isReadable: false })
    expect(await read(8, 4)).toEqual({ profile: 8, compatibility: 4, isReadable: true })
  })
})

async function cleanCopyOf(name: string, dolbyVision: { profile: number; compatibility: number }) {
  const [engine] = engines.values()
  if (engine === undefined) throw new TypeError('one engine always works')
  const path = join(directory, `profile-${dolbyVision.profile}.mp4`)
  const clean = `${path}.clean.mp4`
  await writeFile(path, explainedByDolbyVision(await readFile(pathOf(directory, name)), dolbyVision))
  const copy = await makeCleanCopy(engine, { path, formats: ['mov'], output: () => clean })
  const [codes = []] = await patchesOf(engine, [clean])
  return { copy, codes }
}

test('a film whose colours only their maker can read is shown in grey, and its copy has no others', async () => {
  const { copy, codes } = await cleanCopyOf('PQ in 10 bits', { profile: 5, compatibility: 0 })
  expect(copy).toMatchObject({ manner: 'made-anew', probe: { picture: { codec: 'h264', colour: ordinary } } })
  expect(codes.every(([, cb, cr]) => Math.abs(cb - 128) <= 1 && Math.abs(cr - 128) <= 1)).toBe(true)
  const neutral = shownOf(film('PQ in 10 bits')).slice(0, 3)
  expect(furthest(codes.slice(0, 3).map(onScreen), neutral)).toBeLessThanOrEqual(3)
})

test('Dolby Vision with a base that others can read keeps its colours', async () => {
  const { copy } = await cleanCopyOf('HLG in 10 bits', { profile: 8, compatibility: 4 })
  const colour = { transfer: 'arib-std-b67', primaries: 'bt2020' }
  expect(copy).toMatchObject({ manner: 'copied', probe: { picture: { colour } } })
})

test('diffuse white of HDR is white and its grey card is the grey card', () => {
  const [grey, diffuse] = [26, 203].map((light) => onOrdinaryScreen([light, light, light], screen)[0])
  expect(diffuse).toBeGreaterThan(0.88)
  expect(grey).toBeCloseTo(0.42, 1)
})

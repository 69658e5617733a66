import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseEngine } from './choose-engine.ts'
import { MediaFailure, type Engine, type EngineName } from './engine.ts'
import type { Limits, Plan } from './plan.ts'
import { smallLimits } from './plans/film-output.ts'
import { fastStart, h264 } from './plans/film-output.ts'
import { aacStream, soundForAac } from './plans/sound-chain.ts'

const WHERE = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin'

/** The engine that a house would choose on this machine. */
export const engineHere = (): Promise<Engine> =>
  chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath: WHERE })

/** Engines that work on this machine: npm's always, an installed ffmpeg where there is an able one. */
export async function enginesHere(): Promise<ReadonlyMap<EngineName, Engine>> {
  const engines = new Map<EngineName, Engine>()
  for (const engine of ['node-av', 'command-line'] as const) {
    const opened = await chooseEngine({ engine, ffmpegPath: null, searchPath: WHERE }).catch(
      (error: unknown) => {
        if (engine === 'command-line' && error instanceof MediaFailure) return null
        throw error
      },
    )
    if (opened !== null) engines.set(engine, opened)
  }
  return engines
}

export async function inTestDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'media-test-'))
  try {
    return await work(directory)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

export const testLimits: Limits = { ...smallLimits, memoryMB: 4_000 }

export type TestFilm = {
  seconds?: number
  size?: string
  rate?: string
  hasSound?: boolean
  isFastStart?: boolean
}

/** A drawn film with a running counter and a tone, made by the engine itself. */
export function testFilmPlan(output: string, film: TestFilm = {}): Plan {
  const { seconds = 2, size = '320x180', rate = '30', hasSound = true, isFastStart = true } = film
  return {
    inputs: [],
    graph: [
      `testsrc2=size=${size}:rate=${rate}:duration=${seconds},format=yuv420p[picture]`,
      ...(hasSound
        ? [`sine=frequency=440:sample_rate=48000:duration=${seconds},${soundForAac.join(',')}[sound]`]
        : []),
    ].join(';'),
    outputs: [
      {
        path: output,
        format: 'mp4',
        options: isFastStart ? fastStart : { fflags: '+bitexact' },
        streams: [
          h264('picture', { crf: 18, preset: 'ultrafast' }),
          ...(hasSound ? [aacStream('sound')] : []),
        ],
      },
    ],
    limits: testLimits,
  }
}

export type Reading = { path: string; formats: readonly string[]; directory: string }

/** Every frame of a film as 24-bit pixels of a small picture. */
export async function readFrames(
  engine: Engine,
  { path, formats, directory }: Reading,
  size: { width: number; height: number },
): Promise<Buffer[]> {
  const output = join(directory, 'frames.raw')
  await engine.run({
    inputs: [{ path, formats: [...formats] }],
    graph: `[0:v:0]scale=${size.width}:${size.height}:flags=area,format=rgb24[frames]`,
    outputs: [
      { path: output, format: 'rawvideo', streams: [{ kind: 'encoded', from: 'frames', codec: 'rawvideo' }] },
    ],
    limits: { ...testLimits, outBytes: 2 ** 30 },
  })
  const bytes = await readFile(output)
  const length = size.width * size.height * 3
  return Array.from({ length: bytes.length / length }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  )
}

/** The first channel of a film's sound at 48 kHz, from -1 to 1. */
export async function readSamples(
  engine: Engine,
  { path, formats, directory }: Reading,
): Promise<Float32Array> {
  const output = join(directory, 'samples.raw')
  await engine.run({
    inputs: [{ path, formats: [...formats] }],
    graph: '[0:a:0]aformat=sample_fmts=s16:sample_rates=48000:channel_layouts=stereo[samples]',
    outputs: [
      { path: output, format: 's16le', streams: [{ kind: 'encoded', from: 'samples', codec: 'pcm_s16le' }] },
    ],
    limits: { ...testLimits, outBytes: 2 ** 30 },
  })
  const bytes = await readFile(output)
  return Float32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readInt16LE(index * 4) / 32768)
}

export type Region = { x: number; y: number; width: number; height: number }

/** The hardest edge in a region of a frame: the greatest step between neighbouring pixels, 0 to 255. */
export function hardestEdge(frame: Buffer, rowPixels: number, { x, y, width, height }: Region): number {
  let most = 0
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width - 1; column++) {
      const at = (row * rowPixels + column) * 3
      for (let channel = 0; channel < 3; channel++) {
        most = Math.max(most, Math.abs((frame[at + channel] ?? 0) - (frame[at + 3 + channel] ?? 0)))
      }
    }
  }
  return most
}

/** Mean brightness of a region, 0 to 255. */
export function brightnessOf(frame: Buffer, rowPixels: number, { x, y, width, height }: Region): number {
  let sum = 0
  for (let row = y; row < y + height; row++) {
    for (let at = (row * rowPixels + x) * 3; at < (row * rowPixels + x + width) * 3; at++)
      sum += frame[at] ?? 0
  }
  return sum / (width * height * 3)
}

import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { MediaFailure, type Engine } from './engine.ts'
import { makeCleanCopy } from './make-clean-copy.ts'
import { posterPlan } from './plans/poster.ts'
import { smallLimits } from './plans/film-output.ts'
import { probeMedia } from './probe.ts'
import { sniffFile } from './sniff-file.ts'
import { makeStill } from './stills/make-still.ts'

export type FuzzRequest = {
  files: number
  seed: number
  directory: string
  onFile?: (done: number) => unknown
}
/** `faults` are what must never be: an error without a name, or something left behind by refused media. */
export type FuzzOutcome = { refused: number; taken: number; faults: string[] }

/** Damages made films, sounds and stills in reproducible ways and takes each through what an upload goes through. */
export async function fuzzMedia(
  engine: Engine,
  { files, seed, directory, onFile }: FuzzRequest,
): Promise<FuzzOutcome> {
  const random = randomFrom(seed)
  const originals = await makeOriginals(engine, directory)
  const outcome: FuzzOutcome = { refused: 0, taken: 0, faults: [] }
  for (let done = 1; done <= files; done++) {
    const original = originals[done % originals.length]
    if (original === undefined) throw new TypeError('there are originals')
    const path = join(directory, 'damaged.bin')
    await writeFile(path, damage(original, random))
    const before = (await readdir(directory)).length
    const ended = await takeIn(engine, path, directory).catch((error: unknown) =>
      error instanceof MediaFailure ? 'refused' : `seed ${seed}, file ${done}: ${String(error)}`,
    )
    if (ended === 'refused') outcome.refused++
    else if (ended === 'taken') outcome.taken++
    else outcome.faults.push(ended)
    const left = (await readdir(directory)).filter((name) => name.startsWith('.') || name.startsWith('made-'))
    if (ended === 'refused' && (await readdir(directory)).length > before) {
      outcome.faults.push(`seed ${seed}, file ${done}: refused, yet ${left.join(', ')} was left`)
    }
    onFile?.(done)
  }
  return outcome
}

async function takeIn(engine: Engine, path: string, directory: string): Promise<'taken' | 'refused'> {
  const sniffed = await sniffFile(path)
  if (sniffed.kind === 'refused') return 'refused'
  const made = (name: string): string => join(directory, `made-${name}`)
  if (sniffed.format.kind === 'still') {
    const still = await makeStill({
      path,
      posterSide: 64,
      output: (role, format) => made(`${role}.${format}`),
    })
    return still.kind === 'made' ? 'taken' : 'refused'
  }
  const formats = [sniffed.format.demuxer]
  const probe = await probeMedia(engine, path, formats)
  await makeCleanCopy(engine, { path, formats, output: ({ extension }) => made(`clean.${extension}`) })
  if (probe.picture !== null) {
    const film = { picture: probe.picture, durationFlicks: probe.duration }
    await engine.run(posterPlan(film, { input: path, formats, output: made('poster.jpg') }))
  }
  return 'taken'
}

async function makeOriginals(engine: Engine, directory: string): Promise<Buffer[]> {
  const picture = 'testsrc2=size=96x64:rate=10:duration=1,format=yuv420p[picture]'
  const sound =
    'sine=frequency=330:duration=1,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,asetnsamples=n=1024:p=0[sound]'
  const pcm =
    'sine=frequency=330:duration=1,aformat=sample_fmts=s16:sample_rates=48000:channel_layouts=mono[sound]'
  const x264 = {
    kind: 'encoded' as const,
    from: 'picture',
    codec: 'libx264' as const,
    options: { preset: 'ultrafast' },
  }
  const aac = { kind: 'encoded' as const, from: 'sound', codec: 'aac' as const }
  const films = [
    { name: 'a.mp4', format: 'mp4', graph: `${picture};${sound}`, streams: [x264, aac] },
    { name: 'b.mkv', format: 'matroska', graph: `${picture};${sound}`, streams: [x264, aac] },
    { name: 'c.mov', format: 'mov', graph: picture, streams: [x264] },
    {
      name: 'd.wav',
      format: 'wav',
      graph: pcm,
      streams: [{ kind: 'encoded' as const, from: 'sound', codec: 'pcm_s16le' as const }],
    },
  ]
  const made = []
  for (const { name, format, graph, streams } of films) {
    const path = join(directory, name)
    await engine.run({ inputs: [], graph, outputs: [{ path, format, streams }], limits: smallLimits })
    made.push(await readFile(path))
  }
  const still = sharp({ create: { width: 64, height: 48, channels: 3, background: '#406080' } })
  return [...made, await still.clone().jpeg().toBuffer(), await still.clone().png().toBuffer()]
}

type Random = () => number

/** Numbers from 0 to 1 that are the same for the same seed (the 32-bit generator "mulberry"). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function damage(original: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(original)
  const place = (): number => Math.floor(random() * bytes.length)
  const kind = random()
  if (kind < 0.25) return bytes.subarray(0, place())
  if (kind < 0.4) {
    const [from, to] = [place(), place()].toSorted((a, b) => a - b)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  }
  // Headers hold what a reader believes: damage them more than the pictures.
  const reach = kind < 0.7 ? Math.min(bytes.length, 1024) : bytes.length
  for (let flips = 1 + Math.floor(random() * 24); flips > 0; flips--)
    bytes[Math.floor(random() * reach)] = Math.floor(random() * 256)
  return bytes
}

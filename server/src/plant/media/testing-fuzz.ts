import { readFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { hostileCorpus } from '../../../../fixtures/hostile/corpus.ts'
import { MediaFailure, type Engine, type MediaFailureKind } from './engine.ts'
import { fastStart, smallLimits } from './plans/film-output.ts'
import { rawFiles } from './raw/testing-raw.ts'
import { Canary, canary, honestMedia, wrongIn } from './testing-corpus.ts'
import { damage, randomFrom } from './testing-damage.ts'
import { takeIn } from './testing-take-in.ts'

export type FuzzRequest = {
  files: number
  seed: number
  directory: string
  /** The first file that is taken in; a fault names its own, so that it can be had again alone. */
  from?: number
  /** Takes in each `of`th file alone, beginning with the `one`th, so that several processes share a campaign. */
  share?: { one: number; of: number }
  onFile?: (done: number) => unknown
}
/**
 * `faults` are what must never be: an error without a name, or something reached, let out or left behind. `looks` are
 * files whose work was ended by a limit or a crash, or took long: the house lived, and somebody should look.
 */
export type FuzzOutcome = { refused: number; taken: number; faults: string[]; looks: string[] }

const longMs = 30_000
const isEnded = new Set<MediaFailureKind>([
  'engine-crashed',
  'wall-clock-spent',
  'output-too-large',
  'memory-spent',
  'too-many-frames',
])

/** Damages made films, sounds and stills in reproducible ways and takes each through what an upload goes through. */
export async function fuzzMedia(
  engine: Engine,
  { files, seed, directory, from = 1, share = { one: 0, of: 1 }, onFile }: FuzzRequest,
): Promise<FuzzOutcome> {
  const secret = new Canary(directory)
  const outcome: FuzzOutcome = { refused: 0, taken: 0, faults: [], looks: [] }
  try {
    const originals = await makeOriginals(engine, directory, await secret.place())
    for (let number = from; number < from + files; number++) {
      if (number % share.of !== share.one) continue
      const original = originals[number % originals.length]
      if (original === undefined) throw new TypeError('there are originals')
      const inside = join(directory, 'inside')
      await mkdir(inside)
      const path = join(inside, 'damaged.bin')
      // Each file has numbers of its own, so that one of them can be made without those before it.
      await writeFile(path, damage(await original.bytes(), randomFrom(seed * 1_000_003 + number)))
      const again = `--seed ${seed} --from ${number} --files 1 (${original.name})`
      const wrong: string[] = []
      const began = performance.now()
      const ended = await takeIn(engine, path, inside).catch((error: unknown) => {
        if (!(error instanceof MediaFailure)) wrong.push(String(error))
        else if (isEnded.has(error.kind)) outcome.looks.push(`${again}: ${error.kind}: ${error.message}`)
        return 'refused' as const
      })
      outcome[ended]++
      const tookMs = performance.now() - began
      if (tookMs > longMs) outcome.looks.push(`${again}: ${Math.round(tookMs / 1000)} s`)
      // Damage may make samples of what lay behind them: of a damaged file only the canary must never be seen again.
      wrong.push(
        ...(await wrongIn(inside, [canary])),
        ...(await secret.reached()).map((what) => `${what} was reached`),
      )
      outcome.faults.push(...wrong.map((what) => `${again}: ${what}`))
      await rm(inside, { recursive: true })
      onFile?.(outcome.taken + outcome.refused)
    }
    return outcome
  } finally {
    secret.close()
  }
}

/** What is damaged, made when it is first wanted. */
type Original = { name: string; bytes: () => Promise<Buffer> }

async function makeOriginals(
  engine: Engine,
  directory: string,
  outside: { path: string; address: string },
): Promise<Original[]> {
  const honest = await honestMedia(engine, directory)
  const still = sharp({ create: { width: 64, height: 48, channels: 3, background: '#406080' } })
  const described = still
    .clone()
    .withExif({ IFD0: { Make: 'Saltlight Optics' }, IFD3: { GPSLatitudeRef: 'N' } })
  const made: Record<string, Buffer> = {
    ...hostileCorpus(honest, outside),
    'still.png': honest.png,
    'still.jpg': await described.clone().jpeg().toBuffer(),
    'still.webp': await described.clone().webp({ lossless: true }).toBuffer(),
    'lossy.webp': await still.clone().webp().toBuffer(),
    ...Object.fromEntries(await rawFiles()),
  }
  const ready = Object.entries(made).map(([name, bytes]) => ({ name, bytes: () => Promise.resolve(bytes) }))
  return [...ready, ...encoded(engine, directory)]
}

const inPieces = { movflags: '+frag_keyframe+empty_moov+default_base_moof' }

function encoded(engine: Engine, directory: string): Original[] {
  const picture = 'testsrc2=size=96x64:rate=10:duration=1,format=yuv420p[picture]'
  const sound =
    'sine=frequency=330:duration=1,aformat=sample_fmts=fltp:sample_rates=48000:channel_layouts=stereo,asetnsamples=n=1024:p=0[sound]'
  const plainSound =
    'sine=frequency=330:duration=1,aformat=sample_fmts=s16:sample_rates=48000:channel_layouts=mono[sound]'
  const x264 = {
    kind: 'encoded' as const,
    from: 'picture',
    codec: 'libx264' as const,
    options: { preset: 'ultrafast' },
  }
  const aac = { kind: 'encoded' as const, from: 'sound', codec: 'aac' as const }
  const pcm = { kind: 'encoded' as const, from: 'sound', codec: 'pcm_s16le' as const }
  const both = { graph: `${picture};${sound}`, streams: [x264, aac] }
  const heard = { graph: plainSound, streams: [pcm] }
  const films = [
    { name: 'film.mp4', format: 'mp4', options: fastStart, ...both },
    { name: 'pieces.mp4', format: 'mp4', options: inPieces, ...both },
    { name: 'film.mkv', format: 'matroska', ...both },
    { name: 'film.ts', format: 'mpegts', ...both },
    { name: 'film.avi', format: 'avi', ...both },
    { name: 'film.mov', format: 'mov', graph: `${picture};${plainSound}`, streams: [x264, pcm] },
    { name: 'silent.mov', format: 'mov', graph: picture, streams: [x264] },
    { name: 'sound.m4a', format: 'ipod', graph: sound, streams: [aac] },
    { name: 'sound.aac', format: 'adts', graph: sound, streams: [aac] },
    { name: 'sound.wav', format: 'wav', ...heard },
    { name: 'sound.caf', format: 'caf', ...heard },
  ]
  return films.map(({ name, format, graph, streams, ...options }) => {
    let made: Buffer | null = null
    const make = async (): Promise<Buffer> => {
      const path = join(directory, name)
      const output = { path, format, streams, ...options }
      await engine.run({ inputs: [], graph, outputs: [output], limits: smallLimits })
      return (made = await readFile(path))
    }
    return { name, bytes: async () => made ?? make() }
  })
}

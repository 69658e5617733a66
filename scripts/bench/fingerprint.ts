import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  compareFingerprints,
  compareStill,
  fingerprintBytes,
  type FilmFingerprint,
  type FingerprintMatch,
} from '../../core/src/publish/fingerprint/index.ts'
import { chooseEngine, type Engine, fingerprintFilm, grayStill } from '../../server/src/plant/media/index.ts'
import { cpuSeconds, cutsToEncode, encodeAgain, ENCODINGS, ffmpeg } from './fingerprint-encodes.ts'
import { drawnFilms } from './fingerprint-films.ts'
import type { Bench, Figure } from './figure.ts'
import { median, quantile } from './figure.ts'

/** Films told apart, and found again after they were encoded as platforms do. */
export const fingerprint: Bench = {
  name: 'fingerprint',
  against: 'one plain ffmpeg command that decodes the same files and writes nothing (needs ffmpeg on PATH)',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    try {
      return [...drawnPairs(), ...(await encodedFilms(folder))]
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

// Told apart by the arithmetic alone: these films are frames that were drawn, and no encoder has touched them.
function drawnPairs(): Figure[] {
  const films = drawnFilms()
  const seen = { pairs: 0, alike: 0, falsely: 0, unsure: 0 }
  films.forEach((cut, at) => {
    for (const found of films.slice(at + 1)) {
      const match = compareFingerprints({ cut: cut.fingerprint, found: found.fingerprint })
      seen.pairs += 1
      if (cut.kind === found.kind && cut.kind !== 'shots') seen.alike += 1
      if (isMatch(match)) seen.falsely += 1
      if (match.kind === 'unsure') seen.unsure += 1
    }
  })
  const of = `of ${seen.pairs} pairs drawn, ${seen.alike} of them nearly alike`
  return [
    figure('false-matches-drawn', seen.falsely, { unit: of, goal: '<= 0' }),
    figure('unsure-drawn', seen.unsure, { unit: of, goal: '<= 200' }),
  ]
}

async function encodedFilms(folder: string): Promise<Figure[]> {
  const choice = { engine: 'auto', ffmpegPath: null, searchPath: process.env['PATH'] ?? '' } as const
  const files = await cutsToEncode(folder)
  const engine = await chooseEngine(choice)
  try {
    const cuts = await inTwoLanes(files, (path) => fingerprintFilm(engine, path, { folder }))
    const jobs = files.flatMap((film, cut) =>
      Object.keys(ENCODINGS).map((encoding) => ({ film, cut, encoding })),
    )
    const found = await inTwoLanes(jobs, async ({ film, cut, encoding }) => {
      const path = await encodeAgain(folder, film, encoding)
      return { cut, encoding, path, fingerprint: await fingerprintFilm(engine, path, { folder }) }
    })
    const cost = await costAgainstDecoding(choice, files, folder)
    return [...foundAgain(cuts, found), ...(await covers(folder, { files, cuts })), ...cost]
  } finally {
    await engine.close()
  }
}

function foundAgain(
  cuts: readonly FilmFingerprint[],
  found: readonly { cut: number; encoding: string; fingerprint: FilmFingerprint }[],
): Figure[] {
  const times: number[] = []
  let whole = 0
  let strangers = 0
  let falsely = 0
  for (const film of found) {
    cuts.forEach((cut, at) => {
      const before = performance.now()
      const match = compareFingerprints({ cut, found: film.fingerprint })
      if (at !== film.cut) {
        strangers += 1
        if (isMatch(match)) falsely += 1
        return
      }
      times.push(performance.now() - before)
      if (match.kind === 'same') whole += 1
      else console.error(`    cut ${at} after "${film.encoding}": ${JSON.stringify(match)}`)
    })
  }
  const bytes = cuts.map((cut) => fingerprintBytes(cut).length / (cut.duration / 705_600_000))
  return [
    figure('found-as-the-same', (100 * whole) / found.length, {
      unit: `% of ${found.length} real re-encodings`,
      goal: '>= 99',
    }),
    figure('false-matches-encoded', falsely, { unit: `of ${strangers} pairs really encoded`, goal: '<= 0' }),
    figure('comparing', median(times), {
      unit: `ms a pair, p95 ${quantile(times, 0.95).toFixed(0)} ms`,
      goal: '<= 200',
    }),
    figure('size', median(bytes) / 1000, { unit: 'kB a second of film', goal: '<= 1.3' }),
  ]
}

async function covers(
  folder: string,
  { files, cuts }: { files: readonly string[]; cuts: readonly FilmFingerprint[] },
): Promise<Figure[]> {
  let shown = 0
  let falsely = 0
  for (const [at, file] of files.entries()) {
    const path = join(folder, `cover-${at}.jpg`)
    const small = ['-vf', 'crop=iw*0.96:ih*0.96,scale=540:-2', '-q:v', '8']
    await ffmpeg(['-ss', '4.3', '-i', file, '-frames:v', '1', ...small, path], [])
    const still = await grayStill(path)
    if (still === null) continue
    cuts.forEach((cut, other) => {
      if (compareStill(cut, still).kind !== 'shows') return
      if (other === at) shown += 1
      else falsely += 1
    })
  }
  const strangers = files.length * (files.length - 1)
  return [
    figure('covers-found', (100 * shown) / files.length, { unit: `% of ${files.length}`, goal: '>= 90' }),
    figure('covers-false', falsely, { unit: `of ${strangers} pairs`, goal: '<= 0' }),
  ]
}

async function costAgainstDecoding(
  choice: Parameters<typeof chooseEngine>[0],
  files: readonly string[],
  folder: string,
): Promise<Figure[]> {
  const taken = files.slice(0, 6)
  let name: Engine['caps']['engine'] = 'command-line'
  // A warm child counts when it has ended: the engine is opened and closed within the measure, its opening left out.
  const idle = await cpuOf(async () => (await chooseEngine(choice)).close())
  const ours = await cpuOf(async () => {
    const engine = await chooseEngine(choice)
    name = engine.caps.engine
    for (const file of taken) await fingerprintFilm(engine, file, { folder })
    await engine.close()
  })
  const plain = await cpuOf(async () => {
    for (const file of taken) await ffmpeg(['-i', file, '-f', 'null', '-'], [])
  })
  const value = Math.max(0, ours - idle)
  return [{ name: `cpu-${name}`, value, unit: 's', reference: plain, ratio: value / plain, goal: '<= 1.5' }]
}

async function cpuOf(work: () => Promise<void>): Promise<number> {
  const before = cpuSeconds()
  await work()
  return cpuSeconds() - before
}

async function inTwoLanes<Job, Result>(
  jobs: readonly Job[],
  work: (job: Job) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...jobs.entries()]
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results[next[0]] = await work(next[1])
  }
  await Promise.all([lane(), lane()])
  return results
}

function isMatch({ kind }: FingerprintMatch): boolean {
  return kind === 'same' || kind === 'part'
}

function figure(name: string, value: number, { unit, goal }: Pick<Figure, 'unit' | 'goal'>): Figure {
  return { name, value, unit, reference: null, ratio: null, goal }
}

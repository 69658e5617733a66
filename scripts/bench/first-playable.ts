import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Engine, makeCleanCopy } from '../../server/src/plant/media/index.ts'
import type { Bench, Figure } from './figure.ts'
import { cpuSeconds, cpuSecondsWithRunning, drawFilm, engines, known, ourLadder } from './ladder-film.ts'

const SECONDS = 60

/** How much of the whole work is done when a person can press play. */
export const firstPlayable: Bench = {
  name: 'first-playable',
  against: 'CPU seconds of the whole ladder of the same film (needs ffmpeg on PATH, and /proc)',
  run: async ({ most } = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    const opened = await engines()
    try {
      const input = join(folder, 'film.mp4')
      await drawFilm(input, Math.min(most ?? SECONDS, SECONDS))
      const figures: Figure[] = []
      for (const engine of opened) figures.push(...(await measured(engine, { input, folder })))
      return figures
    } finally {
      await Promise.all(opened.map((engine) => engine.close()))
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function measured(
  engine: Engine,
  { input, folder }: { input: string; folder: string },
): Promise<Figure[]> {
  const { engine: name } = engine.caps
  const own = join(folder, name)
  await mkdir(own)
  // The clean copy is read again before anybody sees it: all of that is counted.
  const beforeCopy = cpuSecondsWithRunning()
  await makeCleanCopy(
    engine,
    { path: input, formats: ['mov'], output: ({ extension }) => join(own, `clean.${extension}`) },
    {},
  )
  const copied = cpuSecondsWithRunning() - beforeCopy
  const film = await known(engine, input)
  const before = cpuSeconds()
  const beforeRunning = cpuSecondsWithRunning()
  let first: number | null = null
  await ourLadder(engine, { ...film, folder: own }, () => {
    first ??= cpuSecondsWithRunning() - beforeRunning
  })
  const whole = cpuSeconds() - before
  const figure = (kind: string, value: number, goal: string): Figure => ({
    name: `${kind}-${name}`,
    value,
    unit: 'CPU s',
    reference: whole,
    ratio: value / whole,
    goal,
  })
  return [figure('clean-copy', copied, '<= 0.05'), figure('first-segments', first ?? Number.NaN, '<= 0.2')]
}

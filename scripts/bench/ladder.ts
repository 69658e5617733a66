import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench, Figure } from './figure.ts'
import { median } from './figure.ts'
import {
  cpuSeconds,
  drawFilm,
  type DrawnFilm,
  engines,
  known,
  ourLadder,
  plainLadder,
} from './ladder-film.ts'

const SECONDS = 60
const ROUNDS = 2

/** All renditions of a minute of 1080p, by either engine: made in pieces, read again and let out. */
export const ladder: Bench = {
  name: 'ladder',
  against:
    'one plain ffmpeg command that decodes once and makes the same renditions as HLS; CPU seconds (needs ffmpeg on PATH, and /proc)',
  run: async ({ most } = {}) => {
    const folder = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    const opened = await engines()
    try {
      const input = join(folder, 'film.mp4')
      await drawFilm(input, Math.min(most ?? SECONDS, SECONDS))
      const plain: number[] = []
      const ours = new Map(opened.map(({ caps }) => [caps.engine, [] as number[]]))
      for (let round = 0; round < ROUNDS; round += 1) {
        let film: DrawnFilm | null = null
        for (const engine of opened) {
          const own = join(folder, `${engine.caps.engine}-${round}`)
          await mkdir(own)
          film = await known(engine, input)
          const before = cpuSeconds()
          await ourLadder(engine, { ...film, folder: own })
          ours.get(engine.caps.engine)?.push(cpuSeconds() - before)
        }
        if (film === null) continue
        const own = join(folder, `plain-${round}`)
        await mkdir(own)
        const before = cpuSeconds()
        await plainLadder(input, own, film.ladder)
        plain.push(cpuSeconds() - before)
      }
      const reference = median(plain)
      return [...ours].map(([engine, seconds]): Figure => {
        const value = median(seconds)
        return {
          name: `ladder-${engine}`,
          value,
          unit: 'CPU s',
          reference,
          ratio: value / reference,
          goal: '<= 1.05',
        }
      })
    } finally {
      await Promise.all(opened.map((engine) => engine.close()))
      await rm(folder, { recursive: true, force: true })
    }
  },
}

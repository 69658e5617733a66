import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chooseEngine, makeCleanCopy, probeMedia, proxyPlan } from '../../server/src/plant/media/index.ts'
import type { Bench, Figure } from './figure.ts'
import { median } from './figure.ts'

const CLIP = fileURLToPath(new URL('../../fixtures/saltlight/media/lamp-room-rehearsal.mp4', import.meta.url))
const ROUNDS = 3

/** From the arrived file to a proxy that plays: clean copy, then the proxy of it. */
export const proxy: Bench = {
  name: 'proxy',
  against: 'one plain ffmpeg command that makes the same proxy of the same file (needs ffmpeg on PATH)',
  run: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    const choice = { engine: 'auto', ffmpegPath: null, searchPath: process.env['PATH'] ?? '' } as const
    const engine = await chooseEngine(choice)
    try {
      const ours: number[] = []
      const plain: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(
          await seconds(async () => {
            const formats = ['mov']
            const copy = await makeCleanCopy(
              engine,
              { path: CLIP, formats, output: ({ extension }) => join(folder, `clean${round}.${extension}`) },
              {},
            )
            const probe = await probeMedia(engine, copy.path, formats)
            await engine.run(
              proxyPlan(probe, { input: copy.path, formats, output: join(folder, `proxy${round}.mp4`) }),
            )
          }),
        )
        const reference = await plainFfmpeg(join(folder, `plain${round}.mp4`))
        if (reference !== null) plain.push(reference)
      }
      const value = median(ours)
      const reference = plain.length === 0 ? null : median(plain)
      const figure: Figure = {
        name: `proxy-${engine.caps.engine}`,
        value,
        unit: 's',
        reference,
        ratio: reference === null ? null : value / reference,
        goal: '<= 1.3',
      }
      return [figure]
    } finally {
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return (performance.now() - before) / 1000
}

async function plainFfmpeg(output: string): Promise<number | null> {
  const before = performance.now()
  const encode = [
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '23',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-movflags',
    '+faststart',
  ]
  const child = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-i', CLIP, ...encode, output], {
    stdio: 'ignore',
  })
  const ended = await Promise.race([
    once(child, 'exit').then(([code]) => code === 0),
    once(child, 'error').then(() => false),
  ])
  return ended ? (performance.now() - before) / 1000 : null
}

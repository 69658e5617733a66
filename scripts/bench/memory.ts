import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort, newDataDir, processesUnder, startHouse, type RunningHouse } from '../../e2e/house.ts'
import { sendWhole } from '../../e2e/tus.ts'
import { must, tokenOf } from '../../e2e/visitor.ts'
import { openDay, type ShootingDay } from '../prove/from-set/people.ts'
import type { Bench, Figure } from './figure.ts'
import { drawFilm } from './ladder-film.ts'
import { heldBy, heldFrom, mostDuring } from './memory-watch.ts'

const IDLE_MS = 60_000
const FILM_SECONDS = 30
const READERS = 32
const READING_MS = 15_000
// The media child ends ten seconds after its last work.
const AFTER_MS = 20_000
const LIGHT = '-vf scale=-2:720 -c:v libx264 -preset veryfast -crf 23 -c:a aac'

/** What a house holds: at rest, while a film is prepared, and after that and a rush of readers. */
export const memory: Bench = {
  name: 'memory',
  against:
    'for the film: the most that one plain ffmpeg command holds which makes the same light copy (needs ffmpeg on PATH, and /proc)',
  run: async ({ most } = {}) => {
    const folder = await newDataDir()
    const drawn = await mkdtemp(join(tmpdir(), 'stagedoor-bench-'))
    let house: RunningHouse | null = null
    try {
      house = await startHouse({ dataDir: folder.path, port: await freePort() })
      const day = await openDay(house.origin, house.claimToken ?? '')
      await delay(IDLE_MS)
      const idle = await heldFrom(house.pid)
      const film = join(drawn, 'film.mp4')
      await drawFilm(film, Math.min(most ?? FILM_SECONDS, FILM_SECONDS))
      const atRest = new Set([house.pid, ...(await processesUnder(house.pid))])
      const { pid } = house
      const programs = async () => heldBy((await processesUnder(pid)).filter((each) => !atRest.has(each)))
      const prepared = await mostDuring(programs, prepare(day, house.origin, film))
      const reference = await plainLightCopy(film, join(drawn, 'plain.mp4'))
      await readPages(`${house.origin}/${day.production}`)
      await delay(AFTER_MS)
      const figures: Figure[] = [
        bare('memory-idle', idle, '<= 200'),
        {
          name: 'memory-media-programs',
          value: prepared.most,
          unit: 'MB',
          reference,
          ratio: prepared.most / reference,
          goal: '<= 2',
        },
        bare('memory-after-load', await heldFrom(pid), '<= 300'),
      ]
      return figures
    } finally {
      await house?.stop()
      await folder.remove()
      await rm(drawn, { recursive: true, force: true })
    }
  },
}

const bare = (name: string, value: number, goal: string): Figure => ({
  name,
  value,
  unit: 'MB',
  reference: null,
  ratio: null,
  goal,
})

/** Sends a film through the inbox and waits until everything is made of it. */
async function prepare({ owner, production, inboxLink }: ShootingDay, origin: string, film: string) {
  const door = `${origin}/api/v1/inbox-slips/${tokenOf(inboxLink)}/uploads`
  await sendWhole(door, await readFile(film), { filename: 'the pier.mp4', contributor: 'Noor' })
  const params = { path: { production } }
  for (;;) {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))
    const work = await must(owner.GET('/api/v1/productions/{production}/work', { params }))
    const isWorking = work.items.some(({ state }) => state === 'waiting' || state === 'working')
    if (items[0]?.state === 'ready' && !isWorking) return
    await delay(250)
  }
}

async function plainLightCopy(film: string, output: string): Promise<number> {
  const child = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-y', '-i', film, ...LIGHT.split(' '), output], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const { most } = await mostDuring(() => heldBy([child.pid ?? 0]), once(child, 'exit'))
  return most
}

/** A rush of readers of one page, each asking again as soon as it has its answer. */
async function readPages(address: string): Promise<void> {
  const until = performance.now() + READING_MS
  const reader = async (): Promise<void> => {
    while (performance.now() < until) await (await fetch(address)).arrayBuffer()
  }
  await Promise.all(Array.from({ length: READERS }, reader))
}

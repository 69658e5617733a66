import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { House } from '../../server/src/house.ts'
import { sealUnder } from '../../server/src/plant/seal/index.ts'
import { putCopies } from '../../server/src/publish/testing-copies.ts'
import { registerWork } from '../../server/src/worker.ts'
import { inBenchHouse } from './bench-house.ts'
import { type Bench, type Figure, quantile } from './figure.ts'
import { barePosts } from './lateness-bare.ts'
import type { Said } from './lateness-emulator.ts'
import { aPostOfOurs, aPostPlacedAhead, startWaiting, type Waiting } from './lateness-world.ts'
import { asked, said } from './talk.ts'

const SIZES = [100, 1_000, 10_000]
// What is put in before its moment takes a millisecond or two each.
const AHEAD_MS = 4_000
const AHEAD_EACH_MS = 4
const LONGEST_MS = 600_000
const READING_AHEAD_MS = 1_000

/** How late scheduled publications are: on the own page to what a fan reads, at a platform to the irreversible call. */
export const lateness: Bench = {
  name: 'lateness',
  against:
    'as many bare POSTs of the same record to the same emulated platform, as many at a time as the house has connections, begun at the moment',
  run: async ({ most = Infinity } = {}) => {
    const platform = fork(fileURLToPath(new URL('lateness-emulator.ts', import.meta.url)))
    try {
      const { origin } = await said<Said, 'open'>(platform, 'open')
      return await inBenchHouse((house, dataDir) => measured(house, { platform, origin, dataDir, most }), {
        STAGEDOOR_PLATFORM_BLUESKY: origin,
      })
    } finally {
      platform.kill()
      if (platform.exitCode === null) await once(platform, 'exit')
    }
  },
}

async function measured(
  house: House,
  {
    platform,
    origin,
    dataDir,
    most,
  }: { platform: ChildProcess; origin: string; dataDir: string; most: number },
): Promise<Figure[]> {
  registerWork(house)
  const { jobs, events, alarms } = house
  await jobs.start({ works: true })
  await events.start()
  await alarms.start()
  const waiting = await startWaiting(house, { origin, dataDir })
  const placed = await aPostPlacedAhead(house, waiting)
  const ours = await aPostOfOurs(house, waiting)
  const sizes = SIZES.filter((size) => size <= most)
  const figures: Figure[] = []
  for (const count of sizes)
    figures.push(...(await latePosts(house, { of: placed, count, platform, origin })))
  for (const count of sizes) figures.push(...(await latePages(house, { of: ours, count, waiting })))
  await alarms.stop()
  await events.stop()
  await jobs.stop()
  return figures
}

async function latePosts(
  house: House,
  { of, count, platform, origin }: { of: string; count: number; platform: ChildProcess; origin: string },
): Promise<Figure[]> {
  await settled(house)
  const moment = momentFor(count)
  const ids = await putCopies(copyDeps(house), { of, count, opensAt: moment })
  if (Date.now() >= moment) throw new Error(`${count} posts took longer to put in than was left`)
  await pause(moment - Date.now())
  while ((await asked<Said, 'so-many'>(platform, { kind: 'how-many' }, 'so-many')).calls < count)
    await patience(moment)
  const { at, posts, record } = await asked<Said, 'came'>(platform, { kind: 'tell' }, 'came')
  const marked = await allAre(house, { ids, state: 'live', since: moment })
  if (at.length !== count || posts !== count)
    throw new Error(`${count} posts were ${at.length} calls and ${posts} records`)
  await settled(house)
  const bare = await barePosts(platform, { origin, count, record })
  const late = at.map((came) => came - moment)
  const lateBare = bare.at.map((came) => came - bare.moment)
  const name = (what: string) => `post-${count}-${what}`
  const beside = (what: string, goal: string, share: number): Figure => {
    const [value, reference] = [quantile(late, share), quantile(lateBare, share)]
    return { name: name(what), value, unit: 'ms late', reference, ratio: value / reference, goal }
  }
  return [
    alone(name('earliest'), Math.min(...late), '>= 0'),
    beside('middle', '-', 0.5),
    beside('p99', count <= 100 ? '< 1000 ms' : 'ratio <= 3', 0.99),
    beside('last', '-', 1),
    alone(name('marked-live'), marked, '-'),
  ]
}

async function latePages(
  house: House,
  { of, count, waiting }: { of: string; count: number; waiting: Waiting },
): Promise<Figure[]> {
  await settled(house)
  const moment = momentFor(count)
  const { seen: before } = await seenByAnybody(house, waiting)
  const ids = await putCopies(copyDeps(house), { of, count, opensAt: moment })
  if (Date.now() >= moment) throw new Error(`${count} pages took longer to put in than was left`)
  const { first, unseen } = await firstSeen(house, { waiting, before, count, moment })
  const marked = await allAre(house, { ids, state: 'live', since: moment })
  return [
    alone(`page-${count}-first-seen`, first, '>= 0, < 1000 ms'),
    alone(`page-${count}-last-unseen`, unseen, '< 0: opens at its moment'),
    alone(`page-${count}-marked-live`, marked, '-'),
  ]
}

const copyDeps = ({ database, key }: House) => ({
  owner: database.owner,
  handles: sealUnder(key.derive('deliveries')),
})

const alone = (name: string, value: number, goal: string): Figure => ({
  name,
  value,
  unit: 'ms late',
  reference: null,
  ratio: null,
  goal,
})

const momentFor = (count: number): Instant =>
  instant(Math.ceil(Date.now() + AHEAD_MS + count * AHEAD_EACH_MS))

async function seenByAnybody(
  { fan }: House,
  { productionId }: Waiting,
): Promise<{ seen: number; askedAt: number }> {
  const { rows } = await sql<{ seen: number; askedAt: number }>`
    select count(*)::int as seen, wall.now() as asked_at from publish.posts
    where production_id = ${productionId}`.execute(fan)
  return rows[0] ?? { seen: 0, askedAt: 0 }
}

// All of them are read again and again by nobody in particular; a part of them is never seen. By the database's clock,
// which the law goes by.
async function firstSeen(
  house: House,
  { waiting, before, count, moment }: { waiting: Waiting; before: number; count: number; moment: Instant },
): Promise<{ first: number; unseen: number }> {
  await pause(moment - Date.now() - READING_AHEAD_MS)
  let unseen = -Infinity
  for (;;) {
    const began = performance.now()
    const { seen, askedAt } = await seenByAnybody(house, waiting)
    if (seen - before === count)
      return { first: askedAt + performance.now() - began - moment, unseen: unseen - moment }
    if (seen !== before) throw new Error(`Of ${count} pages ${seen - before} were seen`)
    unseen = askedAt
    await patience(moment)
  }
}

async function allAre(
  { db }: House,
  { ids, state, since }: { ids: readonly string[]; state: string; since: Instant },
): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ others: number }>`
      select count(*)::int as others from publish.publications
      where id = any(${ids}::uuid[]) and state_kind <> ${state}`.execute(db)
    if (rows[0]?.others === 0) return Date.now() - since
    await patience(since)
    await pause(100)
  }
}

// What was announced by the last measuring is nobody's news any more: consumers would be at it for minutes.
async function settled({ events, alarms, database }: House): Promise<void> {
  await alarms.settled()
  await sql`delete from plant.outbox`.execute(database.owner)
  await events.settled()
  await sql`analyze`.execute(database.owner)
}

async function patience(since: number): Promise<void> {
  if (Date.now() - since > LONGEST_MS) throw new Error('It took longer than ten minutes')
  await pause(2)
}

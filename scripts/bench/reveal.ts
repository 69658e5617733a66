import { setManual } from '../../server/src/plant/clock/index.ts'
import { followReveals } from '../../server/src/community/reveals/follow-reveals.ts'
import { openedFor } from '../../server/src/community/reveals/read-opened.ts'
import { seenTheories } from '../../server/src/community/theories/read-theories.ts'
import type { House } from '../../server/src/house.ts'
import { asViewer, tellProgress } from '../../server/src/wall/index.ts'
import { inBenchHouse } from './bench-house.ts'
import { type Bench, type Figure, median } from './figure.ts'
import { AIRS, aViewer, BEFORE, sealTheories, type SealedProduction } from './reveal-world.ts'

const FEW = 1_000
const MANY = 100_000
const FANS = 25

/** What it costs that a hundred thousand things open at one moment, beside a thousand: the gates are as few. */
export const reveal: Bench = {
  name: 'reveal',
  against: 'the same of a thousand things',
  run: async () =>
    inBenchHouse(
      async (house) => {
        await goTo(house, BEFORE)
        const few = await sealTheories(house, FEW)
        const many = await sealTheories(house, MANY)
        await goTo(house, AIRS)
        // One of each first, so that neither pays for the start.
        await timed(house, few, `warm-few`)
        await timed(house, many, `warm-many`)
        const [small, large] = [await timed(house, few, 'few'), await timed(house, many, 'many')]
        const notes = [await noted(house, few), await noted(house, many)] as const
        const figure = (
          name: string,
          [reference, value]: readonly [number, number],
          goal: string,
        ): Figure => ({
          name,
          value,
          unit: 'ms',
          reference,
          ratio: value / reference,
          goal,
        })
        return [
          figure('reveal-note', [notes[0].ms, notes[1].ms], 'ratio < 2: a row, however many things'),
          figure('reveal-note-cpu', [notes[0].cpuMs, notes[1].cpuMs], 'ratio < 2'),
          figure('reveal-tell', [small.tell, large.tell], 'ratio < 2'),
          figure('reveal-first-page', [small.page, large.page], 'ratio < 2'),
          figure('reveal-what-opened', [small.opened, large.opened], 'ratio < 2'),
        ]
      },
      { STAGEDOOR_CLOCK: 'manual' },
    ),
}

async function goTo({ db, clock }: House, moment: typeof AIRS): Promise<void> {
  await db.transaction().execute((trx) => setManual(trx, moment))
  await clock.refresh()
}

// The moment is here, and no job has run: a fan tells that they saw it, and reads.
async function timed(
  { db, fan, clock }: House,
  { productionId, labelId, theories }: SealedProduction,
  name: string,
) {
  const times = { tell: [] as number[], page: [] as number[], opened: [] as number[] }
  for (let n = 0; n < FANS; n += 1) {
    const viewerId = await aViewer(db, `${name}-${n}`)
    const began = performance.now()
    await db
      .transaction()
      .execute((trx) => tellProgress({ trx, clock }, { viewerId, productionId, seen: [labelId] }))
    times.tell.push(performance.now() - began)
    const asked = performance.now()
    const { theories: page } = await asViewer(fan, viewerId, (seen) =>
      seenTheories(seen, { productionId, list: 'open', about: null, cursor: null, limit: 24 }),
    )
    times.page.push(performance.now() - asked)
    const again = performance.now()
    const { counts } = await asViewer(fan, viewerId, (seen) => openedFor(seen, productionId))
    times.opened.push(performance.now() - again)
    if (counts.theories !== theories || page.some(({ words }) => words === null))
      throw new Error(`A reveal of ${theories} showed ${counts.theories}.`)
  }
  return { tell: median(times.tell), page: median(times.page), opened: median(times.opened) }
}

// The house notes the moment and has it announced; each time as if for the first time.
async function noted({ worker, database }: House, { productionId }: SealedProduction) {
  const [times, loads] = [[] as number[], [] as number[]]
  for (let n = 0; n < FANS; n += 1) {
    await database.owner.deleteFrom('community.reveals').where('productionId', '=', productionId).execute()
    const cpu = process.cpuUsage()
    const began = performance.now()
    await worker.transaction().execute((trx) => followReveals(trx, { productionId, now: AIRS }))
    times.push(performance.now() - began)
    const { user, system } = process.cpuUsage(cpu)
    loads.push((user + system) / 1000)
  }
  return { ms: median(times), cpuMs: median(loads) }
}

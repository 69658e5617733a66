// npm run prove:wall -- [--pairs N] [--worlds N] [--rounds N] [--seed SEED]
// Draws N pairs of viewer and gate in a database of its own and holds its policies to core's predicate. Then fills a whole
// house with canaries, once for each world, and reads everything that front of house answers as people at many places in
// the story, before and after gates open. Then asks, in turn, for what is hidden and for what is missing, and compares the
// bytes and the times. Ends with 1 at any difference. The same seed draws the same; 0 leaves a part out.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../server/src/plant/db/index.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'
import { type Database, migrations } from '../../server/src/schema/index.ts'
import { proveWall } from '../../server/src/wall/prove-wall.ts'
import { proveSurface } from './surface/prove-surface.ts'
import { openSurface } from './surface/surface-house.ts'
import { compareTimes } from './surface/timing.ts'

/** A hidden thing and a missing one are of one timing class if their medians differ by less than this share. */
const ONE_CLASS = 0.05
/** Nobody calls it a difference below this standard score: chance alone goes so far. */
const BY_CHANCE = 4

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '20000' },
    worlds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
  },
})
const [pairs, worlds, rounds, seed] = [values.pairs, values.worlds, values.rounds, values.seed].map(Number)
if (![pairs, worlds, rounds, seed].every((number) => Number.isSafeInteger(number) && number! >= 0)) {
  console.error('Say how many as whole numbers: npm run prove:wall -- --pairs 20000 --worlds 2 --rounds 500')
  process.exit(2)
}
let differs = false
const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-wall-'))
try {
  if (pairs! > 0) await comparePairs(pairs!)
  if (worlds! > 0) await walk(worlds!)
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
process.exitCode = differs ? 1 : 0

async function comparePairs(count: number): Promise<void> {
  const house = await openDatabase<Database>({
    dataDir: join(dataDir, 'pairs'),
    databaseUrl: null,
    log: silentLog,
  })
  try {
    await house.migrate(migrations)
    const differences = await proveWall(house, { pairs: count, seed: seed! })
    tell(differences)
    console.log(
      `${count} pairs of viewer and gate from seed ${seed}: ${differences.length === 0 ? 'no difference' : `${differences.length} differ`}.`,
    )
  } finally {
    await house.close()
  }
}

async function walk(count: number): Promise<void> {
  const surface = await openSurface({ dataDir: join(dataDir, 'surface'), databaseUrl: null })
  try {
    for (let world = 0; world < count; world += 1) {
      const size = { seed: seed! + world, posts: 12, writings: 40, fans: 8, moments: 3, pages: true }
      const { faults, reads, canaries, hidden } = await proveSurface(surface, size)
      tell(faults)
      console.log(
        `World ${size.seed}: ${canaries} canaries, ${reads} reads: ${faults.length === 0 ? 'none out of its place' : `${faults.length} faults`}.`,
      )
      if (world === 0 && rounds! > 0)
        for (const { path, ratio, score, isSame } of await compareTimes(surface, {
          places: hidden,
          rounds: rounds!,
        })) {
          const isOneClass = Math.abs(ratio - 1) < ONE_CLASS || Math.abs(score) < BY_CHANCE
          if (!isSame || !isOneClass) differs = true
          console.log(
            `${path}: hidden takes ${ratio.toFixed(3)} of the time of missing (standard score ${score.toFixed(1)}), bytes ${isSame ? 'alike' : 'DIFFER'}${isOneClass ? '' : ', ANOTHER CLASS'}.`,
          )
        }
    }
  } finally {
    await surface.close()
  }
}

function tell(faults: readonly string[]): void {
  if (faults.length > 0) differs = true
  for (const fault of faults.slice(0, 20)) console.log(fault)
}

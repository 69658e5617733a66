// npm run prove:wall -- --pairs N [--seed SEED]: draws N pairs of viewer and gate in a database of its own and ends with 1 if
// its policies let a fan see anything else than core's predicate says. The same seed draws the same pairs.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../server/src/plant/db/index.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'
import { type Database, migrations } from '../../server/src/schema/index.ts'
import { proveWall } from '../../server/src/wall/prove-wall.ts'

const { values } = parseArgs({
  options: { pairs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const [pairs, seed] = [Number(values.pairs), Number(values.seed)]
if (!Number.isSafeInteger(pairs) || pairs < 1 || !Number.isSafeInteger(seed)) {
  console.error('Say how many pairs as a whole number above zero: npm run prove:wall -- --pairs 20000')
  process.exit(2)
}
const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-wall-'))
try {
  const house = await openDatabase<Database>({ dataDir, databaseUrl: null, log: silentLog })
  try {
    await house.migrate(migrations)
    const differences = await proveWall(house, { pairs, seed })
    for (const difference of differences.slice(0, 10)) console.log(difference)
    console.log(
      `${pairs} pairs of viewer and gate from seed ${seed}: ${differences.length === 0 ? 'no difference' : `${differences.length} differ`}.`,
    )
    process.exitCode = differences.length === 0 ? 0 : 1
  } finally {
    await house.close()
  }
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

// npm run prove:clearance -- --worlds N [--first SEED] [--sql]: judges N drawn worlds by the doorkeeper and by a
// brute-force oracle on every core, with --sql by multiranges in a database of its own instead, and ends with 1 if they
// differ anywhere. The same numbers draw the same worlds.
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { openDatabase } from '../../server/src/plant/db/index.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'
import type { Database } from '../../server/src/schema/index.ts'
import { proveClearanceInSql } from './clearance-in-sql.ts'
import type { WorkerNews } from './clearance-worker.ts'

interface Difference {
  readonly seed: number
  readonly text: string
  readonly world?: string
}

const SHOWN = 10

const { values } = parseArgs({
  options: {
    worlds: { type: 'string', default: '20000' },
    first: { type: 'string', default: '1' },
    sql: { type: 'boolean', default: false },
  },
})
const [worlds, firstSeed] = [Number(values.worlds), Number(values.first)]
if (!Number.isSafeInteger(worlds) || worlds < 1 || !Number.isSafeInteger(firstSeed)) {
  console.error('Say how many worlds as a whole number above zero: npm run prove:clearance -- --worlds 20000')
  process.exit(2)
}
const began = performance.now()
const differences = await (values.sql ? inSql() : byOracle())
for (const { seed, text, world } of differences.slice(0, SHOWN))
  console.log(`World ${seed}\n${text}\n${world ?? ''}\n`)
console.log(
  `${worlds} worlds from ${firstSeed} on, by the doorkeeper and ${values.sql ? 'in SQL' : 'by the oracle'}: ` +
    `${differences.length === 0 ? 'no difference' : `${differences.length} differ`}, ${secondsSince(began)} s.`,
)
process.exitCode = differences.length === 0 ? 0 : 1

async function byOracle(): Promise<readonly Difference[]> {
  const tell = progress()
  const workers = Math.min(availableParallelism(), Math.ceil(worlds / 2_000))
  const share = Math.ceil(worlds / workers)
  let done = 0
  const found = await Promise.all(
    Array.from({ length: workers }, async (_, i) => {
      const given = { worlds: Math.min(share, worlds - i * share), firstSeed: firstSeed + i * share }
      return await inWorker(given, (count) => tell((done += count)))
    }),
  )
  return found.flat()
}

async function inWorker(
  given: { worlds: number; firstSeed: number },
  onDone: (worlds: number) => void,
): Promise<readonly Difference[]> {
  const differences: Difference[] = []
  const worker = new Worker(new URL('clearance-worker.ts', import.meta.url), { workerData: given })
  worker.on('message', (news: WorkerNews) => {
    differences.push(...news.differences)
    onDone(news.done)
  })
  await new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject))
  return differences
}

async function inSql(): Promise<readonly Difference[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-clearance-'))
  try {
    const house = await openDatabase<Database>({ dataDir, databaseUrl: null, log: silentLog })
    try {
      return await proveClearanceInSql(house.owner, { worlds, firstSeed, onProgress: progress() })
    } finally {
      await house.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

// A line for every twentieth of the way.
function progress(): (done: number) => void {
  let told = 0
  return (done) => {
    if (done - told < worlds / 20) return
    told = done
    console.log(`${done} of ${worlds} after ${secondsSince(began)} s`)
  }
}

function secondsSince(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(0)
}

import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { instant } from '@stagedoor/core/time'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Listener } from '../plant/db/index.ts'
import { chooseEngine } from '../plant/media/index.ts'
import { openDiskStorage } from '../plant/storage/index.ts'
import type { Database } from '../schema/index.ts'
import { ArrivingFiles } from './arriving/arriving-files.ts'
import { Jobs } from '../plant/jobs/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { makeStep } from './prepare-asset.ts'
import { settleStep } from './prepare/settle-step.ts'
import { type StepName, STEPS } from './prepare/steps.ts'
import { RELEASE_BYTES } from './delete-material.ts'
import { INGEST_JOBS } from './jobs.ts'
import { serveIngest } from './testing.ts'

// A process of its own, to be killed while it works: it says what it does, a line each.
interface Orders {
  readonly connection: pg.ClientConfig
  readonly folder: string
  readonly searchPath: string
  readonly does: 'serve' | 'work'
  readonly crewRole: string
}

// Killed once in each step, while others are on their way beside it: every one of these counts as a try of all of them.
const DEATHS = Object.keys(STEPS).length

const { connection, folder, searchPath, does, crewRole } = JSON.parse(process.argv[2] ?? '') as Orders
const [INT8, TIMESTAMPTZ] = [20, 1184]
const pool = new pg.Pool({
  ...connection,
  types: {
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      type === INT8 ? Number : type === TIMESTAMPTZ ? Date.parse : pg.types.getTypeParser(type, format),
  },
})
const db = new Kysely<Database>({
  dialect: new PostgresDialect({ pool }),
  plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
})
const storage = await openDiskStorage(join(folder, 'storage'))
const { rows } = await sql<{ now: number }>`select wall.now() as now`.execute(db)
const clock = { now: () => instant(rows[0]?.now ?? 0) }
const say = (line: string) => writeSync(1, `${line}\n`)

if (does === 'serve') {
  const nothing = () => {
    throw new Error('this child is killed before it needs that')
  }
  const server = await serveIngest({
    db,
    clock,
    storage,
    arriving: await ArrivingFiles.open(join(folder, 'arriving')),
    listener: new Listener(connection, silentLog),
    jobs: { enqueue: nothing, ask: nothing, withdraw: nothing },
    seal: { seal: nothing, open: nothing },
    site: { origin: '', link: nothing, reachableByPhone: true },
    addresses: { mint: nothing },
    hang: nothing,
  })
  say(server.origin)
} else {
  const media = await chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath })
  const listener = { listen: async () => async () => undefined }
  const jobs = new Jobs({ db, listener, log: silentLog, crewRole })
  jobs.define(RELEASE_BYTES, INGEST_JOBS[RELEASE_BYTES])
  for (const [step, job] of Object.entries(STEPS) as [StepName, string][])
    jobs.share(
      job,
      { retryLimit: DEATHS, settled: (trx, ended) => settleStep(trx, jobs, ended) },
      async (payload, run) => {
        const assetId = String(payload['assetId'])
        say(`${step} ${assetId} ${run.tries}`)
        const progress: typeof run.progress = (told) => {
          say(`at ${told.stage} ${told.done ?? 0}`)
          run.progress(told)
        }
        await makeStep({ db, clock, storage, media, jobs }, { assetId, step }, { ...run, progress })
      },
    )
  await jobs.start({ works: true })
  say(`works ${jobs.name}`)
}

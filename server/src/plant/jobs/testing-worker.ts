import { writeSync } from 'node:fs'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from '../../schema/index.ts'
import { silentLog } from '../log/index.ts'
import { Jobs } from './index.ts'

// A worker in a process of its own, to be killed while it works: it says what it took, a line each, and never ends it.
const { connection, job, crewRole } = JSON.parse(process.argv[2] ?? '') as {
  connection: pg.ClientConfig
  job: string
  crewRole: string
}
const db = new Kysely<Database>({
  dialect: new PostgresDialect({ pool: new pg.Pool(connection) }),
  plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
})
const jobs = new Jobs({
  db,
  listener: { listen: async () => async () => undefined },
  log: silentLog,
  crewRole,
})
jobs.handle(job, { retryLimit: 3, expireInSeconds: 3600, concurrency: 1 }, (_, { workId, progress }) => {
  progress({ stage: 'rendering', done: 1, total: 4 })
  writeSync(1, `${workId}\n`)
  return new Promise(() => undefined)
})
await jobs.start({ works: true })

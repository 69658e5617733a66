import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { instant, type Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import type { Database } from '../../schema/index.ts'
import { type Clock, setManual } from '../clock/index.ts'
import { silentLog } from '../log/index.ts'
import { databaseOn, type OpenDatabase } from './database.ts'
import { databaseOfCluster, makeDatabase } from './database-server.ts'
import { administer } from './embedded/index.ts'
import { SERVING_ROLES } from './roles.ts'

/** What only the server's superuser may do, for tests of what that one could break. */
export { administer } from './embedded/index.ts'

/** A clock that stands still until it is set; `wall.now()` in the same database moves with it. */
export type TestClock = Clock &
  Readonly<{ set: (now: Instant) => Promise<void>; advance: (ms: number) => Promise<void> }>

export type TestDatabase = OpenDatabase<Database> & Readonly<{ clock: TestClock }>

/** A shooting day's noon, far from midnight and from any change of summer time. */
const NOON = instant(Date.UTC(2026, 2, 3, 12))

/**
 * A database of its own with the whole schema, for one test file: `const house = await testDatabase()` at its top
 * level. It closes itself after the file's tests.
 */
export async function testDatabase({ now = NOON }: { now?: Instant } = {}): Promise<TestDatabase> {
  const database = await databaseFrom('stagedoor_template')
  const clock = await testClock(database, now)
  return { ...database, clock }
}

/** A database without any schema, as a house that was never opened has it; it closes itself after the file's tests. */
export function bareDatabase(): Promise<OpenDatabase<Database>> {
  return databaseFrom('template1')
}

/**
 * An empty database with an owner that may make roles, as an operator gives one, and an empty data folder: for a test that
 * opens a whole house. `drop` them once that is closed.
 */
export async function ownDatabase(
  word: string,
): Promise<{ readonly url: string; readonly dataDir: string; readonly drop: () => Promise<void> }> {
  const socketDir = inject('databaseSocket')
  const name = `${word}_${process.pid}`
  const asAdmin = (statement: string) =>
    administer(socketDir, 'postgres', async (admin) => {
      await admin.query(statement)
    })
  const dataDir = await mkdtemp(join(tmpdir(), `stagedoor-${word}-`))
  await asAdmin(`create role ${name} login createrole`)
  await asAdmin(`create database ${name} owner ${name}`)
  return {
    url: `postgresql://localhost/${name}?user=${name}&host=${socketDir}`,
    dataDir,
    drop: async () => {
      await asAdmin(`drop database ${name} with (force)`)
      for (const role of [...SERVING_ROLES, 'search']) await asAdmin(`drop role if exists ${name}_${role}`)
      await asAdmin(`drop role ${name}`)
      await rm(dataDir, { recursive: true })
    },
  }
}

/** Does what only the machine's superuser can: past every right and every trigger. */
export async function tamper(
  { owner }: Pick<OpenDatabase<Database>, 'owner'>,
  statement: string,
): Promise<void> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner)
  await administer(inject('databaseSocket'), rows[0]?.name ?? '', async (admin) => {
    await admin.query('set session_replication_role = replica')
    await admin.query(statement)
  })
}

async function databaseFrom(template: string): Promise<OpenDatabase<Database>> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const socketDir = inject('databaseSocket')
  await makeDatabase(socketDir, name, template)
  const database = databaseOn<Database>(
    {
      ...databaseOfCluster(socketDir, name),
      location: socketDir,
      version: inject('databaseVersion'),
      close: () =>
        administer(socketDir, 'postgres', async (admin) => {
          await admin.query(`drop database "${name}" with (force)`)
        }),
    },
    silentLog,
  )
  afterAll(() => database.close())
  return database
}

async function testClock({ crew }: OpenDatabase<Database>, start: Instant): Promise<TestClock> {
  let now = start
  const set = async (next: Instant) => {
    await crew.transaction().execute((trx) => setManual(trx, next))
    now = next
  }
  await set(start)
  return { now: () => now, set, advance: (ms) => set(instant(now + ms)) }
}

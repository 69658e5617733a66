import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrations } from '../../schema/index.ts'
import { migrate, type Migration } from './migrate.ts'
import { testDatabase } from './testing.ts'

const house = await testDatabase()
const owner = house.owner.withTables<never>()
const migrateTo = (steps: readonly Migration[]) => migrate(owner, steps, house.roles)

const step = (name: string, statement: string): Migration => ({
  name,
  up: async (trx) => void (await sql.raw(statement).execute(trx)),
})

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'rehearsal' order by 1`.execute(
    owner,
  )
  return rows.map((row) => row.name)
}

const rehearsal = [
  step('9001-rehearsal', 'create schema rehearsal'),
  step('9002-calls', 'create table rehearsal.calls ()'),
]

test('a house that is up to date is left alone', async () => {
  expect(await migrateTo(migrations)).toEqual({ applied: [], changed: [] })
})

test('two starts at once apply each step once', async () => {
  const reports = await Promise.all([1, 2].map(() => migrateTo([...migrations, ...rehearsal])))
  expect(reports.flatMap((report) => report.applied)).toEqual(['9001-rehearsal', '9002-calls'])
  expect(await tables()).toEqual(['calls'])
})

test('a step that fails leaves nothing of itself and keeps those before it', async () => {
  const broken = step('9004-broken', 'create table rehearsal.half (); select 1 / 0')
  const steps = [...migrations, ...rehearsal, step('9003-notes', 'create table rehearsal.notes ()'), broken]
  await expect(migrateTo(steps)).rejects.toThrow('division by zero')
  expect(await tables()).toEqual(['calls', 'notes'])
})

test('an older program refuses a database of a newer one, by the names of its steps', async () => {
  await expect(migrateTo(migrations)).rejects.toThrow(
    /newer than this program: it knows 9001-rehearsal.*Nothing was changed/,
  )
})

test('a step that slipped in before one applied is refused', async () => {
  const [first, ...rest] = [...rehearsal, step('9003-notes', '')]
  const steps = [...migrations, ...(first ? [first] : []), step('9001-slipped-in', ''), ...rest]
  await expect(migrateTo(steps)).rejects.toThrow('has passed 9001-slipped-in')
})

test('steps out of order are refused before anything is asked of the database', async () => {
  await expect(migrateTo([step('0002-b', ''), step('0001-a', '')])).rejects.toThrow(
    '0001-a stands after 0002-b',
  )
})

test('a step that was written differently when it was applied is named', async () => {
  const rewritten: Migration = { name: '9003-notes', up: async () => undefined }
  const { changed } = await migrateTo([...migrations, ...rehearsal, rewritten])
  expect(changed).toEqual(['9003-notes'])
})

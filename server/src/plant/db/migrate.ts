import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { RoleNames } from './roles.ts'

/** One forward-only step of the schema; its name opens with its number. */
export type Migration = Readonly<{
  name: string
  up: (trx: Kysely<never>, roles: RoleNames) => Promise<void>
}>

export type MigrationReport = Readonly<{
  applied: readonly string[]
  /** Applied earlier, and written differently since: a fault of the program, which `doctor` shows. */
  changed: readonly string[]
}>

// The one lock that two houses starting on one database meet at; any fixed number will do.
const MIGRATION_LOCK = 7_341_902

/**
 * Brings the database to this program's schema: each step in a transaction of its own, all under an advisory lock.
 * Throws where the database is of a newer program, or of a different past.
 */
export async function migrate(
  owner: Kysely<never>,
  migrations: readonly Migration[],
  roles: RoleNames,
): Promise<MigrationReport> {
  refuseDisorder(migrations.map((migration) => migration.name))
  return owner.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(session)
    try {
      return await applyMissing(session, migrations, roles)
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(session)
    }
  })
}

async function applyMissing(
  session: Kysely<never>,
  migrations: readonly Migration[],
  roles: RoleNames,
): Promise<MigrationReport> {
  await sql`create schema if not exists schema_history`.execute(session)
  await sql`
    create table if not exists schema_history.migrations (
      name text primary key,
      digest text not null,
      applied_at timestamptz(3) not null default now()
    )`.execute(session)
  const done = await sql<{ name: string; digest: string }>`
    select name, digest from schema_history.migrations order by name`.execute(session)
  refuseOtherPast(
    done.rows.map((row) => row.name),
    migrations.map((migration) => migration.name),
  )
  const applied: string[] = []
  for (const migration of migrations.slice(done.rows.length)) {
    await session.transaction().execute(async (trx) => {
      await migration.up(trx, roles)
      await sql`
        insert into schema_history.migrations (name, digest) values (${migration.name}, ${digestOf(migration)})
      `.execute(trx)
    })
    applied.push(migration.name)
  }
  const changed = done.rows
    .filter((row, place) => migrations[place] && row.digest !== digestOf(migrations[place]))
    .map((row) => row.name)
  return { applied, changed }
}

function refuseDisorder(names: readonly string[]): void {
  names.forEach((name, place) => {
    const before = names[place - 1]
    if (before !== undefined && name <= before) throw new Error(`Migration ${name} stands after ${before}`)
  })
}

function refuseOtherPast(done: readonly string[], known: readonly string[]): void {
  const unknown = done.filter((name) => !known.includes(name))
  if (unknown.length > 0) {
    throw new Error(
      `The database is newer than this program: it knows ${unknown.join(', ')}. Nothing was changed; start the newer program, or restore a backup made before it.`,
    )
  }
  const skipped = known.slice(0, done.length).filter((name) => !done.includes(name))
  if (skipped.length > 0) {
    throw new Error(`The database has passed ${skipped.join(', ')} without applying it. Nothing was changed.`)
  }
}

function digestOf(migration: Migration): string {
  return createHash('sha256').update(migration.up.toString().replaceAll(/\s+/g, ' ')).digest('hex')
}

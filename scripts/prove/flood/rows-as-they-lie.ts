import { sql } from 'kysely'
import type { House } from '../../../server/src/house.ts'

/** Rows of everything that people have here, by the table they lie in, each as text. */
export type RowsAsTheyLie = readonly { readonly table: string; readonly row: string }[]

// Counts that anybody may move by what is their own; whether they are right is asked elsewhere.
const COUNTS = "- 'reactions' - 'votes'"
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Reads every row of front of house and of accounts. */
export async function rowsAsTheyLie({ database }: Pick<House, 'database'>): Promise<RowsAsTheyLie> {
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select table_schema as schema, table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and (table_schema in ('community', 'wall', 'production', 'publish')
      or (table_schema, table_name) = ('plant', 'search_texts')) and (table_schema, table_name) <> ('community', 'tallies')`.execute(
    database.owner,
  )
  const found: { table: string; row: string }[] = []
  for (const { schema, name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) ${sql.raw(COUNTS)})::text as row from ${sql.id(schema, name)} t`.execute(
      database.owner,
    )
    for (const { row } of rows) found.push({ table: `${schema}.${name}`, row })
  }
  for (const name of ['users', 'sessions', 'accounts', 'passkeys']) {
    const { rows } = await database.auth.query<{ row: string }>(
      `select to_jsonb(t)::text as row from auth.${name} t`,
    )
    for (const { row } of rows) found.push({ table: `auth.${name}`, row })
  }
  return found
}

// Made where somebody is the first to need them; they say nothing of anybody.
const MADE_FOR_ALL = new Set(['community.threads', 'community.horizon_gates', 'wall.gates'])

/**
 * What is not as it was, apart from rows that name some askers or what those wrote: what is gone or changed, and what is
 * new and nobody's own.
 */
export function changesBeside(
  before: RowsAsTheyLie,
  after: RowsAsTheyLie,
  askers: readonly { readonly viewerId: string; readonly accountId: string }[],
): string[] {
  const theirs = new Set(askers.flatMap(({ viewerId, accountId }) => [viewerId, accountId]))
  for (const { table, row } of after) {
    if (table !== 'community.writings') continue
    const { id, writer_id: writerId } = JSON.parse(row) as { id: string; writer_id: string | null }
    if (writerId !== null && theirs.has(writerId)) theirs.add(id)
  }
  const isTheirs = (row: string) => (row.match(UUID) ?? []).some((id) => theirs.has(id))
  const [old, now] = [before, after].map(
    (rows) => new Map(rows.map(({ table, row }) => [`${table} ${row}`, table])),
  )
  const faults: string[] = []
  for (const key of old!.keys())
    if (!now!.has(key) && !isTheirs(key)) faults.push(`is no more as it was: ${key.slice(0, 300)}`)
  for (const [key, table] of now!)
    if (!old!.has(key) && !isTheirs(key) && !MADE_FOR_ALL.has(table))
      faults.push(`was not there before: ${key.slice(0, 300)}`)
  return faults
}

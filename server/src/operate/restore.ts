import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import type { TokenSeal } from '../ingest/index.ts'
import type { OpenDatabase } from '../plant/db/index.ts'
import { type Storage, WrongDigest } from '../plant/storage/index.ts'
import { Refusal } from '../refusal.ts'
import { type Database, type Db, migrations, type Trx } from '../schema/index.ts'
import { type Manifest, readManifest, rowsFile } from './manifest.ts'
import { sealAfterRestore } from './seal-after-restore.ts'
import { tableSql, tablesOf } from './tables.ts'

const PAGE = 500

interface RestorePorts {
  database: Pick<OpenDatabase<Database>, 'owner' | 'migrate'>
  storage: Storage
  seal: Pick<TokenSeal, 'seal'>
  say: (line: string) => void
}

/**
 * Brings a backup back into an empty house: files first, then every row in one transaction, then the schema up to this
 * program's. The house opens sealed. Throws, and leaves the house as it was, when anything of the backup is not whole.
 */
export async function restore(
  { database, storage, seal, say }: RestorePorts,
  folder: string,
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const known = migrations.filter((migration) => manifest.migrations.includes(migration.name))
  if (known.length !== manifest.migrations.length)
    throw new Refusal(
      'The backup was made by a newer program. Nothing was changed; restore it with that one.',
    )
  await refuseFullHouse(database.owner)
  await refuseNewerSchema(database.owner, known.length)
  await checkRows(folder, manifest)
  const files = await bringFiles(storage, folder)
  if (files !== manifest.files.count)
    throw new Refusal(`The backup lacks ${manifest.files.count - files} of its files. No row was written.`)
  say(`${files} files, each checked against its digest`)
  await database.migrate(known)
  await database.owner.transaction().execute(async (trx) => {
    // Once more, since somebody may have opened this house meanwhile.
    await refuseFullHouse(trx)
    await loadRows(trx, { folder, manifest })
    await sealAfterRestore(trx, { takenAt: manifest.takenAt, seal })
  })
  await database.migrate(migrations)
  say(
    `${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${manifest.tables.length} tables`,
  )
  return manifest
}

async function refuseFullHouse(db: Db): Promise<void> {
  for (const table of ['production.productions', 'auth.users']) {
    const { rows: there } = await sql<{ oid: string | null }>`select to_regclass(${table}) as oid`.execute(db)
    if (there[0]?.oid === null) continue
    const { rows } = await sql`select from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0)
      throw new Refusal(
        'This house is not empty. Nothing was changed; restore into a new STAGEDOOR_DATA or an empty database.',
      )
  }
}

// A backup brings the schema of its day; one that is already beyond it cannot be taken back.
async function refuseNewerSchema(db: Db, known: number): Promise<void> {
  const { rows: there } = await sql<{
    oid: string | null
  }>`select to_regclass('schema_history.migrations') as oid`.execute(db)
  if (there[0]?.oid === null) return
  const { rows } = await sql`select from schema_history.migrations`.execute(db)
  if (rows.length > known)
    throw new Refusal(
      'This house was already opened by a newer program than the backup’s. Nothing was changed; restore into a STAGEDOOR_DATA that was never opened, or an empty database.',
    )
}

async function checkRows(folder: string, { tables }: Manifest): Promise<void> {
  for (const table of tables) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(rowsFile(folder, table))) hash.update(chunk as Buffer)
    if (hash.digest('hex') !== table.sha256)
      throw new Refusal(
        `The rows of ${table.schema}.${table.name} are not those that were backed up. Nothing was changed.`,
      )
  }
}

async function bringFiles(storage: Storage, folder: string): Promise<number> {
  let count = 0
  for (const entry of await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  )) {
    if (!entry.isFile()) continue
    await bringFile(storage, { path: join(entry.parentPath, entry.name), sha256: entry.name })
    count += 1
  }
  return count
}

async function bringFile(
  storage: Storage,
  { path, sha256 }: { path: string; sha256: string },
): Promise<void> {
  try {
    await storage.put(createReadStream(path), { sha256 })
  } catch (error) {
    if (!(error instanceof WrongDigest)) throw error
    throw new Refusal(
      `${path} is not the file that was backed up. No row was written; restore from another copy.`,
      {
        cause: error,
      },
    )
  }
}

// Rows refer to each other in circles, so the references are taken off and set again, which checks every one.
async function loadRows(
  trx: Trx,
  { folder, manifest }: { folder: string; manifest: Manifest },
): Promise<void> {
  const tables = await tablesOf(trx)
  const { rows: references } = await sql<{ owner: string; name: string; definition: string }>`
    select conrelid::regclass::text as owner, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace::regnamespace::text in (${sql.join([...new Set(tables.map((t) => t.schema))])})`.execute(
    trx,
  )
  for (const { owner, name } of references)
    await sql.raw(`alter table ${owner} drop constraint ${name}`).execute(trx)
  await sql`delete from wall.clock`.execute(trx)
  await sql`delete from plant.house`.execute(trx)
  for (const table of tables) {
    await sql`alter table ${tableSql(table)} disable trigger user`.execute(trx)
    const kept = manifest.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
    const columns = sql.join(table.columns.map((column) => sql.id(column)))
    for await (const page of kept === undefined ? [] : pagesOf(rowsFile(folder, table)))
      await sql`
        insert into ${tableSql(table)} (${columns}) overriding system value
        select ${columns} from jsonb_populate_recordset(null::${tableSql(table)}, ${page}::jsonb)`.execute(
        trx,
      )
    await sql`alter table ${tableSql(table)} enable trigger user`.execute(trx)
  }
  for (const { owner, name, definition } of references)
    await sql.raw(`alter table ${owner} add constraint ${name} ${definition}`).execute(trx)
}

async function* pagesOf(path: string): AsyncGenerator<string> {
  let lines: string[] = []
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    lines.push(line)
    if (lines.length < PAGE) continue
    yield `[${lines.join(',')}]`
    lines = []
  }
  if (lines.length > 0) yield `[${lines.join(',')}]`
}

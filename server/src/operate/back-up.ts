import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { once } from 'node:events'
import { sql } from 'kysely'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../plant/clock/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import { Refusal } from '../refusal.ts'
import type { Db, Trx } from '../schema/index.ts'
import { MANIFEST, type Manifest, rowsFile, vaultFile } from './manifest.ts'
import { type Table, tableSql, tablesOf } from './tables.ts'

const PAGE = 1000
// Every digest that a row names, as bytea prints it or as text; whatever lies in the vault under one is taken along.
const DIGEST = /(?:\\\\x|")([0-9a-f]{64})"/g

interface BackupPorts {
  /** The owner role: it reads every table. */
  owner: Db
  storage: Storage
  clock: Clock
  say: (line: string) => void
}

/**
 * Writes the whole house into a new folder: every row of one snapshot, then the files that those rows name, each read
 * again against its digest. The folder gets its name only when it is whole.
 */
export async function backUp({ owner, storage, clock, say }: BackupPorts, folder: string): Promise<Manifest> {
  const there = await readdir(folder).catch(() => [])
  if (there.length > 0) throw new Refusal(`${folder} is not empty. Nothing was written; name a new folder.`)
  const draft = `${folder}.unfinished`
  await rm(draft, { recursive: true, force: true })
  await mkdir(join(draft, 'rows'), { recursive: true, mode: 0o700 })
  const digests = new Set<string>()
  const { migrations, tables } = await owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const written: Manifest['tables'] = []
      for (const table of await tablesOf(trx))
        written.push(await writeRows(trx, { table, folder: draft, digests }))
      const done = await sql<{
        name: string
      }>`select name from schema_history.migrations order by name`.execute(trx)
      return { migrations: done.rows.map((row) => row.name), tables: written }
    })
  say(`${tables.reduce((sum, table) => sum + table.rows, 0)} rows of ${tables.length} tables`)
  const files = await copyFiles(storage, { digests, folder: draft })
  say(`${files.count} files, ${Math.ceil(files.bytes / 2 ** 20)} MiB, each checked against its digest`)
  const manifest: Manifest = {
    format: 1,
    takenAt: new Date(clock.now()).toISOString(),
    migrations,
    tables,
    files,
  }
  const last = await open(join(draft, MANIFEST), 'wx', 0o600)
  await last.writeFile(`${JSON.stringify(manifest, null, 2)}\n`)
  await last.sync()
  await last.close()
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return manifest
}

async function writeRows(
  trx: Trx,
  { table, folder, digests }: { table: Table; folder: string; digests: Set<string> },
): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256')
  const out = createWriteStream(rowsFile(folder, table), { mode: 0o600 })
  let rows = 0
  await sql`declare page no scroll cursor for select to_jsonb(t)::text as line from ${tableSql(table)} t`.execute(
    trx,
  )
  for (;;) {
    const page = await sql<{ line: string }>`fetch ${sql.lit(PAGE)} from page`.execute(trx)
    if (page.rows.length === 0) break
    rows += page.rows.length
    const text = page.rows.map(({ line }) => `${line}\n`).join('')
    for (const [, digest] of text.matchAll(DIGEST)) if (digest !== undefined) digests.add(digest)
    hash.update(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  await sql`close page`.execute(trx)
  out.end()
  await once(out, 'close')
  return { schema: table.schema, name: table.name, rows, sha256: hash.digest('hex') }
}

async function copyFiles(
  storage: Storage,
  { digests, folder }: { digests: ReadonlySet<string>; folder: string },
): Promise<Manifest['files']> {
  let count = 0
  let bytes = 0
  for (const sha256 of digests) {
    const file = await storage.open(sha256)
    if (file === null) continue
    const path = vaultFile(folder, sha256)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const hash = createHash('sha256')
    await pipeline(
      file.stream(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(path, { mode: 0o600, flush: true }),
    )
    if (hash.digest('hex') !== sha256)
      throw new Refusal(`A file of the vault is damaged: ${sha256}. The backup was not finished.`)
    count += 1
    bytes += file.sizeBytes
  }
  return { count, bytes }
}

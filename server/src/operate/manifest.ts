import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'

/** The file that makes a folder a backup; it is written last. */
export const MANIFEST = 'stagedoor-backup.json'

const manifestSchema = z.object({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ schema: z.string(), name: z.string(), rows: z.int(), sha256: z.string() })),
  files: z.object({ count: z.int(), bytes: z.int() }),
})

/** What a backup holds: rows by table with their digests, and how many files of the vault. */
export type Manifest = z.infer<typeof manifestSchema>

/** Reads a backup's manifest; throws with what to do where the folder is not a whole backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error: unknown) => {
    throw new Refusal(`${folder} is not a whole backup: it has no ${MANIFEST}. Nothing was changed.`, {
      cause: error,
    })
  })
  const parsed = manifestSchema.safeParse(JSON.parse(text))
  if (!parsed.success)
    throw new Refusal(`${join(folder, MANIFEST)} cannot be read. Nothing was changed.`, {
      cause: parsed.error,
    })
  return parsed.data
}

/** Where a backup keeps a table's rows: one JSON object a line. */
export const rowsFile = (folder: string, { schema, name }: { schema: string; name: string }): string =>
  join(folder, 'rows', `${schema}.${name}.jsonl`)

/** Where a backup keeps a file of the vault. */
export const vaultFile = (folder: string, sha256: string): string =>
  join(folder, 'files', sha256.slice(0, 2), sha256)

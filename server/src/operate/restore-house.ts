import type { Config } from '../config.ts'
import { tokenSeal } from '../ingest/index.ts'
import { openDatabase, openSecretsKey } from '../plant/db/index.ts'
import { type Log, logOf } from '../plant/log/index.ts'
import { openDiskStorage } from '../plant/storage/index.ts'
import type { Database } from '../schema/index.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'

/** Restores a backup into the house that the settings name, which is not opened: its schema comes with the backup. */
export async function restoreHouse(
  { config, log, say }: { config: Config; log: Log; say: (line: string) => void },
  folder: string,
): Promise<Manifest> {
  const { dataDir, databaseUrl } = config
  const database = await openDatabase<Database>({ dataDir, databaseUrl, log: logOf(log, 'db') })
  try {
    const storage = await openDiskStorage(`${dataDir}/storage`)
    const seal = tokenSeal(await openSecretsKey(dataDir))
    return await restore({ database, storage, seal, say }, folder)
  } finally {
    await database.close()
  }
}

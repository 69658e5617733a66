import { sql } from 'kysely'
import type { Released } from '../plant/media/index.ts'
import type { Arrived, Storage } from '../plant/storage/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/**
 * Keeps a finished file in the vault, if a committed row still knows its digest: the files of two assets with the same
 * bytes are one, and a file whose asset was deleted meanwhile is not kept. False where it was not.
 */
export function keepBytes(
  { db, storage }: { db: Db; storage: Storage },
  file: (Arrived & { readonly sha256: string }) | Released,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    await lockDigest(trx, file.sha256)
    if (!(await isKnown(trx, Buffer.from(file.sha256, 'hex')))) return false
    await storage.adopt(file)
    return true
  })
}

/** Removes those files from the vault that no row knows any more; call it after the rows' own transaction. */
export async function releaseBytes(
  { db, storage }: { db: Db; storage: Storage },
  digests: readonly string[],
): Promise<void> {
  for (const sha256 of digests) {
    await db.transaction().execute(async (trx) => {
      await lockDigest(trx, sha256)
      if (!(await isKnown(trx, Buffer.from(sha256, 'hex')))) await storage.remove(sha256)
    })
  }
}

async function lockDigest(trx: Trx, sha256: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('bytes:' || ${sha256}::text, 0))`.execute(trx)
}

async function isKnown(trx: Trx, sha256: Buffer): Promise<boolean> {
  const { rows } = await sql<{ isKnown: boolean }>`
    select exists (select 1 from ingest.asset_files where sha256 = ${sha256})
      or exists (select 1 from ingest.asset_parts where sha256 = ${sha256})
      or exists (select 1 from ingest.rendition_pieces where sha256 = ${sha256})
      or exists (select 1 from ingest.renditions where sha256 = ${sha256})
      or exists (select 1 from ingest.uploads where sha256 = ${sha256} and state in ('arriving', 'arrived')) as is_known
  `.execute(trx)
  return rows[0]?.isKnown === true
}

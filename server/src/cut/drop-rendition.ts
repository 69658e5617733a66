import { sql } from 'kysely'
import type { Storage } from '../plant/storage/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/**
 * Lets a copy go that nobody wants any more, asked under the lock that whoever asks for it takes: its file is removed
 * unless another row has the same bytes. It can be made again from its render. What is to be removed is written down
 * before it is: begun anew after a crash, it ends what was begun.
 */
export async function dropRendition(
  { db, storage }: { db: Db; storage: Pick<Storage, 'remove'> },
  { renditionId, isWanted }: { renditionId: string; isWanted: (trx: Trx) => Promise<boolean> },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .selectFrom('cut.renditions')
      .select('id')
      .where('id', '=', renditionId)
      .forUpdate()
      .executeTakeFirst()
    if (await isWanted(trx)) return
    await trx
      .updateTable('cut.renditions')
      .set({ state: 'dropped', madeAt: null })
      .where('id', '=', renditionId)
      .where('state', '!=', 'dropped')
      .execute()
  })
  await removeLeft({ db, storage }, renditionId)
}

// A row that is not made and has a digest still has a file to lose.
async function removeLeft(
  { db, storage }: { db: Db; storage: Pick<Storage, 'remove'> },
  renditionId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('cut.renditions')
      .select('sha256')
      .where('id', '=', renditionId)
      .where('state', '=', 'dropped')
      .forUpdate()
      .executeTakeFirst()
    if (row?.sha256 == null) return
    await removeUnlessKept(trx, storage, row.sha256)
    await trx.updateTable('cut.renditions').set({ sha256: null }).where('id', '=', renditionId).execute()
  })
}

/** Removes the bytes of a copy that is not there any more, unless another row has the same. */
export async function removeUnlessKept(
  trx: Trx,
  storage: Pick<Storage, 'remove'>,
  sha256: Buffer,
): Promise<void> {
  await lockFilm(trx, sha256)
  if (!(await isKept(trx, sha256))) await storage.remove(sha256.toString('hex'))
}

/** Nobody keeps or removes these bytes until the transaction is over. */
export async function lockFilm(trx: Trx, sha256: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('bytes:' || ${sha256.toString('hex')}::text, 0))`.execute(
    trx,
  )
}

async function isKept(trx: Trx, sha256: Buffer): Promise<boolean> {
  const { rows } = await sql<{ isKept: boolean }>`
    select exists (select 1 from cut.renditions where sha256 = ${sha256} and state = 'made')
      or exists (select 1 from cut.renders where sha256 = ${sha256} or poster_sha256 = ${sha256})
      or exists (select 1 from ingest.asset_files where sha256 = ${sha256})
      or exists (select 1 from ingest.asset_parts where sha256 = ${sha256}) as is_kept`.execute(trx)
  return rows[0]?.isKept === true
}

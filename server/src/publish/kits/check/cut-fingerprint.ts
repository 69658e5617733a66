import { type FilmFingerprint, fingerprintBytes, readFingerprint } from '@stagedoor/core/publish/fingerprint'
import { type Engine, fingerprintFilm } from '../../../plant/media/index.ts'
import { type Storage, useFile } from '../../../plant/storage/index.ts'
import type { Db } from '../../../schema/index.ts'

/** By what a rendered cut is known again: worked out once from its film, and kept as long as the render is. */
export async function cutFingerprint(
  { db, storage, media }: { db: Db; storage: Storage; media: Engine },
  { renderId, folder, signal }: { renderId: string; folder: string; signal: AbortSignal },
): Promise<FilmFingerprint> {
  const kept = await db
    .selectFrom('publish.cutFingerprints')
    .select('fingerprint')
    .where('renderId', '=', renderId)
    .executeTakeFirst()
  if (kept !== undefined) return readFingerprint(kept.fingerprint)
  const { sha256 } = await db
    .selectFrom('cut.renders')
    .select('sha256')
    .where('id', '=', renderId)
    .executeTakeFirstOrThrow()
  if (sha256 === null) throw new Error(`The render ${renderId} has no film`)
  const made = await useFile(storage, sha256.toString('hex'), (path) =>
    fingerprintFilm(media, path, { folder, signal }),
  )
  await db
    .insertInto('publish.cutFingerprints')
    .values({ renderId, fingerprint: Buffer.from(fingerprintBytes(made)) })
    .onConflict((conflict) => conflict.column('renderId').doNothing())
    .execute()
  return made
}

import type { AssetFileRole } from '@stagedoor/core/ingest'
import { sql } from 'kysely'
import { newId } from '../../plant/db/index.ts'
import type { Released } from '../../plant/media/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { keepBytes, releaseBytes } from '../bytes.ts'
import { lockAsset, type AssetRow } from '../queries.ts'
import type { PreparePorts } from './ports.ts'

/** A file that was made of an asset, was let out, and waits in a folder to be kept. */
export interface MadeFile {
  readonly role: AssetFileRole
  readonly released: Released
  readonly facts: Readonly<Record<string, unknown>>
}

/** A file of an asset as kept. */
export interface KeptFile {
  readonly sha256: string
  readonly sizeBytes: number
  readonly mediaType: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** Thrown where an asset is deleted while it is prepared: there is nothing left to do. */
export class AssetGone extends Error {
  override readonly name = 'AssetGone'
}

/** The file of a role that an earlier try finished; null where it has to be made. */
export async function keptFile(
  { db, storage }: PreparePorts,
  assetId: string,
  role: AssetFileRole,
): Promise<KeptFile | null> {
  const row = await db
    .selectFrom('ingest.assetFiles')
    .select(['sha256', 'sizeBytes', 'mediaType', 'facts'])
    .where('assetId', '=', assetId)
    .where('role', '=', role)
    .executeTakeFirst()
  if (row === undefined) return null
  const sha256 = row.sha256.toString('hex')
  return (await storage.has(sha256)) ? { ...row, sha256 } : null
}

/**
 * Keeps a file of an asset. The row is written first and the bytes after it, so that a crash between the two leaves a
 * row without bytes, which the next try makes again, and never bytes that no row knows.
 */
export async function keepFile(ports: PreparePorts, assetId: string, made: MadeFile): Promise<KeptFile> {
  return (await keptFile(ports, assetId, made.role)) ?? putFile(ports, assetId, made)
}

/** Keeps a file of an asset as {@link keepFile} does; one that stood there goes. */
export async function putFile(ports: PreparePorts, assetId: string, made: MadeFile): Promise<KeptFile> {
  const { db } = ports
  const { sha256, sizeBytes, mediaType } = made.released
  const kept = { sha256, sizeBytes, mediaType, facts: made.facts }
  await writeRow(ports, assetId, { role: made.role, ...kept })
  if (!(await keepBytes(ports, made.released))) throw new AssetGone()
  await db
    .transaction()
    .execute(async (trx) => notifyTopic(trx, (await stillPreparing(trx, assetId)).productionId, 'dailies'))
  return kept
}

/** Keeps a file under a second role as well: the same bytes, which lie in the vault once. */
export async function keepAlsoAs(
  ports: PreparePorts,
  assetId: string,
  { role, file }: { role: AssetFileRole; file: KeptFile },
): Promise<void> {
  if ((await keptFile(ports, assetId, role)) === null)
    await writeRow(ports, assetId, { role, ...file, facts: {} })
}

/** Keeps a file that is in the vault under a role; one that stood there goes. */
export async function putAlsoAs(
  ports: PreparePorts,
  assetId: string,
  { role, file }: { role: AssetFileRole; file: KeptFile },
): Promise<void> {
  await writeRow(ports, assetId, { role, ...file })
}

/**
 * The asset, held; throws {@link AssetGone} where nothing is made of it any more. One that is ready may still get what
 * was missed.
 */
export async function stillPreparing(trx: Trx, assetId: string): Promise<AssetRow> {
  const asset = await lockAsset(trx, assetId)
  if (asset.state !== 'preparing' && asset.state !== 'ready') throw new AssetGone()
  return asset
}

type FileRow = KeptFile & { readonly role: AssetFileRole }

async function writeRow(ports: PreparePorts, assetId: string, row: FileRow): Promise<void> {
  const replaced = await ports.db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    return writeFileRow(trx, assetId, row)
  })
  if (replaced !== null && replaced !== row.sha256) await releaseBytes(ports, [replaced])
}

async function writeFileRow(
  trx: Trx,
  assetId: string,
  { role, sha256, sizeBytes, mediaType, facts }: FileRow,
): Promise<string | null> {
  const before = await trx
    .selectFrom('ingest.assetFiles')
    .select('sha256')
    .where('assetId', '=', assetId)
    .where('role', '=', role)
    .executeTakeFirst()
  await trx
    .insertInto('ingest.assetFiles')
    .values({
      id: newId(),
      assetId,
      role,
      sha256: Buffer.from(sha256, 'hex'),
      sizeBytes,
      mediaType,
      facts: JSON.stringify(facts),
    })
    .onConflict((conflict) =>
      conflict.columns(['assetId', 'role']).doUpdateSet({
        sha256: sql`excluded.sha256`,
        sizeBytes: sql`excluded.size_bytes`,
        mediaType: sql`excluded.media_type`,
        facts: sql`excluded.facts`,
      }),
    )
    .execute()
  return before?.sha256.toString('hex') ?? null
}

import { sql } from 'kysely'
import { newId } from '../plant/db/index.ts'
import type { Released } from '../plant/media/index.ts'
import type { Db } from '../schema/index.ts'
import { keepBytes, releaseBytes } from './bytes.ts'
import { AssetGone } from './prepare/keep-file.ts'
import type { PreparePorts } from './prepare/ports.ts'
import { lockAsset } from './queries.ts'

/** What a numbered file of an asset is for: a page and its small picture, a sound to hear and its peaks. */
export type PartKind = 'page' | 'page-small' | 'sound' | 'sound-peaks'

/** A numbered file that was made of an asset and was let out. */
export interface MadePart {
  readonly kind: PartKind
  readonly number: number
  readonly released: Released
  readonly facts: Readonly<Record<string, unknown>>
}

/**
 * Keeps a numbered file of an asset, row before bytes as {@link keepFile} does; one that stood there goes. Throws
 * {@link AssetGone} where the asset is deleted.
 */
export async function keepPart(
  ports: Pick<PreparePorts, 'db' | 'storage'>,
  assetId: string,
  { kind, number, released, facts }: MadePart,
): Promise<void> {
  const { sha256, sizeBytes, mediaType } = released
  const before = await ports.db.transaction().execute(async (trx) => {
    const { state } = await lockAsset(trx, assetId)
    if (state !== 'preparing' && state !== 'ready') throw new AssetGone()
    const [stood] = await partsOf(trx, { assetId, kinds: [kind], number })
    await trx
      .insertInto('ingest.assetParts')
      .values({
        id: newId(),
        assetId,
        kind,
        number,
        sha256: Buffer.from(sha256, 'hex'),
        sizeBytes,
        mediaType,
        facts: JSON.stringify(facts),
      })
      .onConflict((conflict) =>
        conflict.columns(['assetId', 'kind', 'number']).doUpdateSet({
          sha256: sql`excluded.sha256`,
          sizeBytes: sql`excluded.size_bytes`,
          mediaType: sql`excluded.media_type`,
          facts: sql`excluded.facts`,
        }),
      )
      .execute()
    return stood?.sha256.toString('hex')
  })
  if (before !== undefined && before !== sha256) await releaseBytes(ports, [before])
  if (!(await keepBytes(ports, released))) throw new AssetGone()
}

/** The numbered files of an asset in their order. */
export function partsOf(
  db: Db,
  { assetId, kinds, number }: { assetId: string; kinds: readonly PartKind[]; number?: number },
) {
  return db
    .selectFrom('ingest.assetParts')
    .selectAll()
    .where('assetId', '=', assetId)
    .where('kind', 'in', [...kinds])
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number')
    .execute()
}

import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { posterOf } from './dailies/pictures.ts'

/** An asset as lists show it. */
export interface ShownAsset {
  readonly id: string
  readonly title: string
  readonly posterUrl: string | null
}

/** Titles and posters of some assets by their ids; poster addresses live ten minutes. */
export async function assetsShown(
  { db, addresses }: { db: Db; addresses: MediaAddresses },
  assetIds: readonly string[],
): Promise<ReadonlyMap<string, ShownAsset>> {
  if (assetIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('ingest.listedAssets')
    .select(['id', 'title', 'gateId', 'files'])
    .where('id', 'in', [...new Set(assetIds)])
    .execute()
  return new Map(
    rows.map((row) => [row.id, { id: row.id, title: row.title, posterUrl: posterOf({ addresses }, row) }]),
  )
}

/** What the scenes of a production are called, by their ids. */
export async function sceneNames(db: Db, productionId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('production.numberedScenes')
    .select(['id', 'number', 'title'])
    .where('productionId', '=', productionId)
    .execute()
  return new Map(rows.map(({ id, number, title }) => [id, title === '' ? number : `${number}, ${title}`]))
}

import { type Embargo, embargoId, WORLD } from '@stagedoor/core/clearance'
import { instant } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Db } from '../schema/index.ts'

/**
 * What keeps in those of some assets that nobody has looked at from end to end: to the law an embargo of the asset that
 * only looking ends. It is made of the missing word and kept nowhere; its identity is the asset's.
 */
export async function heldUnseen(db: Db, assetIds: readonly string[]): Promise<readonly Embargo[]> {
  if (assetIds.length === 0) return []
  const rows = await db
    .selectFrom('ingest.assetFacts as a')
    .leftJoin('clearance.looks as l', 'l.assetId', 'a.id')
    .select(['a.id', 'a.title'])
    .where('a.id', 'in', [...assetIds])
    .where('l.assetId', 'is', null)
    .orderBy('a.id')
    .execute()
  return rows.map(({ id, title }) => ({
    id: embargoId(id),
    name: title,
    cause: 'unseen',
    scope: { kind: 'asset', assetId: assetIdOf(id) },
    territories: [WORLD],
    begunAt: instant(0),
    until: { kind: 'never' },
    lifters: { kind: 'anyone-allowed' },
    lifts: [],
    exemptions: [],
    ahead: null,
  }))
}

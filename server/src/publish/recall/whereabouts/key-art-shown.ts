import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { exposuresById } from '../../../clearance/index.ts'
import type { Db } from '../../../schema/index.ts'

/** A still that stands or stood at the head of the own page. */
export interface ShownKeyArt {
  readonly title: string
  readonly gateId: string
  readonly since: Instant
  /** When it was taken down or shut; null while it stands there. */
  readonly until: Instant | null
}

/** Which of some exposures of key art were shown; what was refused when it was chosen never stood anywhere. */
export async function keyArtShown(db: Db, exposureIds: readonly string[]): Promise<readonly ShownKeyArt[]> {
  if (exposureIds.length === 0) return []
  const exposures = await exposuresById(db, exposureIds, { lock: false })
  const stood = exposures.flatMap(({ gateId, closedAt, order: { leaving } }) =>
    gateId === null || leaving.kind !== 'asset' ? [] : [{ gateId, closedAt, assetId: leaving.assetId }],
  )
  const anyOf = (ids: readonly string[]) => sql<string>`any(${ids}::uuid[])`
  const gates = await db
    .selectFrom('wall.gates')
    .select(['id', 'opensAt', 'standing', 'changedAt'])
    .where('id', '=', anyOf(stood.map(({ gateId }) => gateId)))
    .where('opensAt', 'is not', null)
    .execute()
  const assets = await db
    .selectFrom('ingest.listedAssets')
    .select(['id', 'title'])
    .where('id', '=', anyOf(stood.map(({ assetId }) => assetId)))
    .execute()
  const gateOf = new Map(gates.map((gate) => [gate.id, gate]))
  const titleOf = new Map<string, string>(assets.map(({ id, title }) => [id, title]))
  return stood.flatMap(({ gateId, closedAt, assetId }) => {
    const { opensAt = null, standing, changedAt = null } = gateOf.get(gateId) ?? {}
    if (opensAt === null) return []
    const until = closedAt ?? (standing === 'shut' ? changedAt : null)
    return [{ title: titleOf.get(assetId) ?? '', gateId, since: opensAt, until }]
  })
}

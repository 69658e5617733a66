import { Problem } from '@stagedoor/contract/problems'
import type { AssetGenre } from '@stagedoor/core/ingest'
import { sql } from 'kysely'
import type { Db, Trx } from '../schema/index.ts'
import { type AssetChange, changeOne, type HangAssets, isEvidence } from './change-asset.ts'

/** What the crew says anew about one asset of many; scenes are added and taken away, so that others' stay. */
export interface OneOfMany {
  readonly assetId: string
  readonly genre?: AssetGenre
  readonly shootingDayId?: string | null
  readonly addSceneIds?: readonly string[]
  readonly removeSceneIds?: readonly string[]
}

/**
 * Changes many assets of a production, all of them or none, and answers for each that is another now what takes the
 * change back. What is so already is left alone: sent twice, it changes nothing the second time. Throws `not-found`
 * where one of them is not in the dailies of this production.
 */
export async function changeAssets(
  { db, hang }: { db: Db; hang: HangAssets },
  { productionId, changes }: { productionId: string; changes: readonly OneOfMany[] },
): Promise<OneOfMany[]> {
  return db.transaction().execute(async (trx) => {
    const before = await differing(trx, { productionId, changes })
    const evidence = before.filter(({ change }) => isEvidence(change))
    if (evidence.length === 0) return changeEach(trx, before)
    let undone: OneOfMany[] = []
    const assetIds = evidence.map(({ back }) => back.assetId)
    await hang(trx, { productionId, assetIds }, async () => {
      // Alone with the evidence now: what somebody else changed meanwhile is seen.
      undone = await changeEach(trx, await differing(trx, { productionId, changes }))
    })
    return undone
  })
}

interface Differing {
  readonly change: AssetChange
  /** What takes it back. */
  readonly back: OneOfMany
}

async function changeEach(trx: Trx, all: readonly Differing[]): Promise<OneOfMany[]> {
  for (const { change, back } of all) await changeOne(trx, back.assetId, change)
  return all.map(({ back }) => back)
}

// In one order for everybody, so that two batches never wait for each other in a circle.
async function differing(
  trx: Trx,
  { productionId, changes }: { productionId: string; changes: readonly OneOfMany[] },
): Promise<Differing[]> {
  const wanted = new Map(changes.map((change) => [change.assetId, change]))
  const rows = await trx
    .selectFrom('ingest.assets')
    .select(['id', 'genre', 'shootingDayId'])
    .select((eb) =>
      eb
        .selectFrom('ingest.assetScenes as s')
        .select(sql<string[]>`coalesce(array_agg(s.scene_id), '{}')`.as('ids'))
        .whereRef('s.assetId', '=', 'ingest.assets.id')
        .as('sceneIds'),
    )
    .where('id', '=', sql<string>`any(${[...wanted.keys()]}::uuid[])`)
    .where('productionId', '=', productionId)
    .where('state', 'in', ['preparing', 'ready'])
    .where('kind', 'is not', null)
    .orderBy('id')
    .execute()
  if (rows.length !== wanted.size)
    throw new Problem('not-found', {
      detail: 'One of these is no longer in the dailies of this production. Nothing was changed.',
    })
  return rows.flatMap((row) => differenceOf({ ...row, sceneIds: row.sceneIds ?? [] }, wanted.get(row.id)))
}

interface Standing {
  readonly id: string
  readonly genre: AssetGenre
  readonly shootingDayId: string | null
  readonly sceneIds: readonly string[]
}

function differenceOf(stands: Standing, wanted: OneOfMany | undefined): Differing[] {
  const { genre = stands.genre, shootingDayId = stands.shootingDayId } = wanted ?? {}
  const has = new Set(stands.sceneIds)
  const added = (wanted?.addSceneIds ?? []).filter((id) => !has.has(id))
  const removed = (wanted?.removeSceneIds ?? []).filter((id) => has.has(id))
  const sceneIds = [...stands.sceneIds.filter((id) => !removed.includes(id)), ...added]
  const [isGenre, isDay] = [genre !== stands.genre, shootingDayId !== stands.shootingDayId]
  const isScenes = added.length + removed.length > 0
  if (!isGenre && !isDay && !isScenes) return []
  const change: AssetChange = {
    ...(isGenre ? { genre } : {}),
    ...(isDay ? { shootingDayId } : {}),
    ...(isScenes ? { sceneIds } : {}),
  }
  const back: OneOfMany = {
    assetId: stands.id,
    ...(isGenre ? { genre: stands.genre } : {}),
    ...(isDay ? { shootingDayId: stands.shootingDayId } : {}),
    ...(added.length > 0 ? { removeSceneIds: added } : {}),
    ...(removed.length > 0 ? { addSceneIds: removed } : {}),
  }
  return [{ change, back }]
}

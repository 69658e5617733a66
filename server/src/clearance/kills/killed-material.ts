import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'

/** A kill that stands, as lists and pages show it: whose it is, who said so and when, and which stretch of an asset. */
export interface StandingKill {
  readonly id: string
  readonly person: string
  readonly by: string
  readonly at: Instant
  readonly note: string
  /** Null where the whole of it is dead. */
  readonly range: { readonly from: number; readonly to: number } | null
}

/** The kills that stand on some assets, by the asset's id. */
export async function killsOnAssets(
  db: Db,
  assetIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingKill[]>> {
  if (assetIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('clearance.standingKills')
    .selectAll()
    .where('assetId', 'in', [...assetIds])
    .orderBy('saidAt')
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ assetId: row.assetId ?? '', ...killOf(row) })),
    ({ assetId }) => assetId,
  )
}

/** The kills that stand on some cuts, by the cut's id. */
export async function killsOnCuts(
  db: Db,
  cutIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StandingKill[]>> {
  if (cutIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('clearance.standingKills')
    .selectAll()
    .where('cutId', 'in', [...cutIds])
    .orderBy('saidAt')
    .orderBy('id')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ cutId: row.cutId ?? '', ...killOf(row) })),
    ({ cutId }) => cutId,
  )
}

function killOf(row: {
  id: string
  subjectName: string
  saidBy: string
  saidAt: Instant
  note: string
  fromFlicks: number | null
  toFlicks: number | null
}): StandingKill {
  const { id, subjectName: person, saidBy: by, saidAt: at, note, fromFlicks, toFlicks } = row
  const range = fromFlicks === null || toFlicks === null ? null : { from: fromFlicks, to: toFlicks }
  return { id, person, by, at, note, range }
}

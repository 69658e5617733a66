import type { Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { type Expression, sql, type SqlBool } from 'kysely'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { verdictIn } from './verdict-rows.ts'

/** An asset in the day's review list, with the answer to its question and the picture it goes by. */
export interface DailiesRow {
  readonly id: string
  readonly kind: 'video' | 'still' | 'sound'
  readonly title: string
  readonly state: 'preparing' | 'ready' | 'refused' | 'deleted'
  readonly durationFlicks: number | null
  readonly posterUrl: string | null
  readonly contributor: string | null
  readonly craft: string | null
  readonly receivedAt: number
  readonly shootingDay: {
    readonly id: string
    readonly unit: string
    readonly number: number
    readonly shotOn: string
  } | null
  readonly look: { readonly at: Instant; readonly by: string } | null
  readonly exposureId: string | null
  readonly verdict: Verdict | null
}

interface Asked {
  readonly productionId: string
  readonly shootingDayId?: string
  readonly verdictKind?: string
  readonly offset: number
  readonly limit: number
}

/** What came in, newest shooting day first and within a day the newest first; poster addresses live ten minutes. */
export async function listDailies(
  { db, addresses }: { db: Db; addresses: MediaAddresses },
  asked: Asked,
): Promise<DailiesRow[]> {
  const rows = await db
    .selectFrom('ingest.listedAssets as a')
    .leftJoin('clearance.exposures as e', (join) =>
      join.onRef('e.ref', '=', 'a.id').on('e.kind', '=', 'asset'),
    )
    .leftJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .leftJoin('clearance.looks as l', 'l.assetId', 'a.id')
    .selectAll('a')
    .select(['e.id as exposureId', 'v.verdict', 'l.lookedAt', 'l.lookedBy'])
    .where('a.productionId', '=', asked.productionId)
    .where('a.state', 'in', ['preparing', 'ready'])
    .where((eb) => {
      const narrowing: Expression<SqlBool>[] = []
      if (asked.shootingDayId !== undefined) narrowing.push(eb('a.shootingDayId', '=', asked.shootingDayId))
      if (asked.verdictKind !== undefined) narrowing.push(eb(sql.ref('v.kind'), '=', asked.verdictKind))
      return eb.and(narrowing)
    })
    .orderBy(
      sql`a.shot_on desc nulls first, a.unit_name, a.shooting_day_number desc, a.received_at desc, a.id`,
    )
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    durationFlicks: row.durationFlicks,
    posterUrl: posterOf({ addresses }, row),
    contributor: row.contributorName,
    craft: row.craft,
    receivedAt: row.receivedAt,
    shootingDay: dayOf(row),
    look: row.lookedAt === null || row.lookedBy === null ? null : { at: row.lookedAt, by: row.lookedBy },
    exposureId: row.exposureId,
    verdict: row.verdict === null ? null : verdictIn(row.verdict),
  }))
}

/** The address of an asset's poster, for a viewer of the crew, or null where it has none. */
export function posterOf(
  { addresses }: { addresses: MediaAddresses },
  { gateId, files }: { gateId: string; files: { poster?: { sha256: string; mediaType: string } } },
): string | null {
  if (files.poster === undefined) return null
  const { sha256, mediaType } = files.poster
  return addresses.mint({ gateId, mintedFor: 'crew', sha256, mediaType })
}

function dayOf(row: {
  shootingDayId: string | null
  unitName: string | null
  shootingDayNumber: number | null
  shotOn: string | null
}): DailiesRow['shootingDay'] {
  const { shootingDayId: id, unitName: unit, shootingDayNumber: number, shotOn } = row
  return id === null || unit === null || number === null || shotOn === null
    ? null
    : { id, unit, number, shotOn }
}

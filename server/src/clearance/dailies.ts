import type { Verdict } from '@stagedoor/core/clearance'
import type { AssetState } from '@stagedoor/core/ingest'
import type { Instant } from '@stagedoor/core/time'
import { type Expression, sql, type SqlBool } from 'kysely'
import type { DayCard } from '../ingest/index.ts'
import type { FilmstripDescription } from '../plant/media/index.ts'
import type { ListedFile } from '../schema/ingest.ts'
import type { Db } from '../schema/index.ts'
import type { MediaAddresses } from '../wall/index.ts'
import { verdictIn } from './verdict-rows.ts'

/** An asset in the day's review list, with the answer to its question and the picture it goes by. */
export interface DailiesRow {
  readonly id: string
  readonly kind: 'video' | 'still' | 'sound'
  readonly title: string
  readonly state: AssetState
  readonly durationFlicks: number | null
  readonly posterUrl: string | null
  readonly filmstrip: Filmstrip | null
  readonly contributor: string | null
  readonly craft: string | null
  readonly receivedAt: number
  readonly shootingDay: DayCard | null
  readonly look: { readonly at: Instant; readonly by: string } | null
  readonly exposureId: string | null
  readonly verdict: Verdict | null
}

/** Small pictures of a film in one file, evenly over its length, row after row; sides in pixels. */
export interface Filmstrip extends Omit<FilmstripDescription, 'everyFlicks'> {
  readonly url: string
}

interface Asked {
  readonly productionId: string
  readonly shootingDayId?: string
  readonly verdictKind?: string
  readonly offset: number
  readonly limit: number
}

/** What came in, newest shooting day first and within a day the newest first; addresses live ten minutes. */
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
    filmstrip: filmstripOf({ addresses }, row),
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

function filmstripOf(
  { addresses }: { addresses: MediaAddresses },
  { gateId, files }: { gateId: string; files: { filmstrip?: ListedFile } },
): Filmstrip | null {
  if (files.filmstrip === undefined) return null
  const { sha256, mediaType, facts } = files.filmstrip
  const { tiles, columns, rows, tileWidth, tileHeight } = facts as unknown as FilmstripDescription
  const url = addresses.mint({ gateId, mintedFor: 'crew', sha256, mediaType })
  return { url, tiles, columns, rows, tileWidth, tileHeight }
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

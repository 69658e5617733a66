import type { AssetKind } from '@stagedoor/core/ingest'
import type { Db } from '../schema/index.ts'
import type { DayCard } from './day-card.ts'

/** A file that is kept sealed, as the crew is told of it; nothing of its content is here, nor a way to it. */
export interface UnreadableFile {
  readonly assetId: string
  readonly kind: AssetKind | null
  readonly fileName: string
  readonly sizeBytes: number
  readonly receiptNumber: string | null
  readonly contributor: string | null
  readonly craft: string | null
  readonly receivedAt: number
  readonly shootingDay: DayCard | null
  /** Why it cannot be shown; null while it is tried once more. */
  readonly problem: Record<string, unknown> | null
}

/** What a production was sent and cannot show, newest first; one of which nothing is known stays listed while it is tried again. */
export async function listUnreadable(
  db: Db,
  { productionId, offset, limit }: { productionId: string; offset: number; limit: number },
): Promise<UnreadableFile[]> {
  const rows = await db
    .selectFrom('ingest.assets as a')
    .innerJoin('ingest.uploads as u', 'u.id', 'a.uploadId')
    .leftJoin('production.namedContributors as c', 'c.id', 'a.contributorId')
    .leftJoin('production.numberedDays as d', 'd.id', 'a.shootingDayId')
    .select(['a.id as assetId', 'a.kind', 'a.receivedAt', 'a.problem', 'a.shootingDayId'])
    .select(['u.fileName', 'u.sizeBytes', 'u.receiptNumber', 'c.name as contributor', 'c.craft'])
    .select(['d.number', 'd.unitName', 'd.shotOn'])
    .where('a.productionId', '=', productionId)
    .where((eb) => eb.or([eb('a.state', '=', 'unreadable'), eb('a.kind', 'is', null)]))
    .where('a.state', '!=', 'deleted')
    .orderBy('a.receivedAt', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(({ shootingDayId: id, number, unitName: unit, shotOn, ...row }) => ({
    ...row,
    shootingDay:
      id === null || number === null || unit === null || shotOn === null
        ? null
        : { id, number, unit, shotOn },
  }))
}

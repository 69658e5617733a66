import type { Verdict } from '@stagedoor/core/clearance'
import type { AssetGenre, AssetKind, AssetState, TriageMark } from '@stagedoor/core/ingest'
import { type Instant, instant } from '@stagedoor/core/time'
import type { DayCard } from '../../ingest/index.ts'
import type { Db } from '../../schema/index.ts'
import type { MediaAddresses } from '../../wall/index.ts'
import { verdictIn } from '../verdict-rows.ts'
import type { DailiesAsked } from './asked.ts'
import { cursorAfter, daysFrom } from './cursor.ts'
import { daysInOrder, NO_DAY } from './days-in-order.ts'
import { assetsInOrder, type FoundAsset } from './find-dailies.ts'
import { sql } from 'kysely'
import { narrowingsOf } from './narrowings.ts'
import { type Filmstrip, filmstripOf, posterOf } from './pictures.ts'

/** An asset in the day's review list, with the answer to its question and the picture it goes by. */
export interface DailiesRow {
  readonly id: string
  readonly kind: AssetKind
  readonly genre: AssetGenre
  readonly title: string
  readonly state: AssetState
  readonly durationFlicks: number | null
  readonly posterUrl: string | null
  readonly filmstrip: Filmstrip | null
  readonly contributor: string | null
  readonly craft: string | null
  readonly receivedAt: number
  readonly shootingDay: DayCard | null
  readonly scenes: readonly { readonly id: string; readonly number: string; readonly title: string }[]
  readonly triage: { readonly mark: TriageMark; readonly by: string; readonly at: Instant } | null
  readonly look: { readonly at: Instant; readonly by: string } | null
  readonly exposureId: string | null
  readonly verdict: Verdict | null
}

/**
 * What came in, newest shooting day first and within a day the newest first, from a place on; addresses live ten
 * minutes. `next` is the place behind the page, null at the end. Throws `invalid-request` for a place that is none.
 */
export async function listDailies(
  { db, addresses }: { db: Db; addresses: MediaAddresses },
  asked: DailiesAsked & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ rows: DailiesRow[]; next: string | null }> {
  const [all, narrowings] = await Promise.all([daysInOrder(db, asked), narrowingsOf(db, asked)])
  const looking = { productionId: asked.productionId, narrowings, ...daysFrom(all, asked.cursor) }
  const found = await assetsInOrder(db, looking, { limit: asked.limit + 1 })
  const rows = await db
    .selectFrom(sql<FoundAsset>`(${found})`.as('f'))
    .innerJoin('ingest.listedAssets as a', 'a.id', 'f.id')
    .innerJoin('ingest.dailies as t', 't.id', 'f.id')
    .leftJoin('clearance.exposures as e', (join) =>
      join.onRef('e.ref', '=', 'a.id').on('e.kind', '=', 'asset'),
    )
    .leftJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .leftJoin('clearance.looks as l', 'l.assetId', 'a.id')
    .selectAll('a')
    .select(['t.triage', 't.triagedBy', 't.triagedAt'])
    .select(['e.id as exposureId', 'v.verdict', 'l.lookedAt', 'l.lookedBy'])
    .orderBy('f.place')
    .orderBy('f.receivedAt', 'desc')
    .orderBy('f.id')
    .execute()
  const page = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? page.at(-1) : undefined
  return {
    next: last ? cursorAfter({ dayKey: last.shootingDayId ?? NO_DAY, ...last }) : null,
    rows: page.map((row) => ({
      id: row.id,
      kind: row.kind,
      genre: row.genre,
      title: row.title,
      state: row.state,
      durationFlicks: row.durationFlicks,
      posterUrl: posterOf({ addresses }, row),
      filmstrip: filmstripOf({ addresses }, row),
      contributor: row.contributorName,
      craft: row.craft,
      receivedAt: row.receivedAt,
      shootingDay: dayOf(row),
      scenes: row.scenes,
      triage: triageOf(row),
      look: row.lookedAt === null || row.lookedBy === null ? null : { at: row.lookedAt, by: row.lookedBy },
      exposureId: row.exposureId,
      verdict: row.verdict === null ? null : verdictIn(row.verdict),
    })),
  }
}

function triageOf(row: {
  triage: TriageMark | null
  triagedBy: string | null
  triagedAt: number | null
}): DailiesRow['triage'] {
  const { triage: mark, triagedBy: by, triagedAt: at } = row
  return mark === null || by === null || at === null ? null : { mark, by, at: instant(at) }
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

import { TRIAGE_MARKS, type TriageMark } from '@stagedoor/core/ingest'
import { VERDICT_KINDS, type Verdict } from '@stagedoor/core/clearance'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { DailiesAsked } from './asked.ts'
import { daysFrom } from './cursor.ts'
import { type DayInOrder, daysInOrder } from './days-in-order.ts'
import { assetsInOrder, type Bounds, type Looking } from './find-dailies.ts'
import { narrowingsOf } from './narrowings.ts'

/** How many assets are counted day by day; what lies behind them is counted from its own day on. */
const COUNTED = 10_000
/** The same of a list that is narrowed: what is left may lie far apart. A day is always counted to its end. */
const COUNTED_NARROWED = 2_000
/** How far the assets of a mark or a verdict are counted: "1,000+". */
const COUNTED_OF_ONE = 1_000
/** As many contributors as a person chooses among; a search finds the others by name. */
const MOST_CONTRIBUTORS = 500

/** How much lies on each day, and how much bears each mark and each verdict. */
export interface DailiesOverview {
  readonly days: readonly { readonly day: DayInOrder; readonly count: number }[]
  /** The first day that is not counted to its end; null where all were. */
  readonly from: string | null
  readonly marks: Readonly<Record<TriageMark, number>>
  readonly verdicts: Readonly<Record<Verdict['kind'], number>>
  /** Who sent anything of the whole production, by name. */
  readonly contributors: readonly Contributor[]
}

interface Contributor {
  readonly id: string
  readonly name: string
  readonly craft: string
}

/** Counts what the dailies hold, narrowed as asked, from a day on and never further than is read at once. */
export async function overviewDailies(
  db: Db,
  asked: DailiesAsked & { readonly cursor?: string | undefined },
  bounds: { readonly most?: number } = {},
): Promise<DailiesOverview> {
  const [all, narrowings] = await Promise.all([daysInOrder(db, asked), narrowingsOf(db, asked)])
  const { days } = daysFrom(all, asked.cursor)
  const { most = narrowings.length === 0 ? COUNTED : COUNTED_NARROWED } = bounds
  const look = { productionId: asked.productionId, after: null, narrowings }
  const rows = await countedByDay(db, { ...look, days }, { limit: most + 1 })
  const { rows: counts } = await sql<{
    marks: Record<TriageMark, number>
    verdicts: Record<Verdict['kind'], number>
  }>`
    select ${objectOf(TRIAGE_MARKS, (mark) => sql`select 1 from ingest.dailies where production_id = ${asked.productionId} and triage = ${mark}`)} as marks,
      ${objectOf(VERDICT_KINDS, (kind) => sql`select 1 from clearance.exposures where production_id = ${asked.productionId} and kind = 'asset' and verdict_kind = ${kind}`)} as verdicts`.execute(
    db,
  )
  const { rows: contributors } = await sql<Contributor>`
    select id, name, craft from production.named_contributors c
    where production_id = ${asked.productionId}
      and exists (select from ingest.dailies a where a.production_id = c.production_id and a.contributor_id = c.id)
    order by lower(name), id limit ${MOST_CONTRIBUTORS}`.execute(db)
  const { counted, from } = await wholeDays(db, { ...look, days }, { rows, most })
  return {
    days: counted.map(({ place, count }) => ({ day: days[place - 1]!, count })),
    from,
    marks: counts[0]!.marks,
    verdicts: counts[0]!.verdicts,
    contributors,
  }
}

interface Counted {
  readonly place: number
  readonly count: number
}

async function countedByDay(
  db: Db,
  looking: Looking,
  bounds: { readonly limit: number } & Bounds,
): Promise<Counted[]> {
  const found = await assetsInOrder(db, looking, bounds)
  const { rows } = await sql<Counted>`
    select place::integer, count(*)::integer as count from (${found}) found group by place order by place`.execute(
    db,
  )
  return rows
}

// The day at which counting ended is not counted to its end: it is left for the next page, or counted by itself where
// it is the first, so that every page gets on.
async function wholeDays(
  db: Db,
  looking: Looking,
  { rows, most }: { rows: readonly Counted[]; most: number },
): Promise<{ counted: readonly Counted[]; from: string | null }> {
  const keyAt = (place: number) => looking.days[place - 1]?.key ?? null
  const last = rows.at(-1)
  const isMore = rows.reduce((sum, { count }) => sum + count, 0) > most
  if (!isMore || last === undefined) return { counted: rows, from: null }
  if (rows.length > 1) return { counted: rows.slice(0, -1), from: keyAt(last.place) }
  const day = looking.days.slice(last.place - 1, last.place)
  const all = { limit: Number.MAX_SAFE_INTEGER, few: 0, lookedAt: 0 }
  const [whole] = await countedByDay(db, { ...looking, days: day }, all)
  return { counted: [{ place: last.place, count: whole?.count ?? last.count }], from: keyAt(last.place + 1) }
}

function objectOf(names: readonly string[], rowsOf: (name: string) => ReturnType<typeof sql>) {
  const pairs = names.map(
    (name) =>
      sql`${sql.lit(name)}, (select count(*) from (${rowsOf(name)} limit ${COUNTED_OF_ONE + 1}) counted)`,
  )
  return sql`jsonb_build_object(${sql.join(pairs)})`
}

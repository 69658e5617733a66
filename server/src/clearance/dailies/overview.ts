import { TRIAGE_MARKS, type TriageMark } from '@stagedoor/core/ingest'
import { VERDICT_KINDS, type Verdict } from '@stagedoor/core/clearance'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { DailiesAsked } from './asked.ts'
import { daysFrom } from './cursor.ts'
import { type DayInOrder, daysInOrder } from './days-in-order.ts'
import { assetsInOrder } from './find-dailies.ts'
import { narrowingsOf } from './narrowings.ts'

/** How many assets are counted day by day; what lies behind them is counted from its own day on. */
const COUNTED = 10_000
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
): Promise<DailiesOverview> {
  const [all, narrowings] = await Promise.all([daysInOrder(db, asked), narrowingsOf(db, asked)])
  const { days } = daysFrom(all, asked.cursor)
  const found = await assetsInOrder(
    db,
    { productionId: asked.productionId, days, after: null, narrowings },
    { limit: COUNTED + 1 },
  )
  const { rows } = await sql<{ place: number; count: number }>`
    select place::integer, count(*)::integer as count from (${found}) found group by place order by place`.execute(
    db,
  )
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
      and exists (select from ingest.dailies a where a.contributor_id = c.id)
    order by lower(name), id limit ${MOST_CONTRIBUTORS}`.execute(db)
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  const isMore = total > COUNTED
  const last = rows.length - 1
  return {
    days: rows.flatMap(({ place, count }, i) => {
      const day = days[place - 1]
      const known = isMore && i === last ? count - 1 : count
      return day === undefined || known === 0 ? [] : [{ day, count: known }]
    }),
    from: isMore ? (days[(rows[last]?.place ?? 1) - 1]?.key ?? null) : null,
    marks: counts[0]!.marks,
    verdicts: counts[0]!.verdicts,
    contributors,
  }
}

function objectOf(names: readonly string[], rowsOf: (name: string) => ReturnType<typeof sql>) {
  const pairs = names.map(
    (name) =>
      sql`${sql.lit(name)}, (select count(*) from (${rowsOf(name)} limit ${COUNTED_OF_ONE + 1}) counted)`,
  )
  return sql`jsonb_build_object(${sql.join(pairs)})`
}

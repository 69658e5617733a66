import { type RawBuilder, sql } from 'kysely'
import { at } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { instant } from '@stagedoor/core/time'
import type { Narrowing } from './narrowing.ts'
import { type DayInOrder, NO_DAY } from './days-in-order.ts'
import type { Place } from './cursor.ts'

/**
 * What a narrowing may leave so that it is sorted as a whole. One that leaves more is met so often on the way through
 * the days that walking them is quicker: with twenty thousand among a million, a page of 200 lies ten thousand deep.
 */
const FEW = 20_000

/** How many of the first assets are looked at for whether a page lies among them, before anything is counted. */
const lookedAtFor = (limit: number) => Math.max(2_000, 2 * limit)

/** Where the dailies are looked through, and by what. */
export interface Looking {
  readonly productionId: string
  readonly days: readonly DayInOrder[]
  readonly after: Place['after']
  readonly narrowings: readonly Narrowing[]
}

/** An asset with what it is ordered by. */
export interface FoundAsset {
  readonly id: string
  readonly receivedAt: number
  readonly place: number
}

/** How much is looked at and sorted before another way is taken. */
export interface Bounds {
  readonly few?: number
  readonly lookedAt?: number
}

/**
 * The statement of the assets that are left, in the order of the dailies and no more than `limit`: columns `id`,
 * `received_at` and `place`, which is the day's place among `days` from 1.
 */
export async function assetsInOrder(
  db: Db,
  looking: Looking,
  { limit, few = FEW, lookedAt = lookedAtFor(limit) }: { readonly limit: number } & Bounds,
): Promise<RawBuilder<FoundAsset>> {
  const { narrowings } = looking
  if (narrowings.every(({ isInOrder }) => isInOrder)) return walkingDays(looking, limit)
  if (lookedAt > 0 && (await isAmongFirst(db, looking, { limit, lookedAt })))
    return walkingDays(looking, limit)
  const smallest = few > 0 ? await fewest(db, narrowings, few) : undefined
  return smallest === undefined ? walkingDays(looking, limit) : sortingFew(looking, smallest, limit)
}

// Most of what is asked for is met at once: whether it is costs less than counting a common word.
async function isAmongFirst(
  db: Db,
  looking: Looking,
  { limit, lookedAt }: { limit: number; lookedAt: number },
): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from (
        select found.* from ${daysOf(looking)} cross join lateral (
          select a.* from ingest.dailies a
          where a.production_id = ${looking.productionId} and a.day_key = d.key and ${behind}
          order by a.received_at desc, a.id limit ${lookedAt}
        ) found limit ${lookedAt}
      ) a where ${holding(looking.narrowings)} limit ${limit}
    ) found`.execute(db)
  return rows[0]?.count === limit
}

// Each narrowing is asked for one more than few: none is ever counted further.
async function fewest(db: Db, narrowings: readonly Narrowing[], few: number): Promise<Narrowing | undefined> {
  const counted = await Promise.all(
    narrowings.map(async (narrowing) => {
      if (narrowing.among === null) return { narrowing, count: Infinity }
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from (select 1 from (${narrowing.among}) found limit ${few + 1}) found`.execute(
        db,
      )
      return { narrowing, count: rows[0]?.count ?? 0 }
    }),
  )
  return counted.filter(({ count }) => count <= few).toSorted((a, b) => a.count - b.count)[0]?.narrowing
}

// The lateral makes a nested loop of it, day by day in the order of the list, that ends at the limit; an `order by`
// inside would read every day before it.
function walkingDays(looking: Looking, limit: number) {
  return sql<FoundAsset>`
    select * from (
      select found.id, found.received_at, d.place from ${daysOf(looking)} cross join lateral (
        select a.id, a.received_at from ingest.dailies a
        where a.production_id = ${looking.productionId} and a.day_key = d.key and ${behind}
          and ${holding(looking.narrowings)}
        order by a.received_at desc, a.id limit ${limit}
      ) found limit ${limit}
    ) found order by place, received_at desc, id`
}

function sortingFew(looking: Looking, few: Narrowing, limit: number) {
  const others = looking.narrowings.filter((narrowing) => narrowing !== few)
  return sql<FoundAsset>`
    with few as materialized (${few.among ?? sql`select null::uuid as id`})
    select a.id, a.received_at, d.place
    from few join ingest.dailies a on a.id = few.id join ${daysOf(looking)} on d.key = a.day_key
    where a.production_id = ${looking.productionId} and ${behind} and ${holding(others)}
    order by d.place, a.received_at desc, a.id limit ${limit}`
}

// Bounds stand with each day, so that the first day begins behind the last asset of the page before.
const behind = sql<boolean>`a.received_at <= d.until and (a.received_at < d.until or a.id > d.after)`

function daysOf({ days, after }: Looking) {
  const keys = days.map(({ key }) => key)
  const first = after === null ? sql`'infinity'::timestamptz` : at(instant(after.receivedAt))
  return sql`(
    select key, place,
      case place when 1 then ${first} else 'infinity' end as until,
      case place when 1 then ${after?.id ?? NO_DAY}::uuid else ${NO_DAY}::uuid end as after
    from unnest(${keys}::uuid[]) with ordinality as day(key, place)
  ) d`
}

const holding = (narrowings: readonly Narrowing[]) =>
  narrowings.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`${sql.join(
        narrowings.map(({ holds }) => holds),
        sql` and `,
      )}`

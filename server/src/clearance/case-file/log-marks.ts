import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** Where the log tells of something: the entry's number and hash, and who did it. */
export interface LogMark {
  readonly number: number
  readonly kind: string
  readonly at: Instant
  readonly hash: string
  /** Whoever it names as its doer; null where nobody is named, or the name was erased. */
  readonly by: string | null
}

/** The entries of the log that name each of some things by its id, oldest first. */
export async function logMarksOf(
  db: Db,
  { productionId, ids }: { productionId: string; ids: readonly string[] },
): Promise<ReadonlyMap<string, readonly LogMark[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<LogMark & { about: string }>`
    select distinct e.seq as number, e.kind, e.at, encode(e.hash, 'hex') as hash, named.value as about,
      coalesce(p.body ->> 'by', p.body ->> 'typedName') as by
    from plant.chain_entries e
    cross join lateral jsonb_each_text(e.body) named
    left join plant.chain_personal p on p.production_id = e.production_id and p.seq = e.seq
    where e.production_id = ${productionId} and named.value = any(${[...ids]}::text[])
    order by e.seq`.execute(db)
  const marks = new Map<string, LogMark[]>()
  for (const { about, ...mark } of rows) marks.set(about, [...(marks.get(about) ?? []), mark])
  return marks
}

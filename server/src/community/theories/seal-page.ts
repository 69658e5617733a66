import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** Where a list of seals goes on: behind a day and an id. */
export interface SealPlace {
  readonly day: string
  readonly id: string
}

const CURSOR = /^(\d{4}-\d\d-\d\d) ([0-9a-f-]{36})$/

/** A place as it stands in an address. */
export const cursorAt = ({ day, id }: SealPlace): string => Buffer.from(`${day} ${id}`).toString('base64url')

/** The place that an address names; throws `invalid-request` for what is none. */
export function readCursor(cursor: string): SealPlace {
  const [, day, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (day === undefined || id === undefined)
    throw new Problem('invalid-request', { detail: 'after: no such cursor.' })
  return { day, id }
}

/**
 * Theories behind some gates, latest day first. The first few of each gate are read by its index and put together: of a
 * hundred thousand that open at once a page costs what it costs of twenty.
 */
export async function theoriesBehind(
  seen: Db,
  {
    productionId,
    gates,
    about = null,
    after = null,
    limit,
  }: {
    productionId: string
    gates: readonly string[]
    about?: string | null
    after?: SealPlace | null
    limit: number
  },
): Promise<string[]> {
  const isOn = about === null ? sql`true` : sql`s.label_id = ${about}`
  const isBehind =
    after === null
      ? sql`true`
      : sql`(s.day < ${after.day}::date or (s.day = ${after.day}::date and s.theory_id > ${after.id}))`
  const { rows } = await sql<{ theoryId: string }>`
    select page.theory_id from unnest(${[...gates]}::uuid[]) as gate (id) cross join lateral (
      select s.theory_id, s.day from community.seals s
      where s.production_id = ${productionId} and s.gate_id = gate.id and ${isOn} and ${isBehind}
      order by s.day desc, s.theory_id limit ${limit}) as page
    order by page.day desc, page.theory_id limit ${limit}`.execute(seen)
  return rows.map(({ theoryId }) => theoryId)
}

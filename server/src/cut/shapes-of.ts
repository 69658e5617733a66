import { sql } from 'kysely'
import type { Db } from '../schema/index.ts'

/** The cut that each of some cuts came from in the end, by its id; itself, where it came from none. */
export async function firstCutsOf(db: Db, cutIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ cutId: string; firstId: string }>`
    with recursive way (cut_id, id, came_from) as (
      select c.id, c.id, c.came_from from cut.cuts c where c.id = any(${[...cutIds]}::uuid[])
      union all
      select w.cut_id, c.id, c.came_from from way w join cut.cuts c on c.id = w.came_from
    )
    select cut_id, id as first_id from way where came_from is null`.execute(db)
  return new Map(rows.map(({ cutId, firstId }) => [cutId, firstId]))
}

/** A cut with its other shapes and lengths: all that came from the same first cut, by their ids. */
export async function shapesOf(db: Db, cutId: string): Promise<readonly string[]> {
  const firstId = (await firstCutsOf(db, [cutId])).get(cutId) ?? cutId
  const { rows } = await sql<{ id: string }>`
    with recursive shapes (id) as (
      select ${firstId}::uuid
      union all
      select c.id from shapes s join cut.cuts c on c.came_from = s.id
    )
    select id from shapes order by id`.execute(db)
  return rows.map(({ id }) => id)
}

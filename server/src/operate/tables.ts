import { sql } from 'kysely'
import type { Db } from '../schema/index.ts'

/** The schemas whose rows are the house; the job queue's are not, since unfinished work is begun again. */
export const SCHEMAS = [
  'auth',
  'production',
  'wall',
  'plant',
  'ingest',
  'clearance',
  'cut',
  'publish',
  'community',
] as const

/** A table as a backup names it, with the columns that are written (generated ones are not). */
export interface Table {
  schema: string
  name: string
  columns: string[]
}

/** Every table of the house, in a settled order. */
export async function tablesOf(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select t.table_schema as schema, t.table_name as name,
      array_agg(c.column_name::text order by c.ordinal_position) filter (where c.is_generated = 'NEVER') as columns
    from information_schema.tables t
    join information_schema.columns c using (table_schema, table_name)
    where t.table_type = 'BASE TABLE' and t.table_schema in (${sql.join(SCHEMAS)})
    group by 1, 2 order by 1, 2`.execute(db)
  return rows
}

/** The table's name as SQL. */
export const tableSql = ({ schema, name }: Pick<Table, 'schema' | 'name'>) => sql.id(schema, name)

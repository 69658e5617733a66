import { sql } from 'kysely'
import type { Migration } from '../migration.ts'

/** The job queue's schema: its tables are pg-boss's own, made and kept by the worker role at start. */
export const jobs: Migration = {
  name: '0007-jobs',
  up: async (trx, roles) => {
    const crew = sql.id(roles.crew)
    const worker = sql.id(roles.worker)
    await sql`create schema jobs`.execute(trx)
    await sql`grant usage, create on schema jobs to ${worker}`.execute(trx)
    await sql`grant usage on schema jobs to ${crew}`.execute(trx)
  },
}

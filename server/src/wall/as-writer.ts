import { sql } from 'kysely'
import type { Db, Trx } from '../schema/index.ts'

/**
 * Writes through the fan's pool as a viewer, in one transaction with their id as its context. The role writes no table:
 * only functions that ask the wall by themselves do, so what a viewer may not see, they cannot touch either.
 */
export function asWriter<Written>(
  fan: Db,
  viewerId: string,
  act: (trx: Trx) => Promise<Written>,
): Promise<Written> {
  return fan.transaction().execute(async (trx) => {
    await sql`select set_config('stagedoor.viewer', ${viewerId}, true)`.execute(trx)
    return act(trx)
  })
}

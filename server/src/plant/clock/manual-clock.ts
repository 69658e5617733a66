import type { Instant } from '@stagedoor/core/time'
import { sql, type QueryExecutorProvider, type Transaction } from 'kysely'
import { at } from '../db/index.ts'

/** Told on change, so that every process follows. */
export const CHANNEL = 'clock'

/** Sets the clock of the whole house, policies included, once the transaction commits. */
export async function setManual<Tables>(trx: Transaction<Tables>, now: Instant): Promise<void> {
  await sql`update wall.clock set manual_now = ${at(now)}, ever_manual = true`.execute(trx)
  await sql`select pg_notify(${CHANNEL}, '')`.execute(trx)
}

/**
 * Puts the row in the state that this start asks for: a manual clock stands at the moment where it was left, else at
 * the present one; a real one leaves only the mark that the database has ever run with a manual clock.
 */
export async function settleClock(db: QueryExecutorProvider, mode: 'real' | 'manual'): Promise<void> {
  const { rows } =
    mode === 'manual'
      ? await sql`
          update wall.clock set manual_now = wall.now(), ever_manual = true
          where manual_now is null returning 1`.execute(db)
      : await sql`update wall.clock set manual_now = null where manual_now is not null returning 1`.execute(
          db,
        )
  if (rows.length > 0) await sql`select pg_notify(${CHANNEL}, '')`.execute(db)
}

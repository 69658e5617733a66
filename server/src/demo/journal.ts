import { sql } from 'kysely'
import type { Db } from '../schema/index.ts'

/**
 * What the loader has done, so that one that was interrupted goes on where it stopped. An act and its line are not one
 * transaction: an act interrupted just then is met again, and says `name-taken`.
 */
export interface Journal {
  /** The moment the first attempt began; all of the demo's times are told from it. */
  readonly loading: number
  /** Does an act, or answers what it answered when it was done before. */
  once: <Made>(key: string, act: () => Promise<Made>) => Promise<Made>
}

/** Opens the journal; `now` counts at the first opening only. */
export async function openJournal(db: Db, now: number): Promise<Journal> {
  const loading = await remember(db, 'loading', async () => now)
  return { loading, once: (key, act) => remember(db, key, act) }
}

async function remember<Made>(db: Db, key: string, act: () => Promise<Made>): Promise<Made> {
  const { rows } = await sql<{
    made: { made: Made }
  }>`select made from plant.demo_journal where key = ${key}`.execute(db)
  const [done] = rows
  if (done !== undefined) return done.made.made
  const made = await act()
  await sql`insert into plant.demo_journal (key, made) values (${key}, ${JSON.stringify({ made: made ?? null })})`.execute(
    db,
  )
  return made
}

import { sql } from 'kysely'
import { type Instant, instant } from '@stagedoor/core/time'
import type { Trx } from '../schema/index.ts'

const DAY_MS = 86_400_000

/** Rings when viewers without an account have told nothing for as long as the house keeps them. */
export const OLD_VIEWERS = 'wall.old-viewers'

/** The moment up to which somebody without an account must have told nothing to be forgotten now. */
export const longAgo = (now: Instant, keptDays: number): Instant => instant(now - keptDays * DAY_MS)

/** Has the bell ring a day after somebody without an account told something, where it waits for nothing yet; it comes back by itself. */
export async function watchForSilence(trx: Trx, now: Instant): Promise<void> {
  await sql`
    insert into plant.alarms (key, name, production_id, moment, payload)
    values (${OLD_VIEWERS}, ${OLD_VIEWERS}, null, ${new Date(now + DAY_MS)}, '{}')
    on conflict (key) do nothing`.execute(trx)
}

import { type Instant, instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { type Alarms, setAlarm } from '../../plant/alarms/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import type { Trx } from '../../schema/index.ts'
import { longAgo, OLD_VIEWERS } from '../../wall/index.ts'
import { BELONGINGS } from './belongings.ts'

const AT_ONCE = 500
const DAY_MS = 86_400_000

// Somebody of whom anything is kept but how far they are is no passer-by.
const KEEPS = BELONGINGS.filter(({ naming, table }) => naming === 'viewer' && table !== 'wall.told_progress')

/** Forgets who looked on without an account, said how far they are, and said nothing more for as long as the house keeps that. */
export function passerByJobs({
  alarms,
  clock,
  config: { viewersKeptDays },
}: {
  alarms: Alarms
  clock: Clock
  config: { readonly viewersKeptDays: number }
}): void {
  alarms.on(OLD_VIEWERS, async (trx, { key, name, moment }) => {
    const now = instant(Math.max(clock.now(), moment))
    const next = await forgetPassersBy(trx, { now, keptDays: viewersKeptDays })
    if (next !== null) await setAlarm(trx, { key, name, productionId: null, moment: next, payload: {} })
  })
}

/** Forgets some of them, and says when to look again; null when nobody is left. */
async function forgetPassersBy(
  trx: Trx,
  { now, keptDays }: { now: Instant; keptDays: number },
): Promise<Instant | null> {
  const before = new Date(longAgo(now, keptDays))
  const isPasserBy = sql.join(
    KEEPS.map(
      ({ table, column }) =>
        sql`not exists (select from ${sql.table(table)} t where t.${sql.ref(column)} = v.id)`,
    ),
    sql` and `,
  )
  const { rows } = await sql`
    delete from wall.viewers where account_id is null and seen_at <= ${before} and id in (
      select v.id from wall.viewers v where v.account_id is null and v.seen_at <= ${before} and ${isPasserBy}
      order by v.seen_at limit ${AT_ONCE} for update skip locked)
    returning 1`.execute(trx)
  if (rows.length === AT_ONCE) return now
  const left = await trx
    .selectFrom('wall.viewers')
    .select('id')
    .where('accountId', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return left === undefined ? null : instant(now + DAY_MS)
}

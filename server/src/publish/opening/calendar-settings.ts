import { type CalendarSettings, DEFAULT_CALENDAR, type QuietHours } from '@stagedoor/core/publish'
import { Problem } from '@stagedoor/contract/problems'
import { isZone } from '@stagedoor/core/time'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../../clearance/index.ts'

const MINUTE_MS = 60_000

/** What a production wishes of its calendar. */
export async function calendarSettingsOf(db: Db, productionId: string): Promise<CalendarSettings> {
  const row = await db
    .selectFrom('publish.calendarSettings')
    .select(['leastApartMinutes', 'quietHours'])
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return row === undefined
    ? DEFAULT_CALENDAR
    : { leastApartMs: row.leastApartMinutes * MINUTE_MS, quietHours: row.quietHours }
}

/** Keeps what a production wishes of its calendar; what is saved already stays. Throws `no-such-local-time` for a zone that does not exist. */
export function changeCalendarSettings(
  { db }: { db: Db },
  {
    productionId,
    leastApartMinutes,
    quietHours,
    actor,
  }: { productionId: string; leastApartMinutes: number; quietHours: QuietHours | null; actor: Actor },
): Promise<void> {
  if (quietHours !== null && !isZone(quietHours.zone))
    throw new Problem('no-such-local-time', {
      detail: `There is no zone ${quietHours.zone}. Nothing was changed; use a name such as Europe/Oslo.`,
    })
  const settings = {
    leastApartMinutes,
    quietHours: quietHours === null ? null : JSON.stringify(quietHours),
  }
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('publish.calendarSettings')
      .values({ productionId, ...settings })
      .onConflict((conflict) => conflict.column('productionId').doUpdateSet(settings))
      .execute()
    await appendToChain(trx, {
      productionId,
      kind: 'calendar-settings-changed',
      body: { leastApartMinutes, quietHours, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

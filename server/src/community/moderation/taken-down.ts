import type { ModerationReason } from '@stagedoor/core/community'
import { setAlarm } from '../../plant/alarms/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { ModerationChange } from '../../schema/moderation.ts'
import type { ActScene } from './effect.ts'
import { sql } from 'kysely'
import type { StruckWriting } from './move-writings.ts'
import { communitySettings } from './settings.ts'

const DAY_MS = 86_400_000

/** Rings when the text of what an act took down is to be erased. */
export const KEPT_TEXT = 'community.kept-text'

/** Notes what was taken down and why, and until when its text is kept. */
export async function takeDown(
  { trx, actId, productionId, now }: ActScene,
  { writings, reason }: { writings: readonly StruckWriting[]; reason: ModerationReason },
): Promise<void> {
  const { keptDays } = await communitySettings(trx, productionId)
  const moment = now + keptDays * DAY_MS
  await trx
    .insertInto('community.takenDown')
    .values(
      writings.map(({ id, writerId }) => ({
        writingId: id,
        actId,
        productionId,
        writerId,
        reason,
        keptUntil: new Date(moment),
      })),
    )
    .execute()
  await setAlarm(trx, {
    key: `${KEPT_TEXT} ${actId}`,
    name: KEPT_TEXT,
    productionId,
    moment,
    payload: { actId },
  })
}

/** Forgets that writings were taken down; says what they had been taken down for. */
export async function putUp(
  trx: Trx,
  ids: readonly string[],
): Promise<NonNullable<ModerationChange['restored']>> {
  const rows = await trx
    .deleteFrom('community.takenDown')
    .where('writingId', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .returning(['writingId', 'actId', 'reason', 'keptUntil'])
    .execute()
  return rows
}

/**
 * Erases the texts that an act took down; an appeal that waits for its answer keeps them for another day. Text that
 * somebody's account took along is gone already.
 */
export async function eraseKept(
  trx: Trx,
  { actId, productionId, now }: { actId: string; productionId: string; now: number },
): Promise<void> {
  const appeal = await trx
    .selectFrom('community.appeals')
    .select('actId')
    .where('actId', '=', actId)
    .where('answeredAt', 'is', null)
    .executeTakeFirst()
  if (appeal !== undefined) {
    const moment = now + DAY_MS
    await setAlarm(trx, {
      key: `${KEPT_TEXT} ${actId}`,
      name: KEPT_TEXT,
      productionId,
      moment,
      payload: { actId },
    })
    return
  }
  await sql`
    update community.writings w set source = '', html = ''
    from community.taken_down t
    where t.act_id = ${actId} and w.id = t.writing_id and w.state = 'removed'`.execute(trx)
}

import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { membersOf } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../opening/schedule-publication.ts'

/** Who is at a comment, and whether anything is left to do about it. */
export interface Dealing {
  readonly replyId: string
  readonly productionId: string
  /** A member of the crew by the id of their account, or nobody. */
  readonly takenById: string | null
  readonly isDone: boolean
  readonly actor: Actor
}

/** Puts a comment into somebody's hands, and says whether it is done with. Throws `not-found`. */
export async function dealWithReply(
  { db, clock }: { db: Db; clock: Clock },
  { replyId, productionId, takenById, isDone, actor }: Dealing,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const taker =
      takenById === null
        ? null
        : (await membersOf(trx, productionId)).find(({ userId }) => userId === takenById)
    if (taker === undefined) throw new Problem('not-found')
    const now = at(clock.now())
    const { numUpdatedRows } = await trx
      .updateTable('publish.replies')
      .set({
        takenBy: taker?.name ?? null,
        takenById: taker?.userId ?? null,
        doneAt: isDone ? sql<Instant>`coalesce(done_at, ${now})` : null,
        doneBy: isDone ? sql<string>`coalesce(done_by, ${actor.name})` : null,
      })
      .where('id', '=', replyId)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new Problem('not-found')
    await notifyTopic(trx, productionId, 'calendar')
  })
}

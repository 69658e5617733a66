import { type ModerationAct, outcomeOf } from '@stagedoor/core/community'
import type { Clock } from '../../plant/clock/index.ts'
import { randomId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'
import { answerAppeal } from './answer-appeal.ts'
import { ban, distrust, lift, trustAgain } from './ban.ts'
import { changeThread } from './change-thread.ts'
import type { ActScene, Effect } from './effect.ts'
import { moderated } from './events.ts'
import { finishQueueTasks } from './queue-task.ts'
import { putBack } from './put-back.ts'
import { recordAct } from './record-act.ts'
import { answerReports, reopenReports } from './reports.ts'
import { raise, remove, removeAll, restore, show, stay } from './strike.ts'

/** An act of moderation and who does it; `note` is for crew alone. */
export interface ModerationOrder {
  readonly productionId: string
  readonly act: ModerationAct
  readonly note: string
  readonly by: { readonly userId: string; readonly name: string }
}

/**
 * Does one act of moderation and writes its line into the record, in one transaction. Throws `not-found` for what is
 * not there, `changed-meanwhile` where somebody was first.
 */
export function moderate(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, act, note, by }: ModerationOrder,
): Promise<{ actId: string }> {
  return db.transaction().execute(async (trx) => {
    const actId = randomId()
    const effect = await effectOf({ trx, actId, productionId, now: clock.now() }, act)
    await recordAct(trx, { actId, productionId, act, effect, note, by })
    const moved = effect.changed.writings?.map(({ id }) => id) ?? []
    const writingIds = [...new Set(effect.writingId === null ? moved : [effect.writingId, ...moved])]
    const outcome = outcomeOf(act.kind)
    if (outcome !== null) await answerReports(trx, { actId, writingIds, outcome })
    if (act.kind === 'undo') await reopenReports(trx, act.actId)
    await finishQueueTasks(trx, { productionId, by: by.name })
    await announce(trx, moderated({ productionId, actId, kind: act.kind, writingIds }))
    await notifyTopic(trx, productionId, 'community')
    return { actId }
  })
}

function effectOf(scene: ActScene, act: ModerationAct): Promise<Effect> {
  switch (act.kind) {
    case 'show':
      return show(scene, act)
    case 'remove':
      return remove(scene, act)
    case 'restore':
      return restore(scene, act)
    case 'raise':
      return raise(scene, act)
    case 'dismiss':
      return stay(scene, act)
    case 'remove-all':
      return removeAll(scene, act)
    case 'ban':
      return ban(scene, act)
    case 'lift':
      return lift(scene, act)
    case 'distrust':
      return distrust(scene, act)
    case 'trust-again':
      return trustAgain(scene, act)
    case 'close':
      return changeThread(scene, { threadId: act.threadId, to: { isClosed: true } })
    case 'open':
      return changeThread(scene, { threadId: act.threadId, to: { isClosed: false } })
    case 'slow':
      return changeThread(scene, { threadId: act.threadId, to: { slowModeS: act.seconds } })
    case 'answer-appeal':
      return answerAppeal(scene, act)
    case 'undo':
      return putBack(scene, act)
  }
}

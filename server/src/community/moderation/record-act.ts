import type { ModerationAct } from '@stagedoor/core/community'
import type { Trx } from '../../schema/index.ts'
import type { Effect } from './effect.ts'

/** Writes an act's line into the record of moderation; whom it struck, and the note about them, lie beside it. */
export async function recordAct(
  trx: Trx,
  {
    actId,
    productionId,
    act,
    effect,
    note,
    by,
  }: {
    actId: string
    productionId: string
    act: ModerationAct
    effect: Effect
    note: string
    by: { userId: string; name: string }
  },
): Promise<void> {
  await trx
    .insertInto('community.moderationActs')
    .values({
      id: actId,
      productionId,
      kind: act.kind,
      reason: 'reason' in act ? act.reason : null,
      writingId: effect.writingId,
      threadId: effect.threadId,
      answers: effect.answers,
      changed: JSON.stringify(effect.changed),
      byUser: by.userId,
      byName: by.name,
    })
    .execute()
  if (effect.struck === null && note === '') return
  await trx
    .insertInto('community.moderationPersonal')
    .values({
      actId,
      writerId: effect.struck?.writerId ?? null,
      handle: effect.struck?.handle ?? null,
      note,
    })
    .execute()
}

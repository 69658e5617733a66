import { Problem } from '@stagedoor/contract/problems'
import type { ModerationAct } from '@stagedoor/core/community'
import type { ActScene, Effect } from './effect.ts'
import { EFFECT } from './effect.ts'
import { putBack } from './put-back.ts'
import { overruleAct } from './reports.ts'

/** Answers an appeal, once: the act stands, or it is taken back with everything that it changed. */
export async function answerAppeal(
  scene: ActScene,
  { actId, outcome, answer }: Extract<ModerationAct, { kind: 'answer-appeal' }>,
): Promise<Effect> {
  const { trx, productionId, now } = scene
  const appeal = await trx
    .selectFrom('community.appeals as a')
    .leftJoin('community.writers as w', 'w.viewerId', 'a.writerId')
    .select(['a.writerId', 'a.answeredAt', 'w.handle'])
    .where('a.actId', '=', actId)
    .where('a.productionId', '=', productionId)
    .forUpdate('a')
    .executeTakeFirst()
  if (appeal === undefined) throw new Problem('not-found')
  if (appeal.answeredAt !== null) throw new Problem('already-decided')
  await trx
    .updateTable('community.appeals')
    .set({ outcome, answer, answeredAt: new Date(now) })
    .where('actId', '=', actId)
    .execute()
  const struck = { writerId: appeal.writerId, handle: appeal.handle }
  if (outcome === 'stands') return { ...EFFECT, struck, answers: actId }
  const back = await putBack(scene, { actId })
  await overruleAct(trx, actId)
  return { ...back, struck }
}

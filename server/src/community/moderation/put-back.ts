import { Problem } from '@stagedoor/contract/problems'
import { mayBeUndone } from '@stagedoor/core/community'
import { sql } from 'kysely'
import type { ModerationChange, WritingMove } from '../../schema/moderation.ts'
import type { ActScene, Effect } from './effect.ts'
import { lockWritings, moveWritings } from './move-writings.ts'
import { upholdReports } from './reports.ts'
import { putUp } from './taken-down.ts'

/** Puts back what an act changed, where nothing changed it since. Throws `already-decided` when it was put back before. */
export async function putBack(scene: ActScene, { actId }: { actId: string }): Promise<Effect> {
  const { trx, productionId, now } = scene
  await sql`select pg_advisory_xact_lock(hashtextextended('undo ' || ${actId}, 0))`.execute(trx)
  const act = await trx
    .selectFrom('community.moderationActs as a')
    .leftJoin('community.moderationPersonal as p', 'p.actId', 'a.id')
    .select(['a.kind', 'a.changed', 'a.writingId', 'a.threadId', 'p.writerId', 'p.handle'])
    .where('a.id', '=', actId)
    .where('a.productionId', '=', productionId)
    .executeTakeFirst()
  if (act === undefined) throw new Problem('not-found')
  const { kind, changed, writingId, threadId, writerId, handle } = act
  if (!mayBeUndone(kind) || (await wasPutBack(scene, actId))) throw new Problem('already-decided')
  const writings = await writingsBack(scene, changed.writings ?? [])
  if (changed.restored !== undefined && writings.length > 0) await takeDownAgain(scene, changed.restored)
  if (changed.overruled !== undefined) await upholdReports(trx, changed.overruled)
  if (changed.thread !== undefined && threadId !== null) await threadBack(scene, threadId, changed.thread)
  if (kind === 'ban')
    await trx
      .updateTable('community.bans')
      .set({ liftedAt: new Date(now) })
      .where('actId', '=', actId)
      .where('liftedAt', 'is', null)
      .execute()
  // Whoever appealed against it has been answered by that.
  await trx
    .updateTable('community.appeals')
    .set({ outcome: 'taken-back', answeredAt: new Date(now) })
    .where('actId', '=', actId)
    .where('answeredAt', 'is', null)
    .execute()
  if (writerId !== null) await personBack(scene, { kind, writerId, lifted: changed.lifted })
  const struck = writerId === null ? null : { writerId, handle }
  return { changed: { writings }, writingId, threadId, struck, answers: actId }
}

async function wasPutBack({ trx }: ActScene, actId: string): Promise<boolean> {
  const undone = await trx
    .selectFrom('community.moderationActs')
    .select('id')
    .where('answers', '=', actId)
    .where('kind', '=', 'undo')
    .executeTakeFirst()
  return undone !== undefined
}

// What moved on since stays where it is, and text that was erased meanwhile does not come back.
async function writingsBack(
  { trx, productionId }: ActScene,
  moves: readonly WritingMove[],
): Promise<readonly WritingMove[]> {
  const locked = await lockWritings(trx, { productionId, ids: moves.map(({ id }) => id) })
  const standing = new Map(locked.map((writing) => [writing.id, writing]))
  const back = moves.flatMap(({ id, from, to }) => {
    const writing = standing.get(id)
    const isThere = writing?.state === to.state && writing.gateId === to.gateId && writing.source !== ''
    return isThere ? [{ id, from: to, to: from }] : []
  })
  await moveWritings(trx, back)
  await putUp(
    trx,
    back.filter(({ from }) => from.state === 'removed').map(({ id }) => id),
  )
  return back
}

async function takeDownAgain(
  { trx }: ActScene,
  restored: NonNullable<ModerationChange['restored']>,
): Promise<void> {
  await sql`
    insert into community.taken_down (writing_id, act_id, production_id, writer_id, reason, kept_until)
    select w.id, r.act_id, w.production_id, w.writer_id, r.reason, r.kept_until
    from unnest(
      ${restored.map((one) => one.writingId)}::uuid[],
      ${restored.map((one) => one.actId)}::uuid[],
      ${restored.map((one) => one.reason)}::text[],
      ${restored.map((one) => new Date(one.keptUntil).toISOString())}::timestamptz[]
    ) as r (writing_id, act_id, reason, kept_until)
    join community.writings w on w.id = r.writing_id and w.state = 'removed'`.execute(trx)
}

async function threadBack(
  { trx }: ActScene,
  threadId: string,
  { from, to }: NonNullable<ModerationChange['thread']>,
): Promise<void> {
  await trx
    .updateTable('community.threads')
    .set(from)
    .where('id', '=', threadId)
    .where('isClosed', '=', to.isClosed)
    .where('slowModeS', '=', to.slowModeS)
    .execute()
}

async function personBack(
  { trx, productionId }: ActScene,
  { kind, writerId, lifted }: { kind: string; writerId: string; lifted: string | undefined },
): Promise<void> {
  if (lifted !== undefined)
    await sql`
      update community.bans b set lifted_at = null where b.act_id = ${lifted} and not exists (
        select from community.bans other where other.production_id = ${productionId}
          and other.writer_id = ${writerId} and other.lifted_at is null)`.execute(trx)
  if (kind === 'distrust')
    await trx
      .deleteFrom('community.distrusted')
      .where('productionId', '=', productionId)
      .where('writerId', '=', writerId)
      .execute()
  if (kind === 'trust-again')
    await trx
      .insertInto('community.distrusted')
      .values({ productionId, writerId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

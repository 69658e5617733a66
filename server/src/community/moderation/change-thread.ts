import { Problem } from '@stagedoor/contract/problems'
import { type ActScene, EFFECT, type Effect } from './effect.ts'

/** Closes or opens a thread, or sets how many seconds lie between two writings of one writer. */
export async function changeThread(
  { trx, productionId }: ActScene,
  { threadId, to }: { threadId: string; to: { isClosed: boolean } | { slowModeS: number } },
): Promise<Effect> {
  const from = await trx
    .selectFrom('community.threads')
    .select(['isClosed', 'slowModeS'])
    .where('id', '=', threadId)
    .where('productionId', '=', productionId)
    .forUpdate()
    .executeTakeFirst()
  if (from === undefined) throw new Problem('not-found')
  await trx.updateTable('community.threads').set(to).where('id', '=', threadId).execute()
  return { ...EFFECT, threadId, changed: { thread: { from, to: { ...from, ...to } } } }
}

import { foreignWords, readsTheSame } from '@stagedoor/core/publish'
import { appendToChain } from '../../plant/chain/index.ts'
import { at } from '../../plant/db/index.ts'
import { finishTasks, renewTask } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Seen, Watched } from './watched.ts'

/** The task that says that somebody changed a post's words at its platform. */
export const WORDS_TASK = 'post-words-changed-there'

/**
 * Notes whether a post still reads as it did. Places make their own of what they are given, so the first look counts
 * as what was posted; a change is what reads neither like that nor like our words.
 */
export async function noteWords(trx: Trx, watched: Watched, { seen, now }: Seen): Promise<void> {
  if (seen.existence !== 'there' || seen.copy === null) return
  const { publicationId, productionId, title, accountName, plan } = watched
  const there = foreignWords(seen.copy)
  const first = watched.firstCopy ?? there
  const isOurs = readsTheSame(there, first) || readsTheSame(there, foreignWords(plan.copy))
  const isNews = watched.copyThere === null || !readsTheSame(there, watched.copyThere)
  await trx
    .updateTable('publish.observations')
    .set({
      firstCopy: first,
      copyThere: there,
      changedAt: isOurs ? null : at(isNews || watched.changedAt === null ? now : watched.changedAt),
    })
    .where('publicationId', '=', publicationId)
    .execute()
  if (isOurs) {
    if (watched.changedAt !== null)
      await finishTasks(trx, { kind: WORDS_TASK, ref: publicationId, by: 'Stagedoor' })
    return
  }
  if (!isNews) return
  await appendToChain(trx, {
    productionId,
    kind: 'publication-words-changed-there',
    body: { publicationId, at: new Date(now).toISOString() },
    personal: { title, account: accountName, was: plan.copy, is: there },
  })
  const facts = { title, account: accountName, was: plan.copy, is: there }
  await renewTask(trx, {
    productionId,
    kind: WORDS_TASK,
    ref: publicationId,
    facts: () => facts,
    dueAt: null,
  })
}

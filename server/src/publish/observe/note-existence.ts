import { appendToChain } from '../../plant/chain/index.ts'
import { at } from '../../plant/db/index.ts'
import { finishTasks, renewTask } from '../../production/index.ts'
import type { Observation } from '../../connectors/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { Seen, Watched } from './watched.ts'

/** The task that says that somebody took a post down at its platform. */
export const GONE_TASK = 'post-gone-there'

const LONGEST_EVIDENCE = 500

/** What a look says of a post's existence; what could not be read says nothing. */
export type Existence = 'there' | 'hidden' | 'gone' | 'expired'

/**
 * Notes whether a post still stands there. Gone or hidden at two looks in a row, while it is live with us, is somebody
 * else's doing: logged, and told to the crew. A post that ends by its nature has only ended.
 */
export async function noteExistence(
  trx: Trx,
  watched: Watched,
  { seen, now }: Seen,
): Promise<Existence | null> {
  const existence = existenceIn(seen)
  if (existence === null) return null
  const { publicationId, productionId, title, accountName, partKind: part } = watched
  const isMissing = existence === 'gone' || existence === 'hidden'
  const since = isMissing ? (watched.missingSince ?? now) : null
  const isTold = isMissing && watched.missingSince !== null
  await trx
    .updateTable('publish.observations')
    .set({
      existence,
      evidence: seen.evidence.slice(0, LONGEST_EVIDENCE),
      missingSince: since === null ? null : at(since),
      isTold,
    })
    .where('publicationId', '=', publicationId)
    .execute()
  const body = { publicationId, part, existence, at: new Date(now).toISOString() }
  const personal = { title, account: accountName, evidence: seen.evidence.slice(0, LONGEST_EVIDENCE) }
  if (isTold && !watched.isTold) {
    await appendToChain(trx, { productionId, kind: 'publication-gone-there', body, personal })
    const facts = { title, account: accountName, existence, part }
    await renewTask(trx, {
      productionId,
      kind: GONE_TASK,
      ref: publicationId,
      facts: () => facts,
      dueAt: null,
    })
  }
  if (!isMissing && watched.isTold) {
    await appendToChain(trx, { productionId, kind: 'publication-back-there', body, personal })
    await finishTasks(trx, { kind: GONE_TASK, ref: publicationId, by: 'Stagedoor' })
  }
  return existence
}

function existenceIn({ existence, evidence }: Observation): Existence | null {
  switch (existence) {
    case 'unreadable':
      return null
    case 'gone':
    case 'hidden':
      // Connectors say so of what lives for a while only, such as a story.
      return evidence.startsWith('expired') ? 'expired' : existence
    case 'there':
      return existence
  }
}

import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import type { Db } from '../../schema/index.ts'
import { publicationById } from '../queries.ts'
import { recallCut } from './recall-cut.ts'
import type { Actor } from '../opening/schedule-publication.ts'

/** What a person calls back and why: everything of the cut in all its shapes, unless it is this publication or kit alone. */
export interface RecallCall {
  readonly publicationId: string
  readonly reach: 'everything' | 'this-alone'
  readonly because: string
  readonly actor: Actor
}

/**
 * A person calls a publication back, and as a rule everything else of the same cut and its other shapes: one ledger for all of its places.
 * Throws `already-recalled` when nothing of it is left to call.
 */
export async function recallPublication(
  { db, clock, jobs, mail = null }: { db: Db; clock: Clock; jobs: Pick<Jobs, 'enqueue'> } & Mailing,
  { publicationId, reach, because, actor }: RecallCall,
): Promise<{ recallId: string }> {
  return db.transaction().execute(async (trx) => {
    const publication = await publicationById(trx, publicationId)
    if (publication === undefined) throw new Problem('not-found')
    const recall = await recallCut({ jobs, mail }, trx, {
      cutId: publication.cutId,
      publicationId,
      reach,
      because,
      cause: { kind: 'called-by-a-person', by: actor.userId },
      calledBy: actor.name,
      now: clock.now(),
    })
    if (recall === null) throw new Problem('already-recalled')
    return recall
  })
}

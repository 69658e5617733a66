import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { refuseWhileSealed } from '../../production/index.ts'
import type { Db } from '../../schema/index.ts'
import { lockPublication } from '../queries.ts'
import type { Actor } from '../opening/schedule-publication.ts'
import { proofsOf, stateOfProof } from './proof-rows.ts'
import { isOut } from './what-exists.ts'

/** The job that tries every address of a publication. */
export const PROVE = 'publish.prove-embargo'

/**
 * Has every address of a publication tried before its moment; one that is being tried is not tried twice at once. Throws
 * `not-found`, `publication-is-out`, `house-is-sealed`.
 */
export function proveEmbargo(
  { db, clock, jobs }: { db: Db; clock: Clock; jobs: Pick<Jobs, 'enqueue'> },
  { publicationId, actor }: { publicationId: string; actor: Actor },
): Promise<{ proofId: string }> {
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const publication = await lockPublication(trx, publicationId)
    if (publication === undefined) throw new Problem('not-found')
    refuseWhatIsOut(publication, clock)
    const under = (await proofsOf(trx, publicationId)).find((proof) => stateOfProof(proof) === 'proving')
    if (under !== undefined) return { proofId: under.id }
    const { productionId } = publication
    const proofId = newId()
    const workId = await jobs.enqueue(trx, PROVE, { productionId, ref: publicationId, payload: { proofId } })
    await trx
      .insertInto('publish.embargoProofs')
      .values({
        id: proofId,
        productionId,
        publicationId,
        workId,
        askedBy: actor.name,
        askedById: actor.userId,
      })
      .execute()
    await notifyTopic(trx, productionId, 'calendar')
    return { proofId }
  })
}

/** Throws `publication-is-out` for what opened already: everybody sees it, and there is nothing to prove. */
export function refuseWhatIsOut(publication: Parameters<typeof isOut>[0], clock: Clock): void {
  if (isOut(publication, clock.now()))
    throw new Problem('publication-is-out', {
      detail: 'What everybody may see has no embargo left to prove. Nothing was tried.',
    })
}

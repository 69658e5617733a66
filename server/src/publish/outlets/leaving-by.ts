import type { AttemptId } from '@stagedoor/core/publish'
import type { Db } from '../../schema/index.ts'

/** What leaves by an attempt: which publication, behind which gate. */
export async function leavingBy(
  db: Db,
  attemptId: AttemptId,
): Promise<{ publicationId: string; productionId: string; gateId: string }> {
  return db
    .selectFrom('publish.attempts as a')
    .innerJoin('publish.publications as p', 'p.id', 'a.publicationId')
    .select(['p.id as publicationId', 'p.productionId', 'p.gateId'])
    .where('a.id', '=', attemptId)
    .executeTakeFirstOrThrow(() => new Error(`No attempt is called ${attemptId}`))
}

/** Whether somebody of whom nothing is known passes a gate now: only that may go where nobody is asked who they are. */
export async function isOpenToAnybody(fan: Db, gateId: string): Promise<boolean> {
  const gate = await fan.selectFrom('wall.gates').select('id').where('id', '=', gateId).executeTakeFirst()
  return gate !== undefined
}

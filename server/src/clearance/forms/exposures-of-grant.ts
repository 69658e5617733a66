import { keyTouchedBy, type SubjectId } from '@stagedoor/core/clearance'
import type { Db } from '../../schema/index.ts'

/** What is open and cleared only while a subject's grants stand: what their end would hold or take down, at most. */
export function exposuresOf(
  db: Db,
  { productionId, subjectId }: { productionId: string; subjectId: SubjectId },
): Promise<readonly { readonly id: string; readonly kind: string; readonly ref: string }[]> {
  return db
    .selectFrom('clearance.exposures as e')
    .innerJoin('clearance.dependencies as d', 'd.exposureId', 'e.id')
    .innerJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .select(['e.id', 'e.kind', 'e.ref'])
    .distinct()
    .where('e.productionId', '=', productionId)
    .where('e.closedAt', 'is', null)
    .where('d.key', '=', keyTouchedBy({ kind: 'grant', subjectId }))
    .where('v.kind', 'in', ['cleared', 'cleared-with-edits'])
    .execute()
}

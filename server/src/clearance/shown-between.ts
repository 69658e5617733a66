import { keyTouchedBy, subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../schema/index.ts'

/** The time between the moment a signer claims and the entry of their withdrawal, and what was out in it. */
export interface ClaimedInterval {
  readonly from: Instant
  readonly until: Instant
  readonly shown: readonly { readonly exposureId: string; readonly kind: string; readonly ref: string }[]
}

/** What rests on a subject and was out at some moment of an interval; null where nothing is claimed. */
export async function shownBetween(
  db: Db,
  {
    productionId,
    subjectId,
    from,
    until,
  }: { productionId: string; subjectId: string; from: Instant | null; until: Instant },
): Promise<ClaimedInterval | null> {
  if (from === null) return null
  const shown = await db
    .selectFrom('clearance.exposures as e')
    .innerJoin('clearance.dependencies as d', 'd.exposureId', 'e.id')
    .select(['e.id as exposureId', 'e.kind', 'e.ref'])
    .distinct()
    .where('e.productionId', '=', productionId)
    .where('d.key', '=', keyTouchedBy({ kind: 'subject', subjectId: subjectIdOf(subjectId) }))
    .where('e.kind', 'in', ['publication', 'kit'])
    .where('e.createdAt', '<', new Date(until) as never)
    .where((eb) => eb.or([eb('e.closedAt', 'is', null), eb('e.closedAt', '>', new Date(from) as never)]))
    .orderBy('e.id')
    .execute()
  return { from, until, shown }
}

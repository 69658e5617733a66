import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../schema/index.ts'
import { exposuresEverWith } from './queries.ts'

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
  const ever = await exposuresEverWith(db, { productionId, material: { kind: 'subject', id: subjectId } })
  const shown = ever
    .filter(({ kind }) => kind === 'publication' || kind === 'kit')
    .filter(({ createdAt, closedAt }) => createdAt < until && (closedAt === null || closedAt > from))
    .map(({ id, kind, ref }) => ({ exposureId: id, kind, ref }))
  return { from, until, shown }
}

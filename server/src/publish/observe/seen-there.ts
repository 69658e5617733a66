import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'

/** What somebody else did to a post at its platform, as the looks at it found. */
export interface SeenThere {
  /** Since when two looks in a row or more did not find it; null while it is there. */
  readonly goneSince: Instant | null
  /** Not found because it is hidden there. */
  readonly isHidden: boolean
  /** Since when it reads otherwise than it was posted. */
  readonly rewordedSince: Instant | null
}

/** Those of some publications that were not found as they were left, with what was found. */
export async function seenThere(
  db: Db,
  publicationIds: readonly string[],
): Promise<ReadonlyMap<string, SeenThere>> {
  if (publicationIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('publish.observations')
    .select(['publicationId', 'existence', 'isTold', 'missingSince', 'changedAt'])
    .where('publicationId', 'in', [...publicationIds])
    .where((eb) => eb.or([eb('isTold', '=', true), eb('changedAt', 'is not', null)]))
    .execute()
  return new Map(
    rows.map(({ publicationId, existence, isTold, missingSince, changedAt }) => [
      publicationId,
      {
        goneSince: isTold ? missingSince : null,
        isHidden: isTold && existence === 'hidden',
        rewordedSince: changedAt,
      },
    ]),
  )
}

import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../schema/index.ts'

/** Somebody outside who was shown a cut in order to decide about it. */
export interface Preview {
  readonly cutId: string
  readonly title: string
  readonly shownTo: string
  readonly since: Instant
  /** The link was opened at least once. */
  readonly wasOpened: boolean
  /** When the link ended or ends; null where it never does. */
  readonly until: Instant | null
}

/** To whom some cuts were shown by door slip before they were out, earliest first. */
export async function previewsOf(db: Db, cutIds: readonly string[]): Promise<readonly Preview[]> {
  if (cutIds.length === 0) return []
  const rows = await db
    .selectFrom('cut.approvals as a')
    .innerJoin('cut.cuts as c', 'c.id', 'a.cutId')
    .innerJoin('plant.slips as s', 's.id', 'a.slipId')
    .select(['a.cutId', 'c.title', 'a.askedOf', 'a.createdAt', 's.loggedAt', 's.expiresAt', 's.revokedAt'])
    .where('a.cutId', 'in', [...cutIds])
    .orderBy('a.createdAt')
    .orderBy('a.id')
    .execute()
  return rows.map(({ askedOf, createdAt, loggedAt, expiresAt, revokedAt, cutId, title }) => ({
    cutId,
    title,
    shownTo: askedOf,
    since: createdAt,
    wasOpened: loggedAt !== null,
    until: revokedAt ?? expiresAt,
  }))
}

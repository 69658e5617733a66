import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { openProduction } from '../open-production.ts'
import type { BadgeWords } from './badges.ts'

/** Somebody of the production who speaks here, as their badge says it, under the handle that leads to what they said. */
export interface VerifiedPerson extends BadgeWords {
  readonly handle: string
}

const MOST = 200

/**
 * Who bears a badge and said something that this viewer reads, by name; the badge stands beside it there already, so
 * the list tells nothing new: a name of the cast that would give the story away is not on it before their words are.
 * Throws `not-found`.
 */
export async function verifiedPeople(
  seen: Db,
  { production }: { production: string },
): Promise<readonly VerifiedPerson[]> {
  const productionId = await openProduction(seen, production)
  const { rows } = await sql<VerifiedPerson>`
    select b.kind, b.name, b.craft, said.handle from community.badges b cross join lateral (
      select w.handle from community.writings w
      where w.badge_id = b.id and w.state = 'shown' and w.handle is not null
      order by w.written_at desc limit 1) said
    where b.production_id = ${productionId} and b.revoked_at is null
    order by b.name, said.handle limit ${MOST}`.execute(seen)
  return rows
}

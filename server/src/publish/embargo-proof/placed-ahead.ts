import type { EmbargoTry } from '@stagedoor/core/publish'
import { instantOut } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Existing } from './what-exists.ts'

/**
 * What of the cut lies at platforms before its moment, by whose word: as the platform last said it, and not asked again
 * here. The publication's own, and whatever else goes out with the same film.
 */
export async function listPlacedAhead(db: Db, { publication }: Existing): Promise<EmbargoTry[]> {
  const rows = await db
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .select(['p.title', 'p.madeBy', 'p.stateKind', 'a.name', 'a.connector', 'd.handle'])
    .select(['d.visibility', 'd.said', 'd.leftBehind', 'd.placeFrom', 'd.changedAt'])
    .where('p.cutId', '=', publication.cutId)
    .orderBy('d.placeFrom')
    .orderBy('p.id')
    .execute()
  return rows
    .filter(({ stateKind, leftBehind }) => stateKind === 'placing' || leftBehind)
    .map((row) => ({
      what: `what ${row.connector} was handed for ${row.name}`,
      how: `as the platform last said, ${instantOut(row.changedAt)}`,
      as: 'the house',
      expected: 'hands-nothing-over',
      status: null,
      sha256: null,
      verdict: 'ahead',
      because: row.leftBehind
        ? 'called off, and part of it may lie there unseen: have a person look'
        : `placed from ${instantOut(row.placeFrom)} on by the word of ${row.madeBy}: ${row.visibility ?? row.said ?? 'seen by nobody'}`,
    }))
}

import type { AttemptId } from '@stagedoor/core/publish'
import { sql } from 'kysely'
import {
  type Connector,
  type EntryRef,
  feedConnector,
  type FeedShelf,
  filePath,
  type NewEntry,
} from '../../connectors/index.ts'
import { randomId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { isOpenToAnybody, leavingBy } from './leaving-by.ts'

/** The podcast feeds of a house, as publications go to them; `fan` is the pool that reads through the wall. */
export const podcastFeed = (parts: { db: Db; fan: Db; site: Site }): Connector =>
  feedConnector(feedShelf(parts))

function feedShelf({ db, fan, site }: { db: Db; fan: Db; site: Site }): FeedShelf {
  const refOf = ({ id, mediaType }: { id: string; mediaType: string }): EntryRef => ({
    id,
    url: site.link(filePath(id, mediaType)),
  })

  const entryOf = (publicationId: string) =>
    db
      .selectFrom('publish.feedEntries')
      .select(['id', 'withdrawnAt', sql<string>`media -> 'film' ->> 'mediaType'`.as('mediaType')])
      .where('publicationId', '=', publicationId)
      .executeTakeFirst()

  return {
    enter: async ({ attemptId, media, ...entry }: NewEntry) => {
      const { publicationId, productionId, gateId } = await leavingBy(db, attemptId)
      if (!(await isOpenToAnybody(fan, gateId))) return { kind: 'shut' }
      await db
        .insertInto('publish.feedEntries')
        .values({
          id: randomId(),
          productionId,
          publicationId,
          gateId,
          attemptId,
          ...entry,
          media: JSON.stringify(media),
        })
        .onConflict((conflict) => conflict.column('publicationId').doNothing())
        .execute()
      const found = await entryOf(publicationId)
      if (found === undefined) throw new Error(`The entry of ${publicationId} was written and is not there`)
      return found.withdrawnAt === null ? { kind: 'entered', ref: refOf(found) } : { kind: 'withdrawn' }
    },
    find: async (attemptId: AttemptId) => {
      const { publicationId } = await leavingBy(db, attemptId)
      const found = await entryOf(publicationId)
      return found === undefined || found.withdrawnAt !== null ? null : refOf(found)
    },
    standing: async (id) => {
      const seen = await fan
        .selectFrom('publish.feedEntries')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst()
      if (seen !== undefined) return 'there'
      const kept = await db
        .selectFrom('publish.feedEntries')
        .select('withdrawnAt')
        .where('id', '=', id)
        .executeTakeFirst()
      return kept === undefined ? 'absent' : kept.withdrawnAt === null ? 'shut' : 'withdrawn'
    },
    withdraw: async (id) => {
      const { numUpdatedRows } = await db
        .updateTable('publish.feedEntries')
        .set({ withdrawnAt: sql<never>`wall.now()` })
        .where('id', '=', id)
        .where('withdrawnAt', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows > 0n) return 'withdrawn'
      const kept = await db
        .selectFrom('publish.feedEntries')
        .select('id')
        .where('id', '=', id)
        .executeTakeFirst()
      return kept === undefined ? 'absent' : 'already'
    },
  }
}

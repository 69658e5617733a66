import { foreignAddress, foreignWords } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { at } from '../../plant/db/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'

const PAGE = 50

/** What somebody wrote under a post at its platform: their words, shown as text and never trusted. */
export interface Reply {
  readonly id: string
  readonly publicationId: string
  readonly title: string
  readonly accountId: string
  readonly account: string
  readonly connector: string
  readonly author: string
  readonly text: string
  readonly writtenAt: Instant | null
  readonly fetchedAt: Instant
  /** Where it is read and answered. */
  readonly url: string | null
  readonly readAt: Instant | null
  readonly readBy: string | null
}

/** A page of the replies of a production, latest come first; `cursor` is what the page before gave as `next`. */
export async function repliesOf(
  db: Db,
  {
    productionId,
    accountId,
    isUnread,
    cursor,
  }: { productionId: string; accountId: string | null; isUnread: boolean; cursor: string | null },
): Promise<{ readonly items: readonly Reply[]; readonly next: string | null }> {
  const before = cursor !== null && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null
  const rows = await db
    .selectFrom('publish.replies as r')
    .innerJoin('publish.publications as p', 'p.id', 'r.publicationId')
    .innerJoin('publish.deliveries as d', 'd.publicationId', 'r.publicationId')
    .innerJoin('publish.accounts as a', 'a.id', 'd.accountId')
    .where('p.productionId', '=', productionId)
    .where('r.state', '=', 'arrived')
    .$if(accountId !== null, (query) => query.where('d.accountId', '=', accountId!))
    .$if(isUnread, (query) => query.where('r.readAt', 'is', null))
    .$if(before !== null, (query) => query.where('r.seq', '<', before!))
    .select([
      'r.seq',
      'r.id',
      'r.publicationId',
      'p.title',
      'a.id as accountId',
      'a.name as account',
      'a.connector',
      'r.author',
      'r.text',
      'r.writtenAt',
      'r.fetchedAt',
      'r.url',
      'r.readAt',
      'r.readBy',
    ])
    .orderBy('r.seq', 'desc')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  return {
    items: shown.map(({ seq: _seq, author, text, url, ...reply }) => ({
      ...reply,
      // What came by other ways than a look is made harmless here as well.
      author: foreignWords(author),
      text: foreignWords(text),
      url: foreignAddress(url),
    })),
    next: rows.length > PAGE ? String(shown.at(-1)?.seq) : null,
  }
}

/** How many replies of a production nobody has read. */
export async function unreadReplies(db: Db, productionId: string): Promise<number> {
  const { count } = await db
    .selectFrom('publish.replies as r')
    .innerJoin('publish.publications as p', 'p.id', 'r.publicationId')
    .innerJoin('publish.deliveries as d', 'd.publicationId', 'r.publicationId')
    .where('p.productionId', '=', productionId)
    .where('r.state', '=', 'arrived')
    .where('r.readAt', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Somebody of the crew has read replies; those of other productions and those read before stay as they are. */
export async function markRepliesRead(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, ids, by }: { productionId: string; ids: readonly string[]; by: string },
): Promise<void> {
  if (ids.length === 0) return
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('publish.replies')
      .set({ readAt: at(clock.now()), readBy: by })
      .where('id', 'in', [...ids])
      .where('readAt', 'is', null)
      .where('publicationId', 'in', (eb) =>
        eb.selectFrom('publish.publications').select('id').where('productionId', '=', productionId),
      )
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await notifyTopic(trx, productionId, 'calendar')
  })
}

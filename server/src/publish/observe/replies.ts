import { foreignAddress, foreignWords, type PlatformId } from '@stagedoor/core/publish'
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
  readonly connector: PlatformId
  readonly author: string
  readonly text: string
  readonly writtenAt: Instant | null
  readonly fetchedAt: Instant
  /** When it was found that its writer had changed it. */
  readonly editedAt: Instant | null
  /** Where it is read and answered. */
  readonly url: string | null
  readonly readAt: Instant | null
  readonly readBy: string | null
  readonly takenBy: string | null
  readonly takenById: string | null
  readonly doneAt: Instant | null
  readonly doneBy: string | null
}

/** A page of the replies of a production, latest come first; `cursor` is what the page before gave as `next`. */
export async function repliesOf(
  db: Db,
  {
    productionId,
    accountId,
    isUnread,
    isOpen = false,
    cursor,
  }: {
    productionId: string
    accountId: string | null
    isUnread: boolean
    isOpen?: boolean
    cursor: string | null
  },
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
    .$if(isOpen, (query) => query.where('r.doneAt', 'is', null))
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
      'r.editedAt',
      'r.url',
      'r.readAt',
      'r.readBy',
      'r.takenBy',
      'r.takenById',
      'r.doneAt',
      'r.doneBy',
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

/** The production under whose post a reply stands, for asking who may; undefined where there is no such reply. */
export async function productionOfReply(db: Db, replyId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('publish.replies as r')
    .innerJoin('publish.publications as p', 'p.id', 'r.publicationId')
    .select('p.productionId')
    .where('r.id', '=', replyId)
    .executeTakeFirst()
  return row?.productionId
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

import { foreignAddress, foreignWords } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { RemoteComment } from '../../connectors/index.ts'
import { at, randomId } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Trx } from '../../schema/index.ts'
import { replyArrived } from '../events.ts'
import type { Watched } from './watched.ts'

// Nobody needs more of one post, and whoever writes more than this does not mean it.
const MOST_REPLIES = 2_000
const LONGEST_ID = 500
const LONGEST_NAME = 200

/** Keeps the comments that are new, each once by its id there; our own parts of a thread are none. */
export async function keepComments(
  trx: Trx,
  { publicationId, productionId, accountId, accountHandle, remote }: Watched,
  { comments, now }: { comments: readonly RemoteComment[]; now: Instant },
): Promise<void> {
  if (comments.length === 0) return
  const { count } = await trx
    .selectFrom('publish.replies')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('publicationId', '=', publicationId)
    .executeTakeFirstOrThrow()
  const ours = await ownPosts(
    trx,
    accountId,
    comments.map(({ id }) => id),
  )
  const kept = comments
    .filter(({ id }) => id !== '' && id.length <= LONGEST_ID && !ours.has(id))
    .slice(0, Math.max(0, MOST_REPLIES - Number(count)))
  const news: string[] = []
  for (const { id, author, text, writtenAt, url, inReplyTo, more } of kept) {
    const isOwn = isSame(author, accountHandle)
    const reply = await trx
      .insertInto('publish.replies')
      .values({
        id: randomId(),
        publicationId,
        remoteId: id,
        author: foreignWords(author, LONGEST_NAME).replaceAll('\n', ' '),
        authorUrl: null,
        text: foreignWords(text),
        writtenAt: writtenAt === null ? null : at(writtenAt),
        url: foreignAddress(url),
        inReplyTo: (inReplyTo ?? remote?.id ?? null)?.slice(0, LONGEST_ID) ?? null,
        ...(more === undefined ? {} : { more: JSON.stringify(more) }),
        // What the account itself wrote there is no news.
        ...(isOwn ? { readAt: at(now) } : {}),
      })
      .onConflict((conflict) => conflict.columns(['publicationId', 'remoteId']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (reply !== undefined && !isOwn) news.push(reply.id)
  }
  for (const replyId of news) await announce(trx, replyArrived({ productionId, publicationId, replyId }))
  if (news.length > 0) await notifyTopic(trx, productionId, 'calendar')
}

async function ownPosts(trx: Trx, accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select remote ->> 'id' as id from publish.deliveries
    where account_id = ${accountId} and remote ->> 'id' = any(${[...ids]}::text[])`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

const isSame = (author: string, handle: string): boolean =>
  author.replace(/^@/, '').toLowerCase() === handle.replace(/^@/, '').toLowerCase()

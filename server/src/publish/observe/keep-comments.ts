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

/**
 * Keeps the comments that are new, each once by its id there; our own parts of a thread are none. One that its writer changed
 * is unread again, with its newer words; one that is missing from a whole reading was taken back, and its words go.
 */
export async function keepComments(
  trx: Trx,
  { publicationId, productionId, accountId, accountHandle, remote }: Watched,
  { comments, isWhole, now }: { comments: readonly RemoteComment[]; isWhole: boolean; now: Instant },
): Promise<void> {
  const known = await knownUnder(trx, publicationId)
  const isChanged = await keepChanges(trx, known, { comments, isWhole, accountHandle, now })
  if (isChanged) await notifyTopic(trx, productionId, 'calendar')
  if (comments.length === 0) return
  const ours = await ownPosts(
    trx,
    accountId,
    comments.map(({ id }) => id),
  )
  const kept = comments
    .filter(({ id }) => id !== '' && id.length <= LONGEST_ID && !ours.has(id) && !known.has(id))
    .slice(0, Math.max(0, MOST_REPLIES - known.size))
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

type Known = Readonly<{ id: string; remoteId: string; text: string; state: 'arrived' | 'deleted' }>

async function knownUnder(trx: Trx, publicationId: string): Promise<ReadonlyMap<string, Known>> {
  const rows = await trx
    .selectFrom('publish.replies')
    .select(['id', 'remoteId', 'text', 'state'])
    .where('publicationId', '=', publicationId)
    .execute()
  return new Map(rows.map((row) => [row.remoteId, row]))
}

async function keepChanges(
  trx: Trx,
  known: ReadonlyMap<string, Known>,
  {
    comments,
    isWhole,
    accountHandle,
    now,
  }: { comments: readonly RemoteComment[]; isWhole: boolean; accountHandle: string; now: Instant },
): Promise<boolean> {
  let isChanged = false
  for (const { id: remoteId, text, author } of comments) {
    const before = known.get(remoteId)
    const is = foreignWords(text)
    if (before === undefined || (before.state === 'arrived' && foreignWords(before.text) === is)) continue
    isChanged = true
    const isEdited = before.state === 'arrived'
    await trx
      .updateTable('publish.replies')
      .set({
        text: is,
        ...(isEdited
          ? { editedAt: at(now), ...(isSame(author, accountHandle) ? {} : { readAt: null, readBy: null }) }
          : { state: 'arrived', author: foreignWords(author, LONGEST_NAME).replaceAll('\n', ' ') }),
      })
      .where('id', '=', before.id)
      .execute()
  }
  if (!isWhole) return isChanged
  const there = new Set(comments.map(({ id }) => id))
  const takenBack = [...known.values()].filter(
    ({ remoteId, state }) => state === 'arrived' && !there.has(remoteId),
  )
  if (takenBack.length === 0) return isChanged
  await trx
    .updateTable('publish.replies')
    .set({ state: 'deleted', text: '', author: '' })
    .where(
      'id',
      'in',
      takenBack.map(({ id }) => id),
    )
    .execute()
  return true
}

async function ownPosts(trx: Trx, accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select remote ->> 'id' as id from publish.deliveries
    where account_id = ${accountId} and remote ->> 'id' = any(${[...ids]}::text[])`.execute(trx)
  return new Set(rows.map(({ id }) => id))
}

const isSame = (author: string, handle: string): boolean =>
  author.replace(/^@/, '').toLowerCase() === handle.replace(/^@/, '').toLowerCase()

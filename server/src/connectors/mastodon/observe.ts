import { z } from 'zod'
import type { Instant } from '@stagedoor/core/time'
import type { ConnectorContext, Observation, RemoteComment, RemoteRef } from '../connector.ts'
import { plainTextOf } from '../wire/index.ts'
import { askMastodon, mastodon, Status } from './client.ts'
import { mastodonRefusal } from './errors.ts'

// How many a context names to whoever is signed in: https://docs.joinmastodon.org/methods/statuses/#context
const MOST_DESCENDANTS = 4096

/**
 * Looks after a status. Answers from other servers arrive late and out of order, so all of them come each time, and
 * whoever keeps them knows them by their ids.
 */
export async function observe(ref: RemoteRef, ctx: ConnectorContext): Promise<Observation> {
  const path = `/api/v1/statuses/${ref.id}`
  const answer = await askMastodon(ctx, { method: 'GET', path })
  if (answer.status === 404 || answer.status === 410)
    return {
      existence: 'gone',
      evidence: `GET ${path} says ${answer.status}`,
      url: null,
      figures: {},
      copy: null,
      comments: [],
      cursor: null,
    }
  if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
  const status = Status.parse(answer.body)
  const { descendants } = await mastodon(ctx, {
    method: 'GET',
    path: `${path}/context`,
    answer: z.object({ descendants: z.array(Status) }),
  })
  return {
    existence: 'there',
    evidence: `GET ${path} says ${status.visibility}`,
    url: status.url ?? status.uri,
    figures: {
      likes: status.favourites_count,
      comments: status.replies_count,
      shares: status.reblogs_count,
    },
    copy: plainTextOf(status.content),
    marks: {
      visibility: status.visibility,
      ...(status.sensitive === undefined ? {} : { sensitive: status.sensitive ? 'yes' : 'no' }),
      ...(status.spoiler_text === undefined ? {} : { 'content-warning': status.spoiler_text }),
    },
    isWhole:
      descendants.length < MOST_DESCENDANTS &&
      descendants.filter(({ in_reply_to_id }) => in_reply_to_id === ref.id).length >= status.replies_count,
    comments: descendants.map((status) => commentOf(status, new URL(ctx.account.address).host)),
    cursor: null,
  }
}

function commentOf(
  { id, account, content, created_at, url, uri, in_reply_to_id }: Status,
  host: string,
): RemoteComment {
  const at = Date.parse(created_at)
  return {
    id,
    // Of its own accounts a server names no host.
    author: account.acct.includes('@') ? `@${account.acct}` : `@${account.acct}@${host}`,
    text: plainTextOf(content),
    writtenAt: Number.isNaN(at) ? null : (at as Instant),
    url: url ?? uri,
    inReplyTo: in_reply_to_id,
  }
}

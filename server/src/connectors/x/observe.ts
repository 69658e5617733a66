import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { ConnectorContext, Observation, RemoteComment, RemoteRef } from '../connector.ts'
import { type Answer } from '../wire/index.ts'
import { ask, call, POST_FIELDS, postSchema, type XPost } from './client.ts'
import { xRefusal } from './errors.ts'
import { plainWords } from './plain-words.ts'
import { refOf } from './remote.ts'

const MOST_PAGES = 10

const one = z.looseObject({ data: postSchema.optional() })
const found = z.looseObject({
  data: z.array(postSchema).default([]),
  includes: z
    .looseObject({ users: z.array(z.looseObject({ id: z.string(), username: z.string() })).default([]) })
    .optional(),
  meta: z.looseObject({ next_token: z.string().optional() }).optional(),
})

/**
 * Reads a post back. Its replies are read where the account says so, for X asks money for each of them; X finds replies
 * of the last seven days alone.
 */
export async function observe(
  ref: RemoteRef,
  ctx: ConnectorContext,
  since: string | null,
): Promise<Observation> {
  const path = `/2/tweets/${ref.id}`
  const answer = await call(ctx, { method: 'GET', path, query: { 'tweet.fields': POST_FIELDS } })
  const post = postIn(answer, ctx)
  if (post === null)
    return {
      existence: 'gone',
      evidence: `GET ${path} says ${answer.status}, not found`,
      url: null,
      figures: {},
      copy: null,
      comments: [],
      cursor: since,
    }
  const metrics = post.public_metrics ?? {}
  const replies =
    ctx.account.settings['readsReplies'] === true
      ? await repliesTo(ref.id, ctx, since)
      : { comments: [], cursor: since }
  return {
    existence: 'there',
    evidence: `GET ${path} says ${answer.status}`,
    url: refOf(ref.id, ctx).url,
    figures: {
      views: metrics.impression_count ?? 0,
      likes: metrics.like_count ?? 0,
      comments: metrics.reply_count ?? 0,
      shares: (metrics.retweet_count ?? 0) + (metrics.quote_count ?? 0),
      saves: metrics.bookmark_count ?? 0,
    },
    copy: plainWords(post),
    ...replies,
  }
}

/** The post in an answer; null where X says that there is none. Throws where it cannot say. */
export function postIn(answer: Answer, ctx: Pick<ConnectorContext, 'now'>): XPost | null {
  if (answer.status === 404) return null
  if (answer.status >= 300) throw xRefusal(answer, ctx.now())
  const { data: post } = one.parse(answer.body)
  if (post !== undefined) return post
  // X answers 200 and says in a list of errors that the post is not found.
  if (answer.text.includes('/problems/resource-not-found')) return null
  throw xRefusal(answer, ctx.now())
}

async function repliesTo(
  id: string,
  ctx: ConnectorContext,
  since: string | null,
): Promise<{ comments: RemoteComment[]; cursor: string | null }> {
  const comments: RemoteComment[] = []
  let token: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const told = await ask(ctx, {
      method: 'GET',
      path: '/2/tweets/search/recent',
      query: {
        query: `conversation_id:${id} -from:${ctx.account.remoteId}`,
        max_results: '100',
        'tweet.fields': POST_FIELDS,
        expansions: 'author_id',
        'user.fields': 'username',
        ...(since === null ? {} : { since_id: since }),
        ...(token === undefined ? {} : { next_token: token }),
      },
      shape: found,
    })
    const names = new Map(told.includes?.users.map((user) => [user.id, user.username]))
    for (const reply of told.data) comments.push(commentOf(reply, names, ctx))
    token = told.meta?.next_token
    if (token === undefined) break
  }
  // Newest first, and ids grow with time: the first of all is where the next look goes on.
  const newest = comments
    .map((comment) => BigInt(comment.id))
    .reduce((a, b) => (a > b ? a : b), BigInt(since ?? 0))
  return { comments: comments.toReversed(), cursor: comments.length === 0 ? since : String(newest) }
}

function commentOf(reply: XPost, names: ReadonlyMap<string, string>, ctx: ConnectorContext): RemoteComment {
  const name = names.get(reply.author_id ?? '') ?? reply.author_id ?? 'somebody'
  const at = Date.parse(reply.created_at ?? '')
  return {
    id: reply.id,
    author: `@${name}`,
    text: plainWords(reply),
    writtenAt: Number.isNaN(at) ? null : (at as Instant),
    url: `${ctx.origins['web']}/${name}/status/${reply.id}`,
    inReplyTo: reply.referenced_tweets?.find(({ type }) => type === 'replied_to')?.id ?? null,
  }
}

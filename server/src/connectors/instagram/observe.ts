import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { CommentCursor } from '../comment-cursor.ts'
import type { CommentPage } from '../comment-search.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Figure, Observation, RemoteComment, RemoteRef } from '../connector.ts'
import { isListed } from './find-media.ts'
import { ask, pagesOf } from './graph.ts'
import { isNameless } from './remote.ts'

const DAY_MS = 86_400_000
const PAGES_A_LOOK = 40

const mediaSchema = z.looseObject({
  id: z.string(),
  caption: z.string().optional(),
  permalink: z.string().optional(),
  like_count: z.number().optional(),
  comments_count: z.number().optional(),
})

/** Reads what Instagram says of a post: whether it is there, its figures, its words, and new comments. */
export async function observe(
  ref: RemoteRef,
  ctx: ConnectorContext,
  since: string | null,
): Promise<Observation> {
  const unread = { url: ref.url, figures: {}, copy: null, comments: [], cursor: since }
  if (isNameless(ref))
    return {
      ...unread,
      existence: 'unreadable',
      evidence: 'It was published, and Instagram told nobody its name.',
    }
  const media = await readMedia(ctx, ref)
  if (media === null) return { ...unread, ...(await whyNotRead(ref, ctx)) }
  const isStory = ref.more?.format === 'instagram-story'
  const { comments, cursor } = isStory
    ? { comments: [], cursor: since }
    : await commentsSince(ctx, ref, since)
  return {
    existence: 'there',
    evidence: `${media.id} answers`,
    url: media.permalink ?? ref.url,
    figures: { ...(await insightsOf(ctx, ref, isStory)), ...countsOf(media) },
    copy: media.caption ?? null,
    comments,
    cursor,
  }
}

async function readMedia(ctx: ConnectorContext, { id }: RemoteRef) {
  try {
    const fields = 'id,caption,permalink,timestamp,like_count,comments_count,media_product_type'
    const { body } = await ask(ctx, { method: 'GET', path: `/${id}`, query: { fields } })
    return mediaSchema.parse(body)
  } catch (error) {
    if (error instanceof ConnectorRefusal && error.error.code === '100/33') return null
    throw error
  }
}

// The same code stands for "deleted" and for a bad day at Meta: the account's own list decides.
async function whyNotRead(
  ref: RemoteRef,
  ctx: ConnectorContext,
): Promise<Pick<Observation, 'existence' | 'evidence'>> {
  const publishedAt = Number(ref.more?.publishedAt ?? Number.NaN)
  const isStory = ref.more?.format === 'instagram-story'
  if (isStory && ctx.now() >= publishedAt + DAY_MS)
    return { existence: 'gone', evidence: 'expired: a story is shown for 24 hours' }
  const list = isStory ? 'stories' : 'media'
  const since = Number.isNaN(publishedAt) ? 0 : publishedAt
  switch (await isListed(ctx, { id: ref.id, list, since })) {
    case 'listed':
      return { existence: 'unreadable', evidence: 'Instagram lists it, and does not let it be read (100/33)' }
    case 'unread':
      return {
        existence: 'unreadable',
        evidence: `not found by its id (100/33); the list of ${list} is long`,
      }
    case 'not-listed':
      return {
        existence: 'gone',
        evidence: `neither by its id (100/33) nor among the ${list} of the account`,
      }
  }
}

function countsOf({ like_count: likes, comments_count: comments }: z.infer<typeof mediaSchema>) {
  const figures: Partial<Record<Figure, number>> = {}
  if (likes !== undefined) figures.likes = likes
  if (comments !== undefined) figures.comments = comments
  return figures
}

const FIGURE_OF: Readonly<Record<string, Figure>> = {
  views: 'views',
  reach: 'reach',
  saved: 'saves',
  shares: 'shares',
}

const insightsSchema = z.looseObject({
  data: z
    .array(
      z.looseObject({
        name: z.string(),
        values: z.array(z.looseObject({ value: z.number().optional() })).default([]),
        total_value: z.looseObject({ value: z.number().optional() }).optional(),
      }),
    )
    .default([]),
})

// Nobody promises them: they need a permission of their own, and a post that is minutes old has none.
async function insightsOf(
  ctx: ConnectorContext,
  { id }: RemoteRef,
  isStory: boolean,
): Promise<Partial<Record<Figure, number>>> {
  const metric = isStory ? 'views,reach,shares' : 'views,reach,saved,shares'
  try {
    const { body } = await ask(ctx, { method: 'GET', path: `/${id}/insights`, query: { metric } })
    const figures: Partial<Record<Figure, number>> = {}
    for (const { name, values, total_value } of insightsSchema.parse(body).data) {
      const figure = FIGURE_OF[name]
      const value = total_value?.value ?? values[0]?.value
      if (figure !== undefined && value !== undefined) figures[figure] = value
    }
    return figures
  } catch (error) {
    if (error instanceof ConnectorRefusal && ['scope', 'config'].includes(error.error.kind)) return {}
    throw error
  }
}

const commentSchema = z.looseObject({
  id: z.string(),
  text: z.string().default(''),
  timestamp: z.string().default(''),
  username: z.string().default(''),
})

const threadSchema = commentSchema.extend({
  replies: z.looseObject({ data: z.array(commentSchema).default([]) }).optional(),
})

const FIELDS = 'id,text,timestamp,username'

/** A comment, and whose thread it stands in; null for one under the post itself. */
export type InstagramComment = z.infer<typeof commentSchema> & { readonly inReplyTo: string | null }

/** Comments under a post, page by page, the newest first, each with the few answers that Instagram puts beside it. */
export async function* commentsOf(
  ctx: ConnectorContext,
  media: string,
): AsyncGenerator<CommentPage<InstagramComment>> {
  const pages = pagesOf(ctx, {
    path: `/${media}/comments`,
    query: { fields: `${FIELDS},replies{${FIELDS}}`, limit: '50' },
    one: threadSchema,
    most: PAGES_A_LOOK,
  })
  for await (const { entries, isLast } of pages) {
    const comments = entries.flatMap((thread) => [
      { ...thread, inReplyTo: null },
      ...(thread.replies?.data ?? []).map((reply) => ({ ...reply, inReplyTo: thread.id })),
    ])
    yield { comments, isLast }
  }
}

/** Every answer in a thread, page by page. */
export async function* repliesIn(
  ctx: ConnectorContext,
  thread: string,
): AsyncGenerator<CommentPage<InstagramComment>> {
  const pages = pagesOf(ctx, {
    path: `/${thread}/replies`,
    query: { fields: FIELDS, limit: '50' },
    one: commentSchema,
    most: PAGES_A_LOOK,
  })
  for await (const { entries, isLast } of pages)
    yield { comments: entries.map((reply) => ({ ...reply, inReplyTo: thread })), isLast }
}

async function commentsSince(ctx: ConnectorContext, ref: RemoteRef, since: string | null) {
  const cursor = new CommentCursor(since)
  for await (const { comments } of commentsOf(ctx, ref.id)) {
    const told = comments.map(({ id, text, timestamp, username, inReplyTo }): RemoteComment => {
      const at = Date.parse(timestamp)
      const writtenAt = Number.isNaN(at) ? null : (at as Instant)
      const more = { thread: inReplyTo ?? id }
      return { id, author: username, text, writtenAt, url: ref.url, inReplyTo, more }
    })
    if (!cursor.takeIn(told)) break
  }
  return cursor.end()
}

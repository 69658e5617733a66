import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'
import { CommentCursor } from '../comment-cursor.ts'
import type { CommentPage } from '../comment-search.ts'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Figure, Observation, RemoteComment, RemoteRef } from '../connector.ts'
import { ask, readVideo, type Video } from './client.ts'

const LOOKED_AT = 'snippet,status,statistics,paidProductPlacementDetails'
const PAGES_A_LOOK = 20
const PAGE = 100

/** Reads what YouTube says of a film: whether it is there, its figures, its words, and new comments. */
export async function observe(
  ref: RemoteRef,
  ctx: ConnectorContext,
  since: string | null,
): Promise<Observation> {
  const video = await readVideo(ctx, ref.id, LOOKED_AT)
  if (video === null)
    return {
      existence: 'gone',
      evidence: 'videos.list names no such film',
      url: ref.url,
      figures: {},
      copy: null,
      comments: [],
      cursor: since,
    }
  const visibility = video.status?.privacyStatus ?? 'unknown'
  const isHidden = visibility === 'private' && ref.more?.visibility !== 'private'
  const { comments, cursor } = isHidden
    ? { comments: [], cursor: since }
    : await commentsSince(ctx, ref, since)
  return {
    existence: isHidden ? 'hidden' : 'there',
    evidence: `privacyStatus ${visibility}, uploadStatus ${video.status?.uploadStatus ?? 'unknown'}`,
    url: ref.url,
    figures: figuresOf(video),
    copy: video.snippet?.description ?? null,
    marks: marksOf(video),
    comments,
    cursor,
  }
}

function marksOf({ snippet, status, paidProductPlacementDetails }: Video): NonNullable<Observation['marks']> {
  const isMarked = [
    ['paid-partnership', paidProductPlacementDetails?.hasPaidProductPlacement],
    ['made-with-ai', status?.containsSyntheticMedia],
    ['made-for-kids', status?.selfDeclaredMadeForKids],
  ] as const
  return {
    ...(snippet?.title === undefined ? {} : { title: snippet.title }),
    ...(status?.privacyStatus === undefined ? {} : { visibility: status.privacyStatus }),
    ...Object.fromEntries(
      isMarked.flatMap(([mark, is]) => (is === undefined ? [] : [[mark, is ? 'yes' : 'no']])),
    ),
  }
}

function figuresOf({ statistics = {} }: Video): Partial<Record<Figure, number>> {
  const figures: Partial<Record<Figure, number>> = {}
  const told = [
    ['views', statistics.viewCount],
    ['likes', statistics.likeCount],
    ['comments', statistics.commentCount],
  ] as const
  for (const [figure, count] of told)
    if (count !== undefined && /^\d+$/.test(count)) figures[figure] = Number(count)
  return figures
}

const commentSchema = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({
    textDisplay: z.string().default(''),
    textOriginal: z.string().optional(),
    authorDisplayName: z.string().default(''),
    authorChannelId: z.looseObject({ value: z.string() }).optional(),
    publishedAt: z.string().optional(),
    parentId: z.string().optional(),
  }),
})

const threadsSchema = z.looseObject({
  nextPageToken: z.string().optional(),
  items: z
    .array(
      z.looseObject({
        snippet: z.looseObject({ topLevelComment: commentSchema, totalReplyCount: z.number().default(0) }),
        replies: z.looseObject({ comments: z.array(commentSchema).default([]) }).optional(),
      }),
    )
    .default([]),
})

const repliesSchema = z.looseObject({
  nextPageToken: z.string().optional(),
  items: z.array(commentSchema).default([]),
})

type Comment = z.infer<typeof commentSchema>

/**
 * The threads of a film, page by page, the newest first, each with the few of its answers that YouTube puts beside it;
 * none where comments are switched off.
 */
export async function* commentsOf(
  ctx: ConnectorContext,
  video: string,
): AsyncGenerator<CommentPage<Comment>> {
  let pageToken: string | undefined
  for (let page = 0; page < PAGES_A_LOOK; page += 1) {
    const query = {
      part: 'snippet,replies',
      videoId: video,
      order: 'time',
      maxResults: String(PAGE),
      textFormat: 'plainText',
      ...(pageToken === undefined ? {} : { pageToken }),
    }
    const { body } = await ask(ctx, { method: 'GET', path: '/youtube/v3/commentThreads', query }).catch(
      noneWhereSwitchedOff,
    )
    const { items, nextPageToken } = threadsSchema.parse(body)
    const comments = items.flatMap(({ snippet, replies }) => [
      snippet.topLevelComment,
      ...(replies?.comments ?? []),
    ])
    yield { comments, isLast: nextPageToken === undefined }
    if (nextPageToken === undefined) return
    pageToken = nextPageToken
  }
}

/** Every answer in a thread, page by page; none where the thread is gone. */
export async function* repliesIn(
  ctx: ConnectorContext,
  thread: string,
): AsyncGenerator<CommentPage<Comment>> {
  let pageToken: string | undefined
  for (let page = 0; page < PAGES_A_LOOK; page += 1) {
    const query = {
      part: 'snippet',
      parentId: thread,
      maxResults: String(PAGE),
      textFormat: 'plainText',
      ...(pageToken === undefined ? {} : { pageToken }),
    }
    const { body } = await ask(ctx, { method: 'GET', path: '/youtube/v3/comments', query }).catch(
      noneWhereGone,
    )
    const { items: comments, nextPageToken } = repliesSchema.parse(body)
    yield { comments, isLast: nextPageToken === undefined }
    if (nextPageToken === undefined) return
    pageToken = nextPageToken
  }
}

/** How many answers YouTube counts in a thread; none where it is gone. */
export async function repliesCounted(ctx: ConnectorContext, thread: string): Promise<number> {
  const query = { part: 'snippet', id: thread }
  const { body } = await ask(ctx, { method: 'GET', path: '/youtube/v3/commentThreads', query })
  return threadsSchema.parse(body).items[0]?.snippet.totalReplyCount ?? 0
}

function noneWhereGone(error: unknown): { body: unknown } {
  if (error instanceof ConnectorRefusal && error.error.code === 'commentNotFound') return { body: {} }
  throw error
}

function noneWhereSwitchedOff(error: unknown): { body: unknown } {
  if (error instanceof ConnectorRefusal && error.error.code === 'commentsDisabled') return { body: {} }
  throw error
}

async function commentsSince(
  ctx: ConnectorContext,
  ref: RemoteRef,
  since: string | null,
): Promise<{ comments: RemoteComment[]; cursor: string | null }> {
  const cursor = new CommentCursor(since)
  for await (const { comments } of commentsOf(ctx, ref.id)) {
    const told = comments.map((comment) => asRemote(comment, ref))
    // Threads come newest first: a page that brings nothing new is followed by none that does.
    if (!cursor.takeIn(told)) break
  }
  return cursor.end()
}

function asRemote({ id, snippet }: Comment, { url }: RemoteRef): RemoteComment {
  const at = Date.parse(snippet.publishedAt ?? '')
  return {
    id,
    author: snippet.authorDisplayName,
    text: snippet.textOriginal ?? snippet.textDisplay,
    writtenAt: Number.isNaN(at) ? null : (at as Instant),
    url: commentAddress(url, id),
    inReplyTo: snippet.parentId ?? null,
    more: { thread: snippet.parentId ?? id },
  }
}

/** Where a comment is found; a short shows its comments under the same film's own page. */
export function commentAddress(url: string | null, comment: string): string | null {
  if (url === null) return null
  const address = new URL(url)
  address.searchParams.set('lc', comment)
  return address.href
}

import { z } from 'zod'
import type { Instant } from '@stagedoor/core/time'
import type { ConnectorContext, Observation, RemoteComment, RemoteRef } from '../connector.ts'
import { plainTextOf } from '../wire/index.ts'
import { askPeertube, peertube, readVideo } from './client.ts'
import { peertubeRefusal } from './errors.ts'
import { nameOfPrivacy, PRIVATE } from './privacy.ts'

const PAGE = 100
const MOST_PAGES = 20

const Comment = z.object({
  id: z.number(),
  url: z.string(),
  text: z.string(),
  threadId: z.number(),
  inReplyToCommentId: z.number().nullable(),
  createdAt: z.string(),
  isDeleted: z.boolean(),
  totalReplies: z.number(),
  account: z.object({ name: z.string(), host: z.string() }).nullable(),
})

/** A comment as the server has it. */
export type PeertubeComment = z.infer<typeof Comment>

const Threads = z.object({
  total: z.number(),
  totalNotDeletedComments: z.number(),
  data: z.array(Comment),
})

interface Tree {
  readonly comment: PeertubeComment
  readonly children: readonly Tree[]
}

const Tree: z.ZodType<Tree> = z.object({
  comment: Comment,
  children: z.array(z.lazy(() => Tree)),
})

/** Looks after a film. Comments of other servers arrive late, so all come each time, known by their ids. */
export async function observe(ref: RemoteRef, ctx: ConnectorContext): Promise<Observation> {
  const path = `/api/v1/videos/${ref.id}`
  const video = await readVideo(ctx, ref.id)
  if (video === null)
    return {
      existence: 'gone',
      evidence: `GET ${path} says 404`,
      url: null,
      figures: {},
      copy: null,
      comments: [],
      cursor: null,
    }
  const { comments, total, isWhole } = await commentsOf(ctx, ref.id)
  const shown = comments.filter(({ isDeleted }) => !isDeleted)
  return {
    existence: video.privacy.id === PRIVATE ? 'hidden' : 'there',
    evidence: `GET ${path} says ${nameOfPrivacy(video.privacy.id)}`,
    url: ref.url,
    figures: { views: video.views, likes: video.likes, comments: total },
    copy: video.description ?? '',
    marks: {
      title: video.name,
      visibility: nameOfPrivacy(video.privacy.id),
      ...(video.nsfw === undefined ? {} : { sensitive: video.nsfw ? 'yes' : 'no' }),
    },
    comments: shown.map((comment) => commentOf(comment, ctx)),
    isWhole: isWhole && shown.length >= total,
    cursor: null,
  }
}

/** The comments under a film, how many the server says there are, and whether they were read to their end. */
export async function commentsOf(
  ctx: ConnectorContext,
  uuid: string,
): Promise<{ comments: PeertubeComment[]; total: number; isWhole: boolean }> {
  const comments: PeertubeComment[] = []
  let shown = 0
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const threads = await peertube(ctx, {
      method: 'GET',
      path: `/videos/${uuid}/comment-threads`,
      query: { start: String(page * PAGE), count: String(PAGE), sort: '-createdAt' },
      answer: Threads,
    })
    shown = threads.totalNotDeletedComments
    for (const thread of threads.data) {
      comments.push(thread)
      if (thread.totalReplies > 0) comments.push(...(await repliesTo(ctx, uuid, thread.id)))
    }
    if (threads.data.length === 0 || (page + 1) * PAGE >= threads.total)
      return { comments, total: shown, isWhole: true }
  }
  return { comments, total: shown, isWhole: false }
}

/** A thread to its end, its first comment with it; empty where it is gone. */
export async function commentsOfThread(
  ctx: ConnectorContext,
  { film, thread }: { film: string; thread: string },
): Promise<PeertubeComment[]> {
  const path = `/videos/${film}/comment-threads/${thread}`
  const answer = await askPeertube(ctx, { method: 'GET', path })
  if (answer.status === 404) return []
  if (answer.status >= 300) throw peertubeRefusal(answer, { now: ctx.now() })
  return flat(Tree.parse(answer.body))
}

const flat = (tree: Tree): PeertubeComment[] => [tree.comment, ...tree.children.flatMap(flat)]

async function repliesTo(ctx: ConnectorContext, uuid: string, threadId: number): Promise<PeertubeComment[]> {
  const { children } = await peertube(ctx, {
    method: 'GET',
    path: `/videos/${uuid}/comment-threads/${threadId}`,
    answer: Tree,
  })
  return children.flatMap(flat)
}

function commentOf(
  { id, url, text, threadId, inReplyToCommentId, createdAt, account }: PeertubeComment,
  ctx: ConnectorContext,
): RemoteComment {
  const isRemote = account !== null && account.host !== new URL(ctx.account.address).host
  // A channel comments as the account that it belongs to.
  const isOwn = !isRemote && account !== null && account.name === ctx.account.settings['accountName']
  const author = account === null ? 'somebody' : `@${account.name}@${account.host}`
  const at = Date.parse(createdAt)
  return {
    id: String(id),
    author: isOwn ? ctx.account.handle : author,
    // Comments of its own are kept as they were written, those of other servers as HTML.
    text: isRemote ? plainTextOf(text) : text,
    writtenAt: Number.isNaN(at) ? null : (at as Instant),
    url,
    inReplyTo: inReplyToCommentId === null ? null : String(inReplyToCommentId),
    more: { thread: String(threadId) },
  }
}

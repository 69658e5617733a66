import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { refusal } from './answers.ts'
import type { EmulatedComment, YoutubeWorld } from './world.ts'

const DOCS = 'https://developers.google.com/youtube/v3/docs/commentThreads'
const COMMENTS = 'https://developers.google.com/youtube/v3/docs/comments'
const READ_ON = '2026-11-21'

// https://developers.google.com/youtube/v3/docs/commentThreads: `replies` may hold a part of them alone; the number is
// what the real one is seen to put there.
const REPLIES_BESIDE = 5

const PAGING = {
  maxResults: z.coerce.number().int().min(1).max(100).optional(),
  textFormat: z.enum(['html', 'plainText']).optional(),
  pageToken: z.string().optional(),
}

/** Comments under films. */
export function commentOperations(world: YoutubeWorld): Operation[] {
  const isClosed = (video: string) => {
    const status = world.videos.get(video)?.resource.status
    return status?.privacyStatus === 'private' || status?.selfDeclaredMadeForKids === true
  }
  const placeOf = (id: string) => {
    for (const video of world.videos.values())
      for (const comment of video.comments) if (comment.id === id) return { video, comment }
    return undefined
  }
  return [
    operation({
      source: `${DOCS}/list`,
      readOn: READ_ON,
      name: 'commentThreads.list',
      method: 'GET',
      path: '/youtube/v3/commentThreads',
      isRead: true,
      reading: 'none',
      // Exactly one filter; an id goes with no paging.
      query: z.union([
        z.strictObject({
          part: z.enum(['snippet', 'snippet,replies']),
          videoId: z.string(),
          order: z.enum(['time', 'relevance']).optional(),
          ...PAGING,
        }),
        z.strictObject({ part: z.enum(['snippet', 'snippet,replies']), id: z.string() }),
      ]),
      answer: ({ token, query }) => {
        const refused = world.refuseCall(token)
        if (refused !== null) return refused
        const kind = 'youtube#commentThreadListResponse'
        const isWithReplies = query.part === 'snippet,replies'
        if ('id' in query) {
          const found = placeOf(query.id)
          const told = { videoId: found?.video.id ?? '', all: found?.video.comments ?? [], isWithReplies }
          const isThread = found !== undefined && found.comment.thread === undefined
          return { status: 200, body: { kind, items: isThread ? [threadOf(found.comment, told)] : [] } }
        }
        const { videoId, maxResults, pageToken } = query
        const video = world.videos.get(videoId)
        if (video === undefined) return refusal(404, 'videoNotFound')
        if (isClosed(videoId)) return refusal(403, 'commentsDisabled')
        const newestFirst = video.comments
          .filter(({ thread }) => thread === undefined)
          .toReversed()
          .toSorted((a, b) => b.at - a.at)
        const told = { videoId, all: video.comments, isWithReplies }
        const items = newestFirst.map((comment) => threadOf(comment, told))
        return { status: 200, body: { kind, ...pageOf(items, { maxResults, pageToken }) } }
      },
    }),
    operation({
      source: `${DOCS}/insert`,
      readOn: READ_ON,
      name: 'commentThreads.insert',
      method: 'POST',
      path: '/youtube/v3/commentThreads',
      isCommit: true,
      reading: 'json',
      query: z.strictObject({ part: z.literal('snippet') }),
      body: z.strictObject({
        snippet: z.strictObject({
          videoId: z.string(),
          topLevelComment: z.strictObject({
            snippet: z.strictObject({ textOriginal: z.string().min(1).max(10_000) }),
          }),
        }),
      }),
      answer: ({ token, body: { snippet } }) => {
        const refused = world.refuseCall(token, { units: 50 })
        if (refused !== null) return refused
        const video = world.videos.get(snippet.videoId)
        if (video === undefined) return refusal(404, 'videoNotFound')
        if (isClosed(snippet.videoId)) return refusal(403, 'commentsDisabled')
        const { id, title } = world.channel
        const text = snippet.topLevelComment.snippet.textOriginal
        const comment = commentFrom(world, { author: title, channelId: id, text })
        video.comments.push(comment)
        const told = { videoId: snippet.videoId, all: video.comments, isWithReplies: false }
        return { status: 200, body: threadOf(comment, told) }
      },
    }),
    operation({
      source: `${COMMENTS}/insert`,
      readOn: '2026-11-22',
      name: 'comments.insert',
      method: 'POST',
      path: '/youtube/v3/comments',
      isCommit: true,
      reading: 'json',
      query: z.strictObject({ part: z.literal('snippet') }),
      body: z.strictObject({
        snippet: z.strictObject({ parentId: z.string(), textOriginal: z.string().min(1).max(10_000) }),
      }),
      answer: ({ token, body: { snippet } }) => {
        const refused = world.refuseCall(token, { units: 50 })
        if (refused !== null) return refused
        const under = placeOf(snippet.parentId)
        if (under === undefined || under.comment.thread !== undefined)
          return refusal(404, 'parentCommentNotFound')
        const { id, title } = world.channel
        const written = { author: title, channelId: id, text: snippet.textOriginal, thread: snippet.parentId }
        const comment = commentFrom(world, written)
        under.video.comments.push(comment)
        return { status: 200, body: commentResource(comment, under.video.id) }
      },
    }),
    operation({
      source: `${COMMENTS}/list`,
      readOn: '2026-11-22',
      name: 'comments.list',
      method: 'GET',
      path: '/youtube/v3/comments',
      isRead: true,
      reading: 'none',
      query: z.union([
        z.strictObject({ part: z.literal('snippet'), parentId: z.string(), ...PAGING }),
        z.strictObject({ part: z.literal('snippet'), id: z.string() }),
      ]),
      answer: ({ token, query }) => {
        const refused = world.refuseCall(token)
        if (refused !== null) return refused
        const kind = 'youtube#commentListResponse'
        const found = placeOf('id' in query ? query.id : query.parentId)
        if ('id' in query) {
          const items = found === undefined ? [] : [commentResource(found.comment, found.video.id)]
          return { status: 200, body: { kind, items } }
        }
        if (found === undefined) return refusal(404, 'commentNotFound')
        const { video, comment } = found
        const replies = video.comments
          .filter(({ thread }) => thread === comment.id)
          .map((reply) => commentResource(reply, video.id))
        return { status: 200, body: { kind, ...pageOf(replies, query) } }
      },
    }),
    operation({
      source: `${COMMENTS}/delete`,
      readOn: '2026-11-22',
      name: 'comments.delete',
      method: 'DELETE',
      path: '/youtube/v3/comments',
      reading: 'none',
      query: z.strictObject({ id: z.string() }),
      answer: ({ token, query: { id } }) => {
        const refused = world.refuseCall(token, { units: 50 })
        if (refused !== null) return refused
        const found = placeOf(id)
        if (found === undefined) return refusal(404, 'commentNotFound')
        found.video.comments.splice(found.video.comments.indexOf(found.comment), 1)
        return { status: 204, body: null }
      },
    }),
  ]
}

/** A comment that somebody writes now. */
export function commentFrom(
  world: YoutubeWorld,
  written: Pick<EmulatedComment, 'author' | 'channelId' | 'text' | 'thread'>,
): EmulatedComment {
  return { id: `Ug${randomBytes(12).toString('base64url')}`, at: world.now(), ...written }
}

function commentResource({ id, author, channelId, text, at, thread }: EmulatedComment, videoId: string) {
  const snippet = {
    videoId,
    textDisplay: text,
    textOriginal: text,
    authorDisplayName: author,
    authorChannelId: { value: channelId },
    publishedAt: new Date(at).toISOString(),
    ...(thread === undefined ? {} : { parentId: thread }),
  }
  return { kind: 'youtube#comment', id, snippet }
}

function threadOf(
  comment: EmulatedComment,
  {
    videoId,
    all,
    isWithReplies,
  }: { videoId: string; all: readonly EmulatedComment[]; isWithReplies: boolean },
) {
  const replies = all.filter(({ thread }) => thread === comment.id)
  return {
    kind: 'youtube#commentThread',
    id: comment.id,
    snippet: {
      videoId,
      topLevelComment: commentResource(comment, videoId),
      totalReplyCount: replies.length,
    },
    ...(replies.length === 0 || !isWithReplies
      ? {}
      : {
          replies: {
            comments: replies.slice(0, REPLIES_BESIDE).map((reply) => commentResource(reply, videoId)),
          },
        }),
  }
}

function pageOf(
  all: readonly unknown[],
  { maxResults = 20, pageToken = '0' }: { maxResults?: number | undefined; pageToken?: string | undefined },
) {
  const from = Number(pageToken)
  const items = all.slice(from, from + maxResults)
  const next = from + items.length
  return { ...(next < all.length ? { nextPageToken: String(next) } : {}), items }
}

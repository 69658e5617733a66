import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { refusal } from './answers.ts'
import type { EmulatedComment, YoutubeWorld } from './world.ts'

const DOCS = 'https://developers.google.com/youtube/v3/docs/commentThreads'
const READ_ON = '2026-11-21'

/** Comments under films. */
export function commentOperations(world: YoutubeWorld): Operation[] {
  const isClosed = (video: string) => {
    const status = world.videos.get(video)?.resource.status
    return status?.privacyStatus === 'private' || status?.selfDeclaredMadeForKids === true
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
      query: z.strictObject({
        part: z.literal('snippet,replies'),
        videoId: z.string(),
        order: z.enum(['time', 'relevance']).optional(),
        maxResults: z.coerce.number().int().min(1).max(100).optional(),
        textFormat: z.enum(['html', 'plainText']).optional(),
        pageToken: z.string().optional(),
      }),
      answer: ({ token, query: { videoId, maxResults = 20, pageToken = '0' } }) => {
        const refused = world.refuseCall(token)
        if (refused !== null) return refused
        const video = world.videos.get(videoId)
        if (video === undefined) return refusal(404, 'videoNotFound')
        if (isClosed(videoId)) return refusal(403, 'commentsDisabled')
        const newestFirst = video.comments.toReversed().toSorted((a, b) => b.at - a.at)
        const from = Number(pageToken)
        const page = newestFirst.slice(from, from + maxResults)
        const next = from + page.length
        return {
          status: 200,
          body: {
            kind: 'youtube#commentThreadListResponse',
            ...(next < newestFirst.length ? { nextPageToken: String(next) } : {}),
            items: page.map((comment) => threadOf(comment, videoId)),
          },
        }
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
        return { status: 200, body: threadOf(comment, snippet.videoId) }
      },
    }),
  ]
}

/** A comment that somebody writes now. */
export function commentFrom(
  world: YoutubeWorld,
  written: Pick<EmulatedComment, 'author' | 'channelId' | 'text'>,
): EmulatedComment {
  return { id: `Ug${randomBytes(12).toString('base64url')}`, at: world.now(), ...written }
}

function threadOf({ id, author, channelId, text, at }: EmulatedComment, videoId: string) {
  const snippet = {
    videoId,
    textDisplay: text,
    textOriginal: text,
    authorDisplayName: author,
    authorChannelId: { value: channelId },
    publishedAt: new Date(at).toISOString(),
  }
  return {
    kind: 'youtube#commentThread',
    id,
    snippet: { videoId, topLevelComment: { kind: 'youtube#comment', id, snippet }, totalReplyCount: 0 },
  }
}

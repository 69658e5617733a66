import { z } from 'zod'
import { operation, type Operation } from '../../emulating/index.ts'
import { documented, peertubeError, signedIn } from './account-operations.ts'
import { type EmulatedComment, PEERTUBE_TRIAL, type PeertubeServer } from './server.ts'

/** Comments under films. */
export function commentOperations(server: PeertubeServer, origin: string): Operation[] {
  const { host } = new URL(origin)
  const repliesTo = (id: number) => server.comments.filter(({ inReplyTo }) => inReplyTo === id)
  const threadOf = (comment: EmulatedComment): number => {
    const parent = server.comments.find(({ id }) => id === comment.inReplyTo)
    return parent === undefined ? comment.id : threadOf(parent)
  }
  const shown = (comment: EmulatedComment) => ({
    id: comment.id,
    url: `${origin}/w/${comment.video};threadId=${threadOf(comment)}`,
    text: comment.text,
    threadId: threadOf(comment),
    inReplyToCommentId: comment.inReplyTo,
    createdAt: new Date(comment.at).toISOString(),
    isDeleted: false,
    totalReplies: repliesTo(comment.id).length,
    account: { name: comment.author, host },
  })
  type Tree = { comment: object; children: Tree[] }
  const treeOf = (comment: EmulatedComment): Tree => ({
    comment: shown(comment),
    children: repliesTo(comment.id).map(treeOf),
  })
  const add = (video: string, text: string, inReplyTo: number | null) => {
    const made: EmulatedComment = {
      id: server.next(),
      video,
      author: PEERTUBE_TRIAL.username,
      text,
      inReplyTo,
      at: server.now,
    }
    server.comments.push(made)
    return { status: 200, body: { comment: shown(made) } }
  }
  const Text = z.strictObject({ text: z.string().min(1).max(10_000) })
  const missing = peertubeError(404, 'Video not found')
  return [
    operation({
      ...documented('getVideoCommentThreads'),
      method: 'GET',
      path: '/api/v1/videos/{id}/comment-threads',
      isRead: true,
      query: z.strictObject({
        start: z.string().regex(/^\d+$/),
        count: z.string().regex(/^([1-9]\d?|100)$/),
        sort: z.enum(['-createdAt', '-totalReplies']),
      }),
      reading: 'none',
      answer: ({ token, params, query }) =>
        signedIn(server, token, () => {
          const id = params['id'] ?? ''
          if (!server.videos.has(id)) return missing
          const all = server.comments.filter(({ video }) => video === id)
          const threads = all.filter(({ inReplyTo }) => inReplyTo === null).toReversed()
          const start = Number(query.start)
          return {
            status: 200,
            body: {
              total: threads.length,
              totalNotDeletedComments: server.figures.get(id)?.comments ?? all.length,
              data: threads.slice(start, start + Number(query.count)).map(shown),
            },
          }
        }),
    }),
    operation({
      ...documented('getVideoCommentThread'),
      method: 'GET',
      path: '/api/v1/videos/{id}/comment-threads/{thread}',
      isRead: true,
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(server, token, () => {
          const found = server.comments.find(({ id }) => String(id) === params['thread'])
          return found === undefined ? missing : { status: 200, body: treeOf(found) }
        }),
    }),
    operation({
      ...documented('addVideoCommentThread'),
      method: 'POST',
      path: '/api/v1/videos/{id}/comment-threads',
      reading: 'json',
      body: Text,
      answer: ({ token, params, body }) =>
        signedIn(server, token, () =>
          server.videos.has(params['id'] ?? '') ? add(params['id'] ?? '', body.text, null) : missing,
        ),
    }),
    operation({
      ...documented('addVideoCommentReply'),
      method: 'POST',
      path: '/api/v1/videos/{id}/comments/{comment}',
      reading: 'json',
      body: Text,
      answer: ({ token, params, body }) =>
        signedIn(server, token, () => {
          const above = server.comments.find(({ id }) => String(id) === params['comment'])
          return above === undefined ? missing : add(above.video, body.text, above.id)
        }),
    }),
    operation({
      ...documented('deleteVideoComment'),
      method: 'DELETE',
      path: '/api/v1/videos/{id}/comments/{comment}',
      reading: 'none',
      answer: ({ token, params }) =>
        signedIn(server, token, () => {
          const at = server.comments.findIndex(({ id }) => String(id) === params['comment'])
          if (at < 0) return missing
          server.comments.splice(at, 1)
          return { status: 204, body: null }
        }),
    }),
  ]
}

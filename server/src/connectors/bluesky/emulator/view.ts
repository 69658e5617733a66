import { z } from 'zod'
import { type Operation, operation } from '../../emulating/index.ts'
import { BLUESKY_TRIAL, cidOf, type BlueskyNetwork, TRIAL_DID } from './network.ts'
import { xrpcError } from './repository.ts'

/** The network's view: a post with its figures and the answers to it. */
export function viewOperations(network: BlueskyNetwork): Operation[] {
  return [
    operation({
      name: 'app.bsky.feed.getPostThread',
      method: 'GET',
      path: '/xrpc/app.bsky.feed.getPostThread',
      source: 'https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky/feed/getPostThread.json',
      readOn: '2026-11-21',
      isRead: true,
      query: z.strictObject({
        uri: z.string(),
        depth: z.string().regex(/^\d+$/),
        parentHeight: z.string().regex(/^\d+$/),
      }),
      reading: 'none',
      answer: ({ query: { uri } }) => {
        const thread = threadOf(network, uri)
        return thread === null
          ? xrpcError(400, 'NotFound', `Post not found: ${uri}`)
          : { status: 200, body: { thread } }
      },
    }),
  ]
}

type Thread = { $type: string; post: object; replies: Thread[] }

function threadOf(network: BlueskyNetwork, uri: string): Thread | null {
  const own = network.records.get(uri.split('/').at(-1) ?? '')
  const comment = network.comments.find((other) => other.uri === uri)
  if (own === undefined && comment === undefined) return null
  const figures = network.figures.get(uri) ?? {}
  const replies = [
    ...network.comments.filter(({ parent }) => parent === uri).map((answer) => answer.uri),
    ...[...network.records]
      .filter(([, { value }]) => value.reply?.parent.uri === uri)
      .map(([rkey]) => `at://${TRIAL_DID}/app.bsky.feed.post/${rkey}`),
  ]
  const at = new Date(comment?.at ?? own?.value.createdAt ?? 0).toISOString()
  return {
    $type: 'app.bsky.feed.defs#threadViewPost',
    post: {
      uri,
      cid: own?.cid ?? cidOf(`${uri} ${comment?.text ?? ''}`),
      author:
        comment === undefined
          ? { did: TRIAL_DID, handle: BLUESKY_TRIAL.identifier }
          : { did: `did:plc:${comment.author}`, handle: `${comment.author}.test` },
      record: own?.value ?? {
        $type: 'app.bsky.feed.post',
        text: comment?.text,
        createdAt: at,
        reply: { root: { uri: comment?.parent, cid: '' }, parent: { uri: comment?.parent, cid: '' } },
      },
      indexedAt: at,
      likeCount: figures.likes ?? 0,
      repostCount: figures.shares ?? 0,
      quoteCount: 0,
      replyCount: figures.comments ?? replies.length,
    },
    replies: replies.flatMap((reply) => threadOf(network, reply) ?? []),
  }
}

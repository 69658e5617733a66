import { z } from 'zod'
import type { Instant } from '@stagedoor/core/time'
import type { ConnectorContext, Observation, RemoteComment, RemoteRef } from '../connector.ts'
import { askXrpc } from './client.ts'
import { readRecord } from './read-record.ts'
import { pageOf, partsOfUri } from './record.ts'

const Shown = z.object({
  uri: z.string(),
  cid: z.string().optional(),
  author: z.object({ did: z.string(), handle: z.string() }),
  record: z.object({
    text: z.string(),
    createdAt: z.string(),
    reply: z.object({ parent: z.object({ uri: z.string() }) }).optional(),
  }),
  indexedAt: z.string(),
  likeCount: z.number().optional(),
  replyCount: z.number().optional(),
  repostCount: z.number().optional(),
  quoteCount: z.number().optional(),
})

// Replies nest as deep as they are asked for; some are blocked or gone and hold nothing.
interface Thread {
  readonly post?: unknown
  readonly replies?: readonly Thread[]
}

const DEPTH = '10'

/**
 * Looks after a post: its repository says whether it exists, the network's view of it says what became of it. A view
 * that is late or cannot be read makes no post disappear.
 */
export async function observe(
  ref: RemoteRef,
  ctx: ConnectorContext,
  since: string | null,
): Promise<Observation> {
  const found = await readRecord(ctx, partsOfUri(ref.id))
  if (found === null) return nothing('gone', 'com.atproto.repo.getRecord says RecordNotFound', since)
  const there = { ...nothing('there', `com.atproto.repo.getRecord gives ${found.cid}`, since), url: ref.url }
  const { appview } = ctx.origins
  if (appview === undefined || appview === '') return { ...there, copy: found.value.text }
  const answer = await askXrpc(ctx, {
    origin: appview,
    name: 'app.bsky.feed.getPostThread',
    token: null,
    query: { uri: ref.id, depth: DEPTH, parentHeight: '0' },
  })
  const { thread } = (answer.body ?? {}) as { thread?: Thread }
  const shown = Shown.safeParse(thread?.post)
  if (answer.status >= 300 || !shown.success || thread === undefined)
    return { ...there, copy: found.value.text }
  const { likeCount, replyCount, repostCount, quoteCount } = shown.data
  const replies = (thread.replies ?? []).flatMap(repliesIn)
  const cursor = replies.reduce<string | null>(
    (latest, { indexedAt }) => (latest === null || indexedAt > latest ? indexedAt : latest),
    since,
  )
  return {
    ...there,
    copy: found.value.text,
    figures: {
      ...(likeCount === undefined ? {} : { likes: likeCount }),
      ...(replyCount === undefined ? {} : { comments: replyCount }),
      ...(repostCount === undefined ? {} : { shares: repostCount + (quoteCount ?? 0) }),
    },
    comments: replies.filter(({ indexedAt }) => since === null || indexedAt >= since).map(commentOf),
    cursor,
  }
}

function nothing(existence: Observation['existence'], evidence: string, cursor: string | null): Observation {
  return { existence, evidence, url: null, figures: {}, copy: null, comments: [], cursor }
}

function repliesIn({ post, replies = [] }: Thread): z.infer<typeof Shown>[] {
  const shown = Shown.safeParse(post)
  return [...(shown.success ? [shown.data] : []), ...replies.flatMap(repliesIn)]
}

function commentOf({ uri, cid, author, record }: z.infer<typeof Shown>): RemoteComment {
  const { did, rkey } = partsOfUri(uri)
  const at = Date.parse(record.createdAt)
  return {
    id: uri,
    author: `@${author.handle}`,
    text: record.text,
    writtenAt: Number.isNaN(at) ? null : (at as Instant),
    url: pageOf(did, rkey),
    inReplyTo: record.reply?.parent.uri ?? null,
    // An answer names the very version that it answers.
    ...(cid === undefined ? {} : { more: { cid } }),
  }
}

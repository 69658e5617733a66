import { measureText } from '@stagedoor/core/publish'
import { z } from 'zod'
import { type EmulatedAnswer, operation, type Operation } from '../../emulating/index.ts'
import { xSays, type XTweet, type XWorld } from './world.ts'

const DOCS = 'https://docs.x.com/x-api'
const readOn = '2026-11-21'
const DUPLICATES_MS = 3_600_000
const PAGE = 20

const fields = {
  'tweet.fields': z.string().optional(),
  'user.fields': z.string().optional(),
  'media.fields': z.string().optional(),
  expansions: z.string().optional(),
}

/** Posting, reading one's own posts, finding replies, deleting. */
export function postOperations(world: XWorld): Operation[] {
  return [
    operation({
      name: 'post',
      method: 'POST',
      path: '/2/tweets',
      source: `${DOCS}/posts/create-post`,
      readOn,
      isCommit: true,
      reading: 'json',
      body: z.strictObject({
        text: z.string().optional(),
        media: z.strictObject({ media_ids: z.array(z.string()).min(1).max(4) }).optional(),
        reply: z.strictObject({ in_reply_to_tweet_id: z.string() }).optional(),
        reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
        made_with_ai: z.boolean().optional(),
        paid_partnership: z.boolean().optional(),
        nullcast: z.boolean().optional(),
      }),
      answer: ({ body }) => {
        const text = body.text ?? ''
        if (measureText(text, 'weighted') > 280) return xSays(400, 'invalid-request', 'The text is too long.')
        const mediaId = body.media?.media_ids[0]
        const media = mediaId === undefined ? null : world.file(mediaId)
        if (mediaId !== undefined && (media === null || !world.isReady(media)))
          return xSays(400, 'invalid-request', 'Your media IDs are invalid.')
        const parent = body.reply?.in_reply_to_tweet_id ?? null
        if (parent !== null && !world.mayReply)
          return xSays(403, 'client-forbidden-reply', 'You are not permitted to perform this action.')
        if (parent !== null && !world.tweets.has(parent))
          return xSays(400, 'invalid-request', 'The post you reply to is deleted or not visible to you.')
        const isRepeated = [...world.tweets.values()].some(
          (tweet) =>
            tweet.authorId === world.account.id &&
            tweet.text === text &&
            tweet.media === null &&
            media === null &&
            world.clock.now() - tweet.at < DUPLICATES_MS,
        )
        if (isRepeated)
          return xSays(403, 'about:blank', 'You are not allowed to create a Tweet with duplicate content.')
        const tweet = world.post({
          text,
          media,
          parent,
          madeWithAi: body.made_with_ai === true,
          paidPartnership: body.paid_partnership === true,
        })
        return { status: 201, body: { data: { id: tweet.id, text: shownText(tweet) } } }
      },
    }),
    operation({
      name: 'search-posts',
      method: 'GET',
      path: '/2/tweets/search/recent',
      source: `${DOCS}/posts/search-recent-posts`,
      readOn,
      isRead: true,
      reading: 'none',
      query: z.strictObject({
        query: z.string().regex(/^conversation_id:\d+ -from:\d+$/),
        max_results: z.coerce.number().min(10).max(100),
        since_id: z.string().optional(),
        next_token: z.string().optional(),
        ...fields,
      }),
      answer: ({ query }) => {
        const [, conversation, own] = /^conversation_id:(\d+) -from:(\d+)$/.exec(query.query) ?? []
        const found = [...world.tweets.values()]
          .filter((tweet) => tweet.conversation === conversation && tweet.authorId !== own)
          .filter(({ id }) => BigInt(id) > BigInt(query.since_id ?? 0))
          .toReversed()
        const users = [
          ...new Map(found.map(({ authorId: id, authorName }) => [id, { id, username: authorName }])),
        ]
        return page(found, query.next_token, { includes: { users: users.map(([, user]) => user) } })
      },
    }),
    operation({
      name: 'read-post',
      method: 'GET',
      path: '/2/tweets/{id}',
      source: `${DOCS}/posts/get-post-by-id`,
      readOn,
      isRead: true,
      reading: 'none',
      query: z.strictObject(fields),
      answer: ({ params }) => {
        const tweet = world.tweets.get(params['id'] ?? '')
        if (tweet !== undefined) return { status: 200, body: { data: factsOf(tweet) } }
        const type = 'https://api.x.com/2/problems/resource-not-found'
        const detail = `Could not find tweet with id: [${params['id']}].`
        return { status: 200, body: { errors: [{ title: 'Not Found Error', type, detail }] } }
      },
    }),
    operation({
      name: 'own-posts',
      method: 'GET',
      path: '/2/users/{id}/tweets',
      source: `${DOCS}/users/get-posts`,
      readOn,
      isRead: true,
      reading: 'none',
      query: z.strictObject({
        max_results: z.coerce.number().min(5).max(100),
        start_time: z.iso.datetime().optional(),
        pagination_token: z.string().optional(),
        ...fields,
      }),
      answer: ({ params, query }) => {
        const from = Date.parse(query.start_time ?? '1970-01-01T00:00:00Z')
        const found = [...world.tweets.values()].filter(
          ({ authorId, at }) => authorId === params['id'] && at >= from,
        )
        return page(found.toReversed(), query.pagination_token, {})
      },
    }),
    operation({
      name: 'delete-post',
      method: 'DELETE',
      path: '/2/tweets/{id}',
      source: `${DOCS}/posts/delete-post`,
      readOn,
      reading: 'none',
      answer: ({ params }) => {
        if (!world.mayDelete)
          return xSays(403, 'about:blank', 'You are not permitted to perform this action.')
        if (!world.tweets.delete(params['id'] ?? ''))
          return xSays(404, 'resource-not-found', 'Could not find the post.')
        return { status: 200, body: { data: { deleted: true } } }
      },
    }),
  ]
}

function page(found: readonly XTweet[], token: string | undefined, more: object): EmulatedAnswer {
  const from = Number(token ?? 0)
  const shown = found.slice(from, from + PAGE)
  const next = from + PAGE < found.length ? { next_token: String(from + PAGE) } : {}
  const posts = shown.length === 0 ? {} : { data: shown.map(factsOf) }
  return { status: 200, body: { ...posts, ...more, meta: { result_count: shown.length, ...next } } }
}

// X writes three signs as entities, and adds a short address for a film.
function shownText({ text, media, id }: XTweet): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return media === null ? escaped : `${escaped} ${shortOf(id)}`
}

const shortOf = (id: string) => `https://t.co/${id.slice(-10)}`

function factsOf(tweet: XTweet) {
  const { id, authorId, authorName, at, media, parent, figures } = tweet
  const film = { url: shortOf(id), expanded_url: `https://x.com/${authorName}/status/${id}/video/1` }
  return {
    id,
    text: shownText(tweet),
    author_id: authorId,
    created_at: new Date(at).toISOString(),
    ...(media === null ? {} : { attachments: { media_keys: [media.key] }, entities: { urls: [film] } }),
    ...(parent === null ? {} : { referenced_tweets: [{ type: 'replied_to', id: parent }] }),
    public_metrics: {
      impression_count: figures.views,
      like_count: figures.likes,
      reply_count: figures.comments,
      retweet_count: figures.shares,
      quote_count: 0,
      bookmark_count: figures.saves,
    },
  }
}

import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Finding, Handle, Post, Step } from '../connector.ts'
import { ask, POST_FIELDS, postSchema, type XPost } from './client.ts'
import { readHandle, type XHandle } from './handle.ts'
import { isSame, plainWords } from './plain-words.ts'
import { refOf } from './remote.ts'

// Our clock and X's may differ by so much.
const CLOCKS_MS = 60_000
const MOST_PAGES = 10

const made = z.looseObject({ data: z.looseObject({ id: z.string() }) })
const timeline = z.looseObject({
  data: z.array(postSchema).default([]),
  meta: z.looseObject({ next_token: z.string().optional() }).optional(),
})

/** Posts. X has no key that would keep a second call from making a second post: when it was called is kept before. */
export async function commit(post: Post, ctx: ConnectorContext, held: Handle): Promise<Step> {
  const before = readHandle(held)
  const handle: XHandle = { ...before, calledAt: ctx.now() }
  await ctx.saveHandle(handle)
  const { plan, parent } = post
  const json = {
    text: plan.copy,
    ...(handle.media === null ? {} : { media: { media_ids: [handle.media.id] } }),
    ...(parent === null ? {} : { reply: { in_reply_to_tweet_id: parent.before.id } }),
    ...(plan.disclosures.includes('made-with-ai') ? { made_with_ai: true } : {}),
    ...(plan.disclosures.includes('paid-partnership') ? { paid_partnership: true } : {}),
  }
  try {
    const { data: told } = await ask(ctx, { method: 'POST', path: '/2/tweets', json, shape: made })
    return { kind: 'live', ref: refOf(told.id, ctx), visibility: 'public', handle }
  } catch (error) {
    // The same words of a moment ago may well be our own, of a call whose answer was lost.
    const isOwnPerhaps = before.calledAt !== null && codeIn(error) === 'duplicate-content'
    if (isOwnPerhaps && error instanceof ConnectorRefusal)
      return { kind: 'unknown', handle, error: error.error }
    throw error
  }
}

/** Looks through the account's own posts since the call for the one with this film, or with these words. */
export async function reconcile(post: Post, ctx: ConnectorContext, held: Handle): Promise<Finding> {
  const handle = readHandle(held)
  const { calledAt } = handle
  if (calledAt === null) return { kind: 'absent' }
  let token: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const told = await ask(ctx, {
      method: 'GET',
      path: `/2/users/${ctx.account.remoteId}/tweets`,
      query: {
        max_results: '100',
        start_time: new Date(calledAt - CLOCKS_MS).toISOString(),
        'tweet.fields': POST_FIELDS,
        ...(token === undefined ? {} : { pagination_token: token }),
      },
      shape: timeline,
    })
    const found = told.data.find((other) => isIt(other, post, handle))
    if (found !== undefined) return { kind: 'present', ref: refOf(found.id, ctx), visibility: 'public' }
    token = told.meta?.next_token
    if (token === undefined) return { kind: 'absent' }
  }
  return { kind: 'undecided', why: 'The account has posted too much since then to be read through.' }
}

function isIt(other: XPost, { plan, parent }: Post, { media }: XHandle): boolean {
  // A film is named once in its life.
  if (media !== null) return other.attachments?.media_keys?.includes(media.key) ?? false
  const answers = other.referenced_tweets?.find(({ type }) => type === 'replied_to')?.id ?? null
  return answers === (parent?.before.id ?? null) && isSame(plainWords(other), plan.copy)
}

function codeIn(error: unknown): string | null {
  return error instanceof ConnectorRefusal ? error.error.code : null
}

import { z } from 'zod'
import type { ConnectorContext, Post } from '../connector.ts'
import { pagesOf } from './graph.ts'
import type { InstagramHandle } from './handle.ts'
import type { PublishedMedia } from './remote.ts'

// Instagram's clock and ours.
const CLOCKS_APART_MS = 120_000
const PAGES = 5
// The most that a page of a list may hold.
const A_PAGE = '100'
const FIELDS = 'id,caption,permalink,timestamp,media_product_type'

const mediaSchema = z.looseObject({
  id: z.string(),
  caption: z.string().default(''),
  permalink: z.string().optional(),
  timestamp: z.string().default(''),
  media_product_type: z.string().default(''),
})

/** What was found of a post whose name nobody told us. */
export type FoundMedia =
  | { readonly kind: 'one'; readonly media: PublishedMedia }
  | { readonly kind: 'none' }
  /** Several might be it, and none is taken for it. */
  | { readonly kind: 'several' }
  /** More was posted since than we read: what was read says nothing. */
  | { readonly kind: 'unread' }

/**
 * Looks for the post that a container became: of its kind, with exactly its words, made since. Never "the newest": where
 * two fit, neither is taken.
 */
export async function findMedia(
  { plan }: Post,
  ctx: ConnectorContext,
  { madeAt }: InstagramHandle,
): Promise<FoundMedia> {
  const isReel = plan.format === 'instagram-reel'
  const since = madeAt - CLOCKS_APART_MS
  const found: PublishedMedia[] = []
  let isWhole = false
  const path = `/${ctx.account.remoteId}/${isReel ? 'media' : 'stories'}`
  const pages = pagesOf(ctx, {
    path,
    query: { fields: FIELDS, limit: A_PAGE },
    one: mediaSchema,
    most: PAGES,
  })
  for await (const { entries: page, isLast } of pages) {
    for (const { id, caption, permalink, timestamp, media_product_type: kind } of page)
      if (
        momentOf(timestamp) >= since &&
        kind === (isReel ? 'REELS' : 'STORY') &&
        (!isReel || caption === plan.copy)
      )
        found.push({ id, url: permalink ?? null })
    // The newest come first.
    isWhole = isLast || page.some(({ timestamp }) => momentOf(timestamp) < since)
    if (isWhole) break
  }
  const [media] = found
  if (!isWhole && found.length < 2) return { kind: 'unread' }
  if (media === undefined) return { kind: 'none' }
  return found.length === 1 ? { kind: 'one', media } : { kind: 'several' }
}

/** Whether an account's list still names a post; `unread` where it is longer than we read. */
export async function isListed(
  ctx: ConnectorContext,
  { id, list, since }: { id: string; list: 'media' | 'stories'; since: number },
): Promise<'listed' | 'not-listed' | 'unread'> {
  const path = `/${ctx.account.remoteId}/${list}`
  const query = { fields: 'id,timestamp', limit: A_PAGE }
  const one = z.looseObject({ id: z.string(), timestamp: z.string().default('') })
  for await (const { entries: page, isLast } of pagesOf(ctx, { path, query, one, most: 4 * PAGES })) {
    if (page.some((media) => media.id === id)) return 'listed'
    if (isLast || page.some(({ timestamp }) => momentOf(timestamp) < since - CLOCKS_APART_MS))
      return 'not-listed'
  }
  return 'unread'
}

// `2026-11-21T09:00:00+0000`, which Date reads.
function momentOf(timestamp: string): number {
  const at = Date.parse(timestamp)
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at
}

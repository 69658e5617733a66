import { z } from 'zod'
import type { ConnectorContext, Post } from '../connector.ts'
import { pagesOf } from './graph.ts'
import type { InstagramHandle } from './handle.ts'
import type { PublishedMedia } from './remote.ts'

// Instagram's clock and ours.
const CLOCKS_APART_MS = 120_000
const PAGES = 5
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
  const path = `/${ctx.account.remoteId}/${isReel ? 'media' : 'stories'}`
  for await (const page of pagesOf(ctx, { path, query: { fields: FIELDS }, one: mediaSchema, most: PAGES })) {
    for (const { id, caption, permalink, timestamp, media_product_type: kind } of page)
      if (
        momentOf(timestamp) >= since &&
        kind === (isReel ? 'REELS' : 'STORY') &&
        (!isReel || caption === plan.copy)
      )
        found.push({ id, url: permalink ?? null })
    // The newest come first.
    if (page.some(({ timestamp }) => momentOf(timestamp) < since)) break
  }
  const [media] = found
  if (media === undefined) return { kind: 'none' }
  return found.length === 1 ? { kind: 'one', media } : { kind: 'several' }
}

/** Whether an account's list still names a post. */
export async function isListed(
  ctx: ConnectorContext,
  { id, list, since }: { id: string; list: 'media' | 'stories'; since: number },
): Promise<boolean> {
  const path = `/${ctx.account.remoteId}/${list}`
  const query = { fields: 'id,timestamp' }
  const one = z.looseObject({ id: z.string(), timestamp: z.string().default('') })
  for await (const page of pagesOf(ctx, { path, query, one, most: 4 * PAGES })) {
    if (page.some((media) => media.id === id)) return true
    if (page.some(({ timestamp }) => momentOf(timestamp) < since - CLOCKS_APART_MS)) return false
  }
  return false
}

// `2026-11-21T09:00:00+0000`, which Date reads.
function momentOf(timestamp: string): number {
  const at = Date.parse(timestamp)
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at
}

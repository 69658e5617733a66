import { z } from 'zod'
import { type PostReading, unread } from './post-reading.ts'
import type { Reach } from './reach.ts'

const DOORS = {
  youtube: 'https://www.youtube.com/oembed',
  tiktok: 'https://www.tiktok.com/oembed',
} as const

const Embed = z.object({ title: z.string().optional(), thumbnail_url: z.string().optional() })

/**
 * Reads what oEmbed (oembed.com) says openly of a post: a picture of it, and of TikTok its words. What YouTube calls a
 * title is not where a disclosure stands, so its words count as unread.
 */
export async function readEmbed(
  reach: Reach,
  { platform, link }: { platform: keyof typeof DOORS; link: string },
  signal: AbortSignal,
): Promise<PostReading> {
  const query = new URLSearchParams({ url: link, format: 'json' }).toString()
  const named = reach.named(platform)
  const door = named === null ? DOORS[platform] : `${named}/oembed`
  const { status, body } = await reach.ask(`${door}?${query}`, signal)
  if (status === 404) return { kind: 'gone' }
  const embed = Embed.safeParse(body).data
  if (status !== 200 || embed === undefined) return unread('unreachable')
  const words = platform === 'tiktok' ? (embed.title ?? null) : null
  const address = embed.thumbnail_url
  return address === undefined || !URL.canParse(address)
    ? unread('closed-platform', words)
    : { kind: 'cover', address, words }
}

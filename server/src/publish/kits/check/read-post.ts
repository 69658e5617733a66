import { readPostLink } from '@stagedoor/core/publish'
import { type PostReading, unread } from './post-reading.ts'
import type { Reach } from './reach.ts'
import { readBlueskyPost } from './read-bluesky.ts'
import { readEmbed } from './read-embed.ts'
import { readMastodonPost, readPeertubePost } from './read-open-server.ts'

/** Reads a post by the way its platform documents for anybody; what cannot be reached is said, and thrown by nothing. */
export async function readPost(reach: Reach, link: string, signal: AbortSignal): Promise<PostReading> {
  const post = readPostLink(link)
  if (post === null) return unread('no-film')
  try {
    switch (post.platform) {
      case 'bluesky':
        return await readBlueskyPost(reach, post, signal)
      case 'mastodon':
        return await readMastodonPost(reach, post, signal)
      case 'peertube':
        return await readPeertubePost(reach, post, signal)
      case 'youtube':
      case 'tiktok':
        return await readEmbed(reach, { platform: post.platform, link }, signal)
      case 'instagram':
      case 'x':
      case 'elsewhere':
        return unread('closed-platform')
    }
  } catch (error) {
    signal.throwIfAborted()
    // Whoever answers there may answer anything or nothing: a person looks, and the next look tries again.
    if (error instanceof Error) return unread('unreachable')
    throw error
  }
}

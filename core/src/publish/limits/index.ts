/** What each platform takes of a post, as data. */
import { BLUESKY_LIMITS } from './bluesky.ts'
import { FEDIVERSE_LIMITS } from './fediverse.ts'
import { FEED_LIMITS } from './feed.ts'
import { INSTAGRAM_LIMITS } from './instagram.ts'
import { MASTODON_LIMITS } from './mastodon.ts'
import { PEERTUBE_LIMITS } from './peertube.ts'
import type { PlatformId, PlatformLimits } from './platform-limits.ts'
import { TIKTOK_LIMITS } from './tiktok.ts'
import { X_LIMITS } from './x.ts'
import { YOUTUBE_LIMITS } from './youtube.ts'
import { WEBHOOK_LIMITS } from './webhook.ts'

/** The limits of each platform that publications go to. */
export const PLATFORM_LIMITS: Partial<Record<PlatformId, PlatformLimits>> = {
  bluesky: BLUESKY_LIMITS,
  instagram: INSTAGRAM_LIMITS,
  tiktok: TIKTOK_LIMITS,
  x: X_LIMITS,
  youtube: YOUTUBE_LIMITS,
  fediverse: FEDIVERSE_LIMITS,
  feed: FEED_LIMITS,
  mastodon: MASTODON_LIMITS,
  peertube: PEERTUBE_LIMITS,
  webhook: WEBHOOK_LIMITS,
}

/** What each platform takes of a post, as data. */
import { BLUESKY_LIMITS } from './bluesky.ts'
import type { PlatformId, PlatformLimits } from './platform-limits.ts'

/** The limits of each platform that publications go to. */
export const PLATFORM_LIMITS: Partial<Record<PlatformId, PlatformLimits>> = {
  bluesky: BLUESKY_LIMITS,
}

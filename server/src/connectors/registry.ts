import type { PlatformId } from '@stagedoor/core/publish'
import { blueskyConnector } from './bluesky/index.ts'
import type { Capabilities, Connector } from './connector.ts'
import { FEDIVERSE_CAPABILITIES } from './fediverse/index.ts'
import { FEED_CAPABILITIES } from './feed/index.ts'
import { instagramConnector } from './instagram/index.ts'
import { mastodonConnector } from './mastodon/index.ts'
import { peertubeConnector } from './peertube/index.ts'
import { tiktokConnector } from './tiktok/index.ts'
import { webhookConnector } from './webhook/index.ts'
import { xConnector } from './x/index.ts'
import { youtubeConnector } from './youtube/index.ts'

/** Every connector to somebody else's platform. */
export const CONNECTORS: readonly Connector[] = [
  blueskyConnector,
  instagramConnector,
  mastodonConnector,
  peertubeConnector,
  tiktokConnector,
  webhookConnector,
  xConnector,
  youtubeConnector,
]

/** What the outlets of our own let us do; their connectors are made with the house that they lead to. */
const OUTLETS: Partial<Record<PlatformId, Capabilities>> = {
  feed: FEED_CAPABILITIES,
  fediverse: FEDIVERSE_CAPABILITIES,
}

/** Whether people fetch from the house itself what leaves there: it is behind a gate that everybody passes. */
export const isOutlet = (id: PlatformId): boolean => OUTLETS[id] !== undefined

/** What a platform lets us do. Throws for a platform that this program has no connector for: a row says otherwise. */
export function capabilitiesOf(id: PlatformId): Capabilities {
  const found = OUTLETS[id] ?? CONNECTORS.find((connector) => connector.id === id)?.capabilities
  if (found === undefined) throw new Error(`This program has no connector for ${id}`)
  return found
}

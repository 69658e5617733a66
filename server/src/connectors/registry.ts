import type { PlatformId } from '@stagedoor/core/publish'
import { blueskyConnector } from './bluesky/index.ts'
import type { Capabilities, Connector } from './connector.ts'
import { FEED_CAPABILITIES, feedConnector, type FeedShelf } from './feed/index.ts'
import { mastodonConnector } from './mastodon/index.ts'
import { webhookConnector } from './webhook/index.ts'
import { youtubeConnector } from './youtube/index.ts'

/** Every connector to somebody else's platform. */
export const CONNECTORS: readonly Connector[] = [
  blueskyConnector,
  mastodonConnector,
  webhookConnector,
  youtubeConnector,
]

/** Where what leaves by outlets of our own is kept. */
export interface OutletPorts {
  readonly feed: FeedShelf
}

/** Every connector, our own outlets among them: those are connected to the house itself. */
export function everyConnector({ feed }: OutletPorts): readonly Connector[] {
  return [...CONNECTORS, feedConnector(feed)]
}

/** What a platform lets us do. Throws for a platform that this program has no connector for: a row says otherwise. */
export function capabilitiesOf(id: PlatformId): Capabilities {
  if (id === 'feed') return FEED_CAPABILITIES
  const found = CONNECTORS.find((connector) => connector.id === id)
  if (found === undefined) throw new Error(`This program has no connector for ${id}`)
  return found.capabilities
}

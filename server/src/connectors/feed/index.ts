/** The podcast feed of a production: an outlet of our own. */
export { FEED_CAPABILITIES, feedConnector } from './connector.ts'
export { captionsPath, type Feed, type FeedEntry, filePath, podcastXml } from './podcast-xml.ts'
export type { EntryMedia, EntryRef, FeedShelf, NewEntry } from './shelf.ts'

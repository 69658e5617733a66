/** Mastodon, and other servers that speak its API: a film is media first, then a status with a key of its own. */
export { mastodonConnector } from './connector.ts'

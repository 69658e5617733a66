/** TikTok: direct posts and inbox drafts, by its Content Posting API. */
export { tiktokConnector } from './connector.ts'

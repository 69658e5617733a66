/** Bluesky, and every other server of its network: records in a repository, films through its video service. */
export { blueskyConnector } from './connector.ts'

/** Instagram: reels and stories, made in a container that nobody sees; publishing the container is the commit. */
export { instagramConnector } from './connector.ts'

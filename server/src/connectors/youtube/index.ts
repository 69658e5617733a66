/** YouTube: films and shorts, uploaded private; the change of visibility is the commit. */
export { youtubeConnector } from './connector.ts'

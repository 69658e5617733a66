/** X: posts with a film, and threads where X lets an application reply. */
export { xConnector } from './connector.ts'

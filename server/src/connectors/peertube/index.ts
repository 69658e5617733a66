/** PeerTube, at any server: a film is uploaded private under a key of ours, and shown by one short call. */
export { peertubeConnector } from './connector.ts'

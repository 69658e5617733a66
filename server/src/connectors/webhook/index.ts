/** Webhooks: a post goes as a signed message to whatever somebody built for it. */
export { webhookConnector } from './connector.ts'
export { isSignedBy, secretBytes, type SignedHeaders, signMessage } from './sign.ts'

/** Requests to addresses that somebody else named: they leave for the open internet, and for nowhere inside. */
export { type Answer, Outgoing, OutgoingRefused, type OutgoingRules } from './outgoing.ts'
export { isPublicAddress } from './public-address.ts'
export { WayOut, type WayOutBounds, type WayOutOrigin } from './way-out.ts'

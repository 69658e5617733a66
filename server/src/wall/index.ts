/** The wall: gates and their standing, and the only addresses under which media is reachable. */
export { GateWatch } from './gate-watch.ts'
export { createGate, gatesById, moveGate, reopenGate, setHorizons, shutGate, shutGates } from './gates.ts'
export { type AddressOrder, MediaAddresses } from './media-addresses.ts'
export { mediaHandler } from './serve-media.ts'

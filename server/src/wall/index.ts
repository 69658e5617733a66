/** The wall: gates and their standing, who looks and how far they are, and the only addresses under which media is reachable. */
export { asViewer } from './as-viewer.ts'
export { asWriter } from './as-writer.ts'
export { GateWatch } from './gate-watch.ts'
export { createGate, gatesById, moveGate, reopenGate, setHorizons, shutGate, shutGates } from './gates.ts'
export { type AddressOrder, MediaAddresses } from './media-addresses.ts'
export { mediaHandler } from './serve-media.ts'
export { progressRoutes } from './routes/progress.ts'
export { Viewers } from './viewers.ts'

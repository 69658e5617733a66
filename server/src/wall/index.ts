/** The wall: gates and their standing, who looks and how far they are, and the only addresses under which media is reachable. */
export { asViewer } from './as-viewer.ts'
export { asWriter } from './as-writer.ts'
export { GateWatch } from './gate-watch.ts'
export {
  createGate,
  gatesById,
  hasWaiting,
  moveGate,
  reopenGate,
  setHorizons,
  shutGate,
  shutGates,
} from './gates.ts'
export { type AddressOrder, MediaAddresses } from './media-addresses.ts'
export { whoLooksOn } from './looking.ts'
export { MadeViewers } from './made-viewers.ts'
export { longAgo, OLD_VIEWERS } from './old-viewers.ts'
export { sendFile } from './send-file.ts'
export { mediaHandler } from './serve-media.ts'
export { tellProgress } from './progress.ts'
export { progressRoutes } from './routes/progress.ts'
export { viewAsRoutes } from './routes/view-as.ts'
export { madeViewerQuery, orderIn, whyOut, whySchema } from './routes/why-wire.ts'
export { madeBy } from './view-as.ts'
export { Viewers } from './viewers.ts'
export { whySeen } from './why-seen.ts'

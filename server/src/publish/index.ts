/** Publish: how a cut leaves, once, when it opens, how kits are handed over, and how all of it is called back. */
export { handOverKit } from './hand-over-kit.ts'
export { publishJobs } from './jobs.ts'
export { linkBack } from './link-back.ts'
export { makeKit } from './make-kit.ts'
export { outsideReader } from './outside-reader.ts'
export { PublicAddresses } from './public-addresses.ts'
export { publishRoutes } from './routes.ts'
export { schedulePublication } from './schedule-publication.ts'

/** Publish: how a cut leaves, once, when it opens, how kits are handed over, and how all of it is called back. */
export {
  type AccountDeps,
  accountJobs,
  type Errand,
  platformAccountRoutes,
  Platforms,
} from './accounts/index.ts'
export { deliverDeps } from './deliver-deps.ts'
export { creditedNames } from './credited-names.ts'
export { embargoProofJobs } from './embargo-proof/jobs.ts'
export type {
  EmbargoedThing,
  EmbargoPorts,
  EmbargoProbe,
  ProbeFinds,
  ProofViewer,
} from './embargo-proof/ports.ts'
export { proofKey } from './embargo-proof/proof-key.ts'
export { tellEverything } from './embargo-proof/viewers.ts'
export { handOverKit } from './kits/hand-over-kit.ts'
export { publishJobs } from './jobs.ts'
export { chooseKeyArt } from './pages/key-art.ts'
export { kitCheckJobs } from './kits/check/kit-check-jobs.ts'
export { isKitLink, kitLinkHandler } from './kits/kit-visits.ts'
export { linkBack } from './kits/link-back.ts'
export { makeKit } from './kits/make-kit.ts'
export {
  fediverseHandler,
  filmHandler,
  isFediverse,
  isOutletFile,
  isPodcast,
  openFediverse,
  podcastFeed,
  podcastHandler,
} from './outlets/index.ts'
export { outsideReader } from './ledger/outside-reader.ts'
export { PublicAddresses } from './addresses/public-addresses.ts'
export { publishRoutes } from './routes.ts'
export { shareCardHandler } from './pages/share-card.ts'
export { schedulePublication } from './opening/schedule-publication.ts'
export { sightingsOf } from './pages/sightings.ts'
export type { ToldAbout, ToldOf } from './recall/whereabouts/ports.ts'

/** A PeerTube on this machine, with one account and its channel. */
export { type EmulatedPeertube, emulatePeertube } from './emulate-peertube.ts'
export { PEERTUBE_TRIAL } from './server.ts'

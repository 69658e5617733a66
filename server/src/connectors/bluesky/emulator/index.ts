/** Bluesky on this machine: a server with one account, the video service, and the network's view of it. */
export { emulateBluesky, type EmulatedBluesky } from './emulate-bluesky.ts'
export { BLUESKY_TRIAL } from './network.ts'

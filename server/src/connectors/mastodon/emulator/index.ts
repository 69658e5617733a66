/** A server with Mastodon's API on this machine, with one account. */
export { type EmulatedMastodon, emulateMastodon } from './emulate-mastodon.ts'

import { inCheckout } from '../bootstrap/checkout.js'
import { installPeer } from '../bootstrap/install.js'
import { runProgram } from './program.js'

/** Peers that come from npm, but that nothing else than these tests needs: each has a lockfile of its own. */
const FROM_NPM = ['scripts/peers/pds']

/** Holds this program against real peers; one that cannot be had is an error. */
export async function testPeers(given) {
  for (const folder of FROM_NPM) await installPeer(inCheckout(folder))
  return runProgram('scripts/peers/main.ts')(given)
}

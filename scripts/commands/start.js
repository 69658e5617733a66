import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'
import { buildPages } from './build.js'

/** Opens the house: pages as they should be, then the server, which ends when we do. */
export async function start({ node, args }) {
  await buildPages({ node })
  return runChild(node, [inCheckout('server', 'src', 'main.ts'), 'start', ...args], { channel: true })
}

import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'
import { buildPages } from './build.js'

/** Opens the house for work on it: the server starts again when a file that it uses changes, pages are built anew. */
export async function dev({ node, args }) {
  await buildPages({ node })
  const vite = inCheckout('node_modules', 'vite', 'bin', 'vite.js')
  const main = inCheckout('server', 'src', 'main.ts')
  const [code] = await Promise.all([
    runChild(node, ['--watch', '--watch-preserve-output', main, 'start', ...args]),
    runChild(node, [vite, 'build', '--watch', '--logLevel', 'warn'], { cwd: inCheckout('web') }),
  ])
  return code
}

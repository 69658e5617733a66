import { existsSync, readFileSync } from 'node:fs'
import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'
import { Refusal } from '../bootstrap/refusal.js'
import { buildPages } from './build.js'

const WITH_EMULATORS = '--emulators'

/** Opens the house: pages as they should be, then the server, which ends when we do. */
export async function start({ node, args }) {
  const env = args.includes(WITH_EMULATORS) ? emulatorsNow() : {}
  await buildPages({ node })
  const given = args.filter((argument) => argument !== WITH_EMULATORS)
  const main = inCheckout('server', 'src', 'main.ts')
  return runChild(node, [...nodeOptions(), main, 'start', ...given], { channel: true, env })
}

/** What the server's program asks of Node: objects that live for one request have no need of 128 MB. */
const nodeOptions = () =>
  JSON.parse(readFileSync(inCheckout('scripts', 'bootstrap', 'node-options.json'), 'utf8'))

/** Where the running emulators are, as the settings that point the house at them. */
function emulatorsNow() {
  const path = inCheckout('node_modules', '.emulators.json')
  const { pid, env } = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { pid: null, env: {} }
  if (pid === null || !isAlive(pid))
    throw new Refusal('No emulators are running. Start them in another terminal: npm run emulators')
  return env
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process has the number: it is alive, and not ours to ask.
    return error.code === 'EPERM'
  }
}

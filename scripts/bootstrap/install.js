import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT, inCheckout } from './checkout.js'
import { alone } from './lock.js'
import { Refusal } from './refusal.js'

const LOCKFILE = 'package-lock.json'
const STAMP = join('node_modules', '.stagedoor-installed')

/** Runs `npm ci` where packages are missing or the lockfile is another than when they were installed. */
export async function install() {
  if (isInstalled()) return
  await alone('install', () => {
    if (isInstalled()) return
    if (!isWhatTheLockfileNames()) runNpmCi(CHECKOUT)
    writeFileSync(join(CHECKOUT, STAMP), lockfileDigest(CHECKOUT))
  })
}

/** Runs `npm ci` in a folder with a lockfile of its own, where that has changed since it was last done. */
export async function installPeer(folder) {
  if (isInstalled(folder)) return
  await alone('install-peer', () => {
    if (isInstalled(folder)) return
    runNpmCi(folder)
    writeFileSync(join(folder, STAMP), lockfileDigest(folder))
  })
}

function isInstalled(folder = CHECKOUT) {
  const stamp = join(folder, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfileDigest(folder)
}

function lockfileDigest(folder) {
  return createHash('sha256')
    .update(readFileSync(join(folder, LOCKFILE)))
    .digest('hex')
}

// npm keeps its own list of what it installed; after an `npm install` by hand there is nothing to do again.
function isWhatTheLockfileNames() {
  const list = inCheckout('node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages
  const named = JSON.parse(readFileSync(inCheckout(LOCKFILE), 'utf8')).packages
  return Object.entries(named).every(([path, entry]) => {
    if (!path.includes('node_modules/') || entry.link) return true
    const found = installed[path]
    return found ? found.version === entry.version : entry.optional && !isForThisMachine(entry)
  })
}

// Other optional packages may be missing: what a package for WebAssembly needs, for instance.
function isForThisMachine({ os, cpu, libc }) {
  return !libc && os && cpu && [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
}

function runNpmCi(folder) {
  process.stdout.write('Installing packages (once for each version; about a minute) …\n')
  const ownNpm = process.env.npm_execpath
  const [program, first] = ownNpm?.endsWith('.js') ? [process.execPath, [ownNpm]] : ['npm', []]
  const { status, error } = spawnSync(
    program,
    [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (error || status !== 0) {
    throw new Refusal(
      `The packages could not be installed (${error?.message ?? `npm ci ended with ${status}`}). No data was touched; see the lines above, then run the command again.`,
    )
  }
}

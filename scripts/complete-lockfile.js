// npm leaves an optional package out of the lockfile where the registry could not give it, a binding for another
// platform for instance, and `npm ci` then refuses the lockfile. Run this after every `npm install`.
import { readFileSync, writeFileSync } from 'node:fs'

const LOCKFILE = new URL('../package-lock.json', import.meta.url)

const lock = JSON.parse(readFileSync(LOCKFILE, 'utf8'))
const packages = lock.packages
const added = []

for (const [dependent, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(dependent, name)) continue
    packages[`node_modules/${name}`] = {
      version,
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    }
    added.push(`${name}@${version}`)
  }
}

if (added.length > 0) {
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(LOCKFILE, `${JSON.stringify(lock, null, 2)}\n`)
}
process.stdout.write(`${added.length} optional packages of other platforms added to the lockfile\n`)

// Node looks for a package beside its dependent, then in each folder above.
function isThere(dependent, name) {
  for (
    let folder = dependent;
    folder !== '';
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))
  ) {
    if (packages[`${folder}/node_modules/${name}`]) return true
  }
  return packages[`node_modules/${name}`] !== undefined
}

// Such packages are named `…-os-cpu-abi`.
function platformOf(name) {
  const match = /(android|darwin|freebsd|linux|openharmony|win32)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name)
  if (!match) return {}
  const [, os, cpu, abi] = match
  const libc = abi?.startsWith('gnu') ? 'glibc' : abi?.startsWith('musl') ? 'musl' : undefined
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) }
}

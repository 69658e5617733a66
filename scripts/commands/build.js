import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'
import { digestOf } from '../bootstrap/digest.js'
import { alone } from '../bootstrap/lock.js'
import { Refusal } from '../bootstrap/refusal.js'

const INPUTS = [
  'web/src',
  'web/static',
  'web/vite.config.ts',
  'web/package.json',
  'web/tsconfig.json',
  'core/src',
  'contract/src',
  'package-lock.json',
]
const STAMP = inCheckout('web', 'build', '.inputs')

/** Builds the pages, where there are any, unless they are those of the present sources. */
export async function buildPages({ node }) {
  if (!existsSync(inCheckout('web', 'vite.config.ts'))) return 0
  const digest = digestOf(INPUTS)
  if (isBuilt(digest)) return 0
  return alone('build', async () => {
    if (isBuilt(digest)) return 0
    process.stdout.write('Building the pages …\n')
    rmSync(STAMP, { force: true })
    const vite = inCheckout('node_modules', 'vite', 'bin', 'vite.js')
    const code = await runChild(node, [vite, 'build', '--logLevel', 'warn'], {
      cwd: inCheckout('web'),
      quiet: true,
    })
    if (code !== 0)
      throw new Refusal('The pages could not be built; see the lines above. No data was touched.')
    writeFileSync(STAMP, digest)
    return 0
  })
}

function isBuilt(digest) {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest
}

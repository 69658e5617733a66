import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'

const bin = (path) => inCheckout('node_modules', path)

/** What must hold of every change, each by one tool; all are run, so that one learns everything at once. */
const CHECKS = {
  types: { args: [bin('typescript/bin/tsc'), '-p', '.'] },
  lint: { args: [bin('oxlint/bin/oxlint'), '--quiet'] },
  floors: {
    args: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'core',
      'contract',
      'server',
      'web/src',
      'cli',
    ],
  },
  format: { args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  unused: { args: [bin('knip/bin/knip.js')] },
  // Without it the pages would be checked against the shapes of their data as last built.
  'shapes of pages': { args: [bin('@sveltejs/kit/svelte-kit.js'), 'sync'], cwd: 'web' },
  pages: {
    args: [
      bin('svelte-check/bin/svelte-check'),
      '--tsconfig',
      './tsconfig.json',
      '--output',
      'human',
      '--fail-on-warnings',
    ],
    cwd: 'web',
  },
  'generated files': { args: ['scripts/emit.ts', '--check'] },
}

// What two cores carry. A check that others must have gone before waits for them, by coming later in their lane.
const LANES = [
  ['types', 'floors', 'unused', 'generated files'],
  ['lint', 'shapes of pages', 'pages', 'format'],
]

/** Runs all checks, or those named; what one says is shown when it fails. */
export async function check({ node, args: named }) {
  const failed = []
  const run = async (what) => {
    const { args, cwd = '.' } = CHECKS[what]
    const began = Date.now()
    const code = await runChild(node, args, { cwd: inCheckout(cwd), quiet: true })
    process.stdout.write(
      `${code === 0 ? 'holds' : 'FAILS'}  ${what}  (${((Date.now() - began) / 1000).toFixed(1)} s)\n`,
    )
    if (code !== 0) failed.push(what)
  }
  const isAsked = (what) => named.length === 0 || named.includes(what)
  await Promise.all(
    LANES.map(async (lane) => {
      for (const what of lane.filter(isAsked)) await run(what)
    }),
  )
  process.stdout.write(
    failed.length === 0 ? 'All checks hold.\n' : `These do not hold: ${failed.join(', ')}.\n`,
  )
  return failed.length === 0 ? 0 : 1
}

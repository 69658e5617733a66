import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'

const bin = (path) => inCheckout('node_modules', path)

/** What must hold of every change, each by one tool; all are run, so that one learns everything at once. */
const CHECKS = [
  { what: 'types', args: [bin('typescript/bin/tsc'), '-p', '.'] },
  { what: 'lint', args: [bin('oxlint/bin/oxlint'), '--quiet'] },
  {
    what: 'floors',
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
  { what: 'format', args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
  { what: 'unused', args: [bin('knip/bin/knip.js')] },
  // Without it the pages would be checked against the shapes of their data as last built.
  { what: 'shapes of pages', args: [bin('@sveltejs/kit/svelte-kit.js'), 'sync'], cwd: 'web' },
  {
    what: 'pages',
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
  { what: 'generated files', args: ['scripts/emit.ts', '--check'] },
]

/** Runs all checks, or those named. */
export async function check({ node, args: named }) {
  const failed = []
  for (const { what, args, cwd = '.' } of CHECKS) {
    if (named.length > 0 && !named.includes(what)) continue
    const began = Date.now()
    const code = await runChild(node, args, { cwd: inCheckout(cwd) })
    process.stdout.write(
      `${code === 0 ? 'holds' : 'FAILS'}  ${what}  (${((Date.now() - began) / 1000).toFixed(1)} s)\n`,
    )
    if (code !== 0) failed.push(what)
  }
  process.stdout.write(
    failed.length === 0 ? 'All checks hold.\n' : `These do not hold: ${failed.join(', ')}.\n`,
  )
  return failed.length === 0 ? 0 : 1
}

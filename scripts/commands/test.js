import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'
import { buildPages } from './build.js'

/** Whose questions a newer PostgreSQL might answer otherwise: roles and policies, locks, plans, and the server itself. */
const BY_VERSION = [
  'server/src/wall/fan-role',
  'server/src/wall/media.',
  'server/src/schema/',
  'plant/db/database.',
  'plant/db/migrate',
  'plant/alarms/',
  'plant/chain/',
  'clearance-in-sql',
]

/**
 * Runs the tests; whatever stands behind `--` goes to vitest. The last line is the sum, `123 passed, 0 failed`. The stages
 * are asked on the oldest PostgreSQL that we serve, as what it understands every newer one does; houses that are started
 * whole have the newest.
 */
export async function test({ node, args }) {
  await buildPages({ node })
  const results = [await runVitest(node, args, { PG15: '1' })]
  if (args.length === 0) {
    process.stdout.write('\nWhat depends on the version once more, on the newest PostgreSQL:\n')
    results.push(await runVitest(node, ['--project', 'server', ...BY_VERSION], {}))
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0)
  const failed = results.reduce((sum, result) => sum + result.failed, 0)
  for (const failure of results.flatMap((result) => result.failures))
    process.stdout.write(`failed: ${failure}\n`)
  if (passed + failed === 0) process.stdout.write('No test ran, which counts as a failure.\n')
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 && passed > 0 ? 0 : 1
}

async function runVitest(node, args, env) {
  const directory = mkdtempSync(join(tmpdir(), 'stagedoor-report-'))
  const report = join(directory, 'report.json')
  const vitest = inCheckout('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  try {
    const code = await runChild(node, [vitest, 'run', ...reporters, ...args], { env })
    return countOf(report, code)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

// A file that does not load, or an error outside of every test, fails the run without failing a test.
function countOf(report, code) {
  let passed = 0
  const failures = []
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    passed = numPassedTests
    for (const file of testResults) {
      const failed = file.assertionResults.filter((result) => result.status === 'failed')
      for (const { fullName, failureMessages } of failed)
        failures.push(saidOf(file.name, fullName, failureMessages[0]))
      if (failed.length === 0 && file.status === 'failed')
        failures.push(saidOf(file.name, 'the file', file.message))
    }
  } catch (error) {
    failures.push(`the tests left no report (${error.message})`)
  }
  if (failures.length === 0 && code !== 0) failures.push(`vitest ended with ${code}, and no test says why`)
  return { passed, failed: failures.length, failures }
}

// One line for each failure, repeated behind everything: the end of a long log is what people are shown first.
function saidOf(file, name, message) {
  const reason = (message ?? '').split('\n').slice(0, 6).join(' | ').slice(0, 600)
  return `${relative(inCheckout('.'), file)} › ${name}: ${reason}`
}

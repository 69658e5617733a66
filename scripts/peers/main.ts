// npm run test:peers: holds this program against real peers that npm does not bring. A missing one is an error.
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'
import { missingPeers } from './find-peers.ts'

const missing = await missingPeers()
if (missing.length > 0) {
  for (const says of missing) console.error(says)
  process.exit(1)
}
const vitest = await startVitest('test', process.argv.slice(2), {
  config: fileURLToPath(new URL('vitest.config.ts', import.meta.url)),
  watch: false,
})
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const passed = tests.filter((test) => test.result().state === 'passed').length
const failures = tests.filter((test) => test.result().state === 'failed').length
await vitest.close()
// A file that does not load, or an error outside of every test, fails the run without failing a test.
const failed = failures === 0 && process.exitCode !== undefined && process.exitCode !== 0 ? 1 : failures
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

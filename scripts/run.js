// The one way into the house: `node scripts/run.js start|test|…` on any Node from 20 on. It installs what the lockfile
// names, then goes on with the Node that came with it. Plain JavaScript, since an old Node reads nothing else.
import { check } from './commands/check.js'
import { dev } from './commands/dev.js'
import { buildPages } from './commands/build.js'
import { runProgram } from './commands/program.js'
import { start } from './commands/start.js'
import { test } from './commands/test.js'
import { testPeers } from './commands/test-peers.js'
import { install } from './bootstrap/install.js'
import { findNode } from './bootstrap/node.js'
import { Refusal } from './bootstrap/refusal.js'

const COMMANDS = {
  start,
  test,
  dev,
  check,
  build: buildPages,
  emit: runProgram('scripts/emit.ts'),
  bench: runProgram('scripts/bench/main.ts'),
  emulators: runProgram('scripts/emulators/main.ts'),
  'prove:clearance': runProgram('scripts/prove/clearance.ts'),
  'prove:wall': runProgram('scripts/prove/wall.ts'),
  'prove:flood': runProgram('scripts/prove/flood.ts'),
  'prove:from-set': runProgram('scripts/prove/from-set.ts'),
  'prove:network': runProgram('scripts/prove/network.ts'),
  'prove:kills': runProgram('scripts/prove/kills.ts'),
  'fuzz:media': runProgram('scripts/fuzz/media.ts'),
  'test:peers': testPeers,
  'test:live': runProgram('scripts/peers/live.ts'),
  'test:footage': runProgram('scripts/footage/main.ts'),
}

const [name = '', ...args] = process.argv.slice(2)

try {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new Refusal(`node scripts/run.js takes one of: ${Object.keys(COMMANDS).join(', ')}.`)
  await install()
  process.exitCode = await command({ node: findNode(), args })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

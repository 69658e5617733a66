import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { CHECKOUT, inCheckout } from './checkout.js'
import { watchParents } from './parents.js'

/**
 * Runs a program until it ends and answers its exit code. Ctrl-C and an end of whoever started us reach it once, by
 * us; our own sudden end it notices by the closing channel (`channel: true`). What a `quiet` one says is shown only
 * when it fails.
 */
export async function runChild(
  program,
  args,
  { env = {}, cwd = CHECKOUT, channel = false, quiet = false } = {},
) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, PATH: pathWith(program) },
    stdio: channel ? ['ignore', 'inherit', 'inherit', 'ipc'] : quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    // In a group of its own, so that a terminal's Ctrl-C is not heard twice.
    detached: channel,
  })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  // A child without a channel shares our group and hears the terminal itself.
  const forward = (signal) => void (channel || signal === 'SIGTERM' ? child.kill(signal) : undefined)
  for (const signal of signals) process.on(signal, forward)
  const unwatch = watchParents(() => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 1500).unref()
  })
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
    })
    if (code !== 0) process.stderr.write(Buffer.concat(said))
    return code
  } finally {
    unwatch()
    for (const signal of signals) process.off(signal, forward)
  }
}

// Programs that ask the path for `node` must find the same one.
function pathWith(program) {
  return [dirname(program), inCheckout('node_modules', '.bin'), process.env.PATH].join(delimiter)
}

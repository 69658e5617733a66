import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { CHECKOUT, inCheckout } from './checkout.js'
import { watchParents } from './parents.js'

/**
 * Runs a program until it ends and answers its exit code. Ctrl-C and an end of whoever started us reach it once, by
 * us; our own sudden end it notices by the closing channel (`channel: true`).
 */
export async function runChild(program, args, { env = {}, cwd = CHECKOUT, channel = false } = {}) {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...env, PATH: pathWith(program) },
    stdio: channel ? ['ignore', 'inherit', 'inherit', 'ipc'] : 'inherit',
    // In a group of its own, so that a terminal's Ctrl-C is not heard twice.
    detached: channel,
  })
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  // A child without a channel shares our group and hears the terminal itself.
  const forward = (signal) => void (channel || signal === 'SIGTERM' ? child.kill(signal) : undefined)
  for (const signal of signals) process.on(signal, forward)
  const unwatch = watchParents(() => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 1500).unref()
  })
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
    })
  } finally {
    unwatch()
    for (const signal of signals) process.off(signal, forward)
  }
}

// Programs that ask the path for `node` must find the same one.
function pathWith(program) {
  return [dirname(program), inCheckout('node_modules', '.bin'), process.env.PATH].join(delimiter)
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { CHECKOUT } from './checkout.js'

/** Does one thing in this checkout at a time, though several commands are started at once. */
export async function alone(what, work) {
  const digest = createHash('sha256').update(CHECKOUT).digest('hex').slice(0, 12)
  const lock = join(tmpdir(), `stagedoor-${what}-${process.getuid?.() ?? 0}-${digest}.lock`)
  let isTold = false
  while (!take(lock)) {
    if (!isTold) process.stdout.write(`Waiting for another command that is at work on this (${what}) …\n`)
    isTold = true
    await delay(300)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function take(lock) {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (isHeld(lock)) return false
  rmSync(lock, { recursive: true, force: true })
  return false
}

function isHeld(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')) || process.pid, 0)
    return true
  } catch (error) {
    // No note yet: its holder is about to write it. Not ours to signal: it is there.
    return error.code !== 'ESRCH'
  }
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { inCheckout } from './checkout.js'
import { Refusal } from './refusal.js'

const OLDEST = 24

/** The program to run our TypeScript with: the pinned Node that npm installed, else this one if it is new enough. */
export function findNode() {
  const pinned = inCheckout('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node')
  // On a system with another C library the file is there and does not run.
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  if (Number.parseInt(process.versions.node, 10) >= OLDEST) return process.execPath
  throw new Refusal(
    `Stagedoor needs Node ${OLDEST} or newer. npm brings one for Linux on x64 and arm64; on this machine (${process.platform} ${process.arch}) install it yourself. This is Node ${process.versions.node}.`,
  )
}

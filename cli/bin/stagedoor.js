#!/usr/bin/env node
// The one way into the commands, on any Node from 20 on: an old one goes on with the Node that npm installed. Plain
// JavaScript, since an old Node reads nothing else.
import { runChild } from '../../scripts/bootstrap/child.js'
import { inCheckout } from '../../scripts/bootstrap/checkout.js'
import { findNode } from '../../scripts/bootstrap/node.js'
import { Refusal } from '../../scripts/bootstrap/refusal.js'

if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import('../src/main.ts')
} else {
  try {
    const main = inCheckout('cli', 'src', 'main.ts')
    process.exitCode = await runChild(findNode(), [main, ...process.argv.slice(2)], { cwd: process.cwd() })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

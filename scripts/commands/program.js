import { existsSync } from 'node:fs'
import { runChild } from '../bootstrap/child.js'
import { inCheckout } from '../bootstrap/checkout.js'
import { Refusal } from '../bootstrap/refusal.js'

/** A command that is one TypeScript program. */
export function runProgram(path) {
  return async ({ node, args }) => {
    if (!existsSync(inCheckout(path))) throw new Refusal(`This version of Stagedoor has no ${path}.`)
    return runChild(node, [inCheckout(path), ...args])
  }
}

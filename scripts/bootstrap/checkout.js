import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

/** The checkout that this script is part of. */
export const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url))

/** A path inside the checkout. */
export function inCheckout(...parts) {
  return join(CHECKOUT, ...parts)
}

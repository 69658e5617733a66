import type { Outside } from './read-back.ts'

const PATIENCE_MS = 10_000

/**
 * Asks this house from outside, as nobody and past every cache: at the address that fans use, else, where the house
 * cannot reach that from within its own network, at its own door.
 */
export function outsideReader(origins: readonly string[]): Outside {
  return async (path) => {
    let last: unknown
    for (const origin of origins) {
      try {
        const response = await fetch(`${origin}${path}`, {
          redirect: 'manual',
          credentials: 'omit',
          headers: { 'cache-control': 'no-cache' },
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
      } catch (error) {
        last = error
      }
    }
    throw new Error('This house could not be asked from outside', { cause: last })
  }
}

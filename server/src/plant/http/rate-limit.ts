import { Problem } from '@stagedoor/contract/problems'

/** A bucket of tokens per key: `burst` at once, refilled at `perMinute`. Keys are accounts or network prefixes. */
export class RateLimit {
  readonly #burst: number
  readonly #perMs: number
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor({ burst, perMinute }: { burst: number; perMinute: number }) {
    this.#burst = burst
    this.#perMs = perMinute / 60_000
  }

  /** Takes one token; throws `too-many-requests` with the seconds to wait when the bucket is empty. `now` in ms, monotonic. */
  take(key: string, now: number): void {
    const before = this.#buckets.get(key) ?? { tokens: this.#burst, at: now }
    const tokens = Math.min(this.#burst, before.tokens + (now - before.at) * this.#perMs)
    if (tokens < 1) {
      const seconds = Math.ceil((1 - tokens) / this.#perMs / 1000)
      throw new Problem('too-many-requests', { retryAfterSeconds: seconds })
    }
    if (this.#buckets.size > 10_000) this.#buckets.clear()
    this.#buckets.set(key, { tokens: tokens - 1, at: now })
  }
}

/** The network a client sits in: an IPv4 address, or the /64 of an IPv6 one. */
export function networkPrefix(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  return address.split(':').slice(0, 4).join(':')
}

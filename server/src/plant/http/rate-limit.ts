import { isIPv4, isIPv6 } from 'node:net'
import { Problem } from '@stagedoor/contract/problems'

const MOST_BUCKETS = 10_000

/** A bucket of tokens per key: `burst` at once, refilled at `perMinute`. Keys are accounts or network prefixes. */
export class RateLimit {
  readonly #burst: number
  readonly #perMs: number
  /** Least lately used first. */
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor({ burst, perMinute }: { burst: number; perMinute: number }) {
    this.#burst = burst
    this.#perMs = perMinute / 60_000
  }

  /** Takes one token; throws `too-many-requests` with the seconds to wait when the bucket is empty. `now` in ms, monotonic. */
  take(key: string, now: number): void {
    const before = this.#buckets.get(key) ?? { tokens: this.#burst, at: now }
    const tokens = Math.min(this.#burst, before.tokens + (now - before.at) * this.#perMs)
    this.#buckets.delete(key)
    this.#buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now })
    const [oldest] = this.#buckets.keys()
    if (this.#buckets.size > MOST_BUCKETS && oldest !== undefined) this.#buckets.delete(oldest)
    if (tokens >= 1) return
    throw new Problem('too-many-requests', {
      retryAfterSeconds: Math.ceil((1 - tokens) / this.#perMs / 1000),
    })
  }
}

/** The network a client sits in: an IPv4 address, or the /64 of an IPv6 one; text that is no address stands for itself. */
export function networkPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain) || !isIPv6(plain)) return plain
  const [head = '', tail] = (plain.split('%')[0] ?? '').toLowerCase().split('::')
  const groupsOf = (part: string): string[] => part.split(':').filter((group) => group !== '')
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

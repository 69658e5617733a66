const KEEPS_MS = 8 * 60_000
const kept = new Map<string, { address: string; since: number }>()

/**
 * The address of a file, the same for eight minutes: the API mints a new one with every answer, and a new one would make
 * a playing picture begin anew. Addresses live ten minutes. Rendered on the server it is the answer's own.
 */
export function steady(key: string, address: string): string {
  if (typeof window === 'undefined') return address
  const before = kept.get(key)
  const now = performance.now()
  if (before && now - before.since < KEEPS_MS) return before.address
  kept.set(key, { address, since: now })
  return address
}
